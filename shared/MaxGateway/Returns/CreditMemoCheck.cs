using System.Globalization;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Returns;

/// <summary>Everything that is wrong with a credit memo, at once: it adds up as orders do, and only what reduces it is negative.</summary>
internal static class CreditMemoCheck
{
    /// <summary>What can be judged before MAX is read.</summary>
    public static IReadOnlyList<GatewayProblem> Shape(CreditMemoRequest request) => new TextRules()
        .Required("orderNumber", request.OrderNumber, "ORDNUM_27")
        .Fits("returnNumber", request.ReturnNumber, "RMANUM_52")
        .Fits("invoiceNumber", request.InvoiceNumber, "CUSTPO_27")
        .Fits("reason", request.Reason, "REASON_27")
        .Problems;

    public static GatewayProblem UnknownOrder(CreditMemoRequest request) => ReturnProblem.Unknown(
        "sales order", "orderNumber", request.OrderNumber, "Credit the order that the goods were sold with.");

    public static IReadOnlyList<GatewayProblem> Check(CreditMemoContext memo, CompanyOptions company)
    {
        if (!company.CreditMemos)
            return [ReturnProblem.CreditMemosOff(company.Name)];
        var texts = new TextRules();
        OrderShape.LineTexts(texts, memo.Order);
        return
        [
            .. Shape(memo.Request), .. texts.Problems, .. OrderShape.Counts(memo.Order), .. Signs(memo.Order), .. OrderAmounts.Check(memo.Order),
            .. OrderReferences.Check(memo.Order, memo.Max), .. References(memo),
        ];
    }

    private static IEnumerable<GatewayProblem> Signs(SalesOrderRequest order)
    {
        foreach (var (index, line) in order.Lines.Index())
        {
            if (line.Quantity <= 0)
                yield return Negative($"lines[{index}].quantity", line.Quantity, "It must be positive.");
            // A discount that was given is taken off what is credited, as it was taken off what was sold.
            if (line.Kind is SalesOrderLineKind.Discount or SalesOrderLineKind.Rounding)
                continue;
            if (line.UnitPrice < 0)
                yield return Negative($"lines[{index}].unitPrice", line.UnitPrice, "MAX keeps what it credits as positive amounts.");
            if (line.NetTotal < 0)
                yield return Negative($"lines[{index}].netTotal", line.NetTotal, "MAX keeps what it credits as positive amounts.");
            foreach (var (tax, entry) in line.Taxes.Index())
            {
                if (entry.Amount < 0)
                    yield return Negative($"lines[{index}].taxes[{tax}].amount", entry.Amount, "MAX keeps what it credits as positive amounts.");
            }
        }
    }

    private static IEnumerable<GatewayProblem> References(CreditMemoContext memo)
    {
        if (memo.Request.Reason is { } reason && !memo.Max.Codes.HasReason(reason))
            yield return OrderProblem.UnknownCode("reason", reason, "reason code");
        if (memo.Request.ReturnNumber is not { Length: > 0 } number)
            yield break;
        if (memo.Settled.Count == 0)
            yield return ReturnProblem.Unknown("RMA", "returnNumber", number, "Name an RMA that MAX has, or none.");
        else if (memo.Settled.All(line => line.OrderNumber != memo.Request.OrderNumber))
            yield return OrderProblem.NotAllowed("returnNumber", number, $"Nothing of order {memo.Request.OrderNumber} comes back with this RMA.");
    }

    private static GatewayProblem Negative(string field, decimal value, string detail) =>
        OrderProblem.NotAllowed(field, value.ToString(CultureInfo.InvariantCulture), detail);
}

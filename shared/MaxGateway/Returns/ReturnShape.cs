using System.Globalization;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;

namespace Connector.MaxGateway.Returns;

/// <summary>What can be judged from the return alone: lengths, counts, quantities.</summary>
internal static class ReturnShape
{
    // RMALIN_52 has two characters.
    private const int MostLines = 99;
    private const int MostLineNumber = 99;
    private const int MostIdLength = 200;

    // Six digits are what MAX's views show of a float.
    private const int MostDecimals = 6;

    public static IReadOnlyList<GatewayProblem> Check(ReturnRequest request)
    {
        if (request.Lines.Count is 0 or > MostLines)
            return [OrderProblem.NotAllowed("lines", null, $"{request.Lines.Count} lines; MAX numbers 1 to {MostLines} of them. Split the return.")];
        var texts = new TextRules();
        foreach (var (index, line) in request.Lines.Index())
        {
            texts.Required($"lines[{index}].orderNumber", line.OrderNumber, "ORDNUM_52")
                .Fits($"lines[{index}].reason", line.Reason, "REASON_27")
                .Fits($"lines[{index}].stockroom", line.Stockroom, "STK_52");
        }
        return [.. Id("externalId", request.ExternalId), .. texts.Problems, .. request.Lines.Index().SelectMany(line => Numbers($"lines[{line.Index}]", line.Item))];
    }

    public static IEnumerable<GatewayProblem> Id(string field, string id)
    {
        if (id.Length is 0 or > MostIdLength)
            yield return OrderProblem.NotAllowed(field, null, $"1 to {MostIdLength} characters are allowed.");
    }

    private static IEnumerable<GatewayProblem> Numbers(string field, ReturnLine line)
    {
        foreach (var problem in Id($"{field}.externalItemId", line.ExternalItemId))
            yield return problem;
        if (line.OrderLine is < 1 or > MostLineNumber)
            yield return OrderProblem.NotAllowed($"{field}.orderLine", $"{line.OrderLine}", $"1 to {MostLineNumber} are allowed.");
        if (line.OrderDelivery is < 1 or > MostLineNumber)
            yield return OrderProblem.NotAllowed($"{field}.orderDelivery", $"{line.OrderDelivery}", $"1 to {MostLineNumber} are allowed.");
        if (line.Quantity <= 0 || decimal.Round(line.Quantity, MostDecimals) != line.Quantity)
            yield return OrderProblem.NotAllowed($"{field}.quantity", line.Quantity.ToString(CultureInfo.InvariantCulture), $"It must be positive, with at most {MostDecimals} decimals.");
        if (!Enum.IsDefined(line.Action))
            yield return OrderProblem.NotAllowed($"{field}.action", $"{line.Action}", "credit, replace and repair are allowed.");
    }
}

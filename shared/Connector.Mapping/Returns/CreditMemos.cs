using Connector.ExactMax.Contract;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>
/// A return is credited with a memo per MAX order that its goods were sold with: a line per item at the price that was paid,
/// then what comes back of freight, discount and rounding.
/// </summary>
internal static class CreditMemos
{
    public static List<CreditMemoRequest> Of(ReturnScope scope, string externalId, List<ReturnChunk> chunks)
    {
        var memos = new List<CreditMemoRequest>();
        foreach (var own in chunks.Where(chunk => chunk.Credit is not null).GroupBy(chunk => chunk.Line.Part))
        {
            var charges = Charges([.. own]);
            // Goods that cost nothing are no money.
            if (charges.TrueForAll(charge => charge.Net == 0 && Array.TrueForAll(charge.Taxes, tax => tax.Amount == 0))) continue;
            if (Memo(scope, externalId, own.Key, [.. own], charges) is { } memo) memos.Add(memo);
        }

        return memos;
    }

    private static CreditMemoRequest? Memo(ReturnScope scope, string externalId, OrderFulfilment part, List<ReturnChunk> chunks, List<Charge> charges)
    {
        var (lines, path) = (CreditLines.Of(scope.Order, charges, chunks[0].Returned.Path), chunks[0].Returned.Path);
        var (net, tax) = (charges.Sum(charge => charge.Net), charges.Sum(charge => charge.Taxes.Sum(own => own.Amount)));
        if (net < 0 || net + tax < 0)
        {
            scope.Order.Report(ProblemCode.Unsupported, path.ToString(), Coins.Text(net, scope.Order), $"The return would give {Coins.Text(net, scope.Order)} back, and MAX keeps no negative credit memo. Let the shop return a voucher or surcharge together with the goods, or enter it in MAX by hand.");
            return null;
        }

        var memo = new CreditMemoRequest
        {
            ExternalId = externalId,
            OrderNumber = part.Order.OrderNumber,
            InvoiceNumber = Invoice(part, chunks),
            Reason = chunks[0].Reason.Code,
            Date = scope.Input.Today,
            Lines = lines,
            Totals = new(Coins.ToDecimal(net, scope.Order.Digits), Coins.ToDecimal(tax, scope.Order.Digits), scope.Order.Digits),
        };
        CreditProof.Check(scope.Order, memo, path);
        return memo;
    }

    // Pieces of an item that MAX holds in several lines are one line of the memo, per part.
    private static List<Charge> Charges(List<ReturnChunk> chunks)
    {
        var charges = new List<Charge>();
        foreach (var own in chunks.GroupBy(chunk => (chunk.Returned.Item.Id, chunk.Line.State.Part)))
        {
            var first = own.First();
            charges.Add(new()
            {
                Path = first.Returned.Path,
                Kind = first.Kind,
                Id = first.Returned.LineId,
                Part = first.Line.State.Part,
                Quantity = own.Sum(chunk => chunk.Quantity),
                Unit = first.Unit,
                Net = own.Sum(chunk => chunk.Credit!.Net),
                Taxes = Sum(own.Select(chunk => chunk.Credit!.Taxes)),
            });
        }

        foreach (var shares in chunks.SelectMany(chunk => chunk.Credit!.OfOrder).GroupBy(share => (share.Kind, share.Id, SharedAmounts.TaxesOf(share))))
        {
            var sum = shares.First() with { Net = shares.Sum(share => share.Net), Taxes = Sum(shares.Select(share => share.Taxes)), Reference = null, RequestedDate = null };
            if (sum.Net != 0 || Array.Exists(sum.Taxes, tax => tax.Amount != 0)) charges.Add(sum);
        }

        return charges;
    }

    private static CodedTax[] Sum(IEnumerable<CodedTax[]> taxes)
    {
        CodedTax[]? sum = null;
        foreach (var own in taxes)
        {
            sum ??= Array.ConvertAll(own, tax => tax with { Amount = 0 });
            for (var i = 0; i < own.Length; i++) sum[i] = sum[i] with { Amount = sum[i].Amount + own[i].Amount };
        }

        return sum ?? [];
    }

    private static string? Invoice(OrderFulfilment part, List<ReturnChunk> chunks)
    {
        var lines = chunks.Select(chunk => (chunk.Line.State.LineNumber, chunk.Line.State.Delivery)).ToHashSet();
        var invoices = part.Invoices.Where(invoice => invoice.Lines.Any(line => lines.Contains((line.LineNumber, line.Delivery)))).Select(invoice => invoice.InvoiceNumber).Distinct().ToList();
        return invoices.Count == 1 ? invoices[0] : null;
    }
}

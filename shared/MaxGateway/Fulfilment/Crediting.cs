using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Fulfilment;

/// <summary>Credit memos: of their invoice once they have one, else as they were entered.</summary>
internal sealed record Crediting(IReadOnlyList<InvoiceRow> Invoices, IReadOnlyList<InvoiceLineRow> InvoiceLines, IReadOnlyList<OrderLineRow> EntryLines, MaxCodes Codes, int TaxScale)
{
    // A header has no totals in MAX: a memo that is only entered adds up as its lines do, each rounded like money.
    private static readonly Dictionary<string, int> Digits = new() { ["JPY"] = 0, ["KRW"] = 0, ["CLP"] = 0, ["ISK"] = 0, ["VND"] = 0, ["KWD"] = 3, ["BHD"] = 3, ["OMR"] = 3, ["JOD"] = 3, ["TND"] = 3 };

    public IReadOnlyList<CreditMemo> Of(IReadOnlyList<CreditMemoRow> rows, IReadOnlyDictionary<string, ReturnMemory> memories) =>
        [.. rows.GroupBy(row => row.MemoNumber).SelectMany(memo => Of([.. memo], memories.GetValueOrDefault(memo.Key))).OrderBy(memo => memo.Date).ThenBy(memo => memo.OrderNumber, StringComparer.Ordinal)];

    // One row per tie to the order. A memo that is invoiced in parts is as many memos.
    private IEnumerable<CreditMemo> Of(IReadOnlyList<CreditMemoRow> ties, ReturnMemory? memory)
    {
        var header = ties[0];
        var entered = new CreditMemo
        {
            OrderNumber = header.MemoNumber, ExternalId = memory?.ExternalId, Currency = Codes.Iso(header.CurrencyCode) ?? header.CurrencyCode,
            ReturnNumber = ties.Select(tie => tie.ReturnNumber.NullIfEmpty()).FirstOrDefault(number => number is not null),
            InvoiceNumber = ties.Select(tie => tie.InvoiceNumber.NullIfEmpty()).FirstOrDefault(number => number is not null),
            Date = MaxDates.Parse(header.EntryDate) ?? throw new InvalidDataException($"Credit memo {header.MemoNumber} has no ORDDTE_27: date it in MAX."), Net = 0, Tax = 0,
        };
        var invoices = Invoices.Where(invoice => invoice.OrderNumber == header.MemoNumber).DistinctBy(invoice => invoice.InvoiceNumber).ToList();
        return invoices.Count == 0 ? [Entered(entered, memory)] : invoices.Select(invoice => entered with
        {
            CreditNumber = invoice.InvoiceNumber, Date = Invoicing.Date(invoice), Currency = Codes.Iso(invoice.CurrencyCode) ?? invoice.CurrencyCode, Net = invoice.Net, Tax = invoice.Tax,
            Lines = Invoicing.Lines(invoice, InvoiceLines, line => memory?.Items.GetValueOrDefault(line.LineNumber)),
        });
    }

    private CreditMemo Entered(CreditMemo memo, ReturnMemory? memory)
    {
        var lines = EntryLines.Where(line => line.OrderNumber == memo.OrderNumber).ToList();
        return memo with
        {
            Net = lines.Sum(line => decimal.Round(line.Ordered * line.UnitPrice, Digits.GetValueOrDefault(memo.Currency, 2), MidpointRounding.AwayFromZero)),
            Tax = lines.Sum(line => line.Tax1 + line.Tax2 + line.Tax3) / TaxScale,
            Lines = [.. lines.Select(line => new InvoiceLine
            {
                LineNumber = line.LineNumber, Delivery = line.Delivery, ExternalLineId = memory?.Items.GetValueOrDefault(line.LineNumber), Part = line.Part, Quantity = line.Ordered, UnitPrice = line.UnitPrice,
            })],
        };
    }
}

using System.Globalization;

namespace Connector.Sandbox.ExactMax;

/// <summary>A line of a credit memo, positive as MAX keeps it.</summary>
public sealed record MaxCreditLine(string Part, decimal Quantity, decimal Price, decimal Tax, string TaxCode = "");

/// <summary>Invoices what was shipped, and enters credit memos.</summary>
public sealed class MaxAccountant(MaxDatabase database)
{
    private static readonly Dictionary<string, int> Digits = new() { ["JPY"] = 0, ["JP"] = 0, ["KWD"] = 3, ["KW"] = 3 };

    /// <summary>
    /// Invoices everything of an order, or of a credit memo, that has no number yet; answers the number. Amounts are
    /// cumulative: the invoices of a line add up to the line to the cent.
    /// </summary>
    public string Invoice(string order) => database.Write(max =>
    {
        var header = max.Row("SO_Master", ("ORDNUM_27", order)) ?? throw new InvalidOperationException($"There is no order {order}.");
        var lines = max.Rows("SELECT * FROM Invoice_Detail WHERE ORDNUM_32 = @p0 AND INVCE_32 = '' AND INVQTY_32 <> 0", order);
        if (lines.Count == 0)
            throw new InvalidOperationException($"Order {order} has nothing to invoice.");
        var number = MaxNumbers.Next(max, MaxNumbers.Invoice, "Invoice_Master", "INVCE_31");
        var (net, taxes) = (0m, new decimal[3]);
        foreach (var line in lines)
        {
            var (key, quantity) = (new object[] { order, line.Text("LINNUM_32"), line.Text("DELNUM_32") }, (decimal)line.Number("INVQTY_32"));
            var sold = max.Row("SO_Detail", ("ORDNUM_28", key[0]), ("LINNUM_28", key[1]), ("DELNUM_28", key[2]))!;
            var (before, ordered) = ((decimal)sold.Number("INVQTY_28"), (decimal)sold.Number("CURQTY_28"));
            var digits = Digits.GetValueOrDefault(header.Text("CURR_27"), 2);
            decimal Share(decimal total) => Upto(total, before + quantity, ordered, digits) - Upto(total, before, ordered, digits);
            net += Share(Round(ordered * (decimal)sold.Number("PRICE_28"), digits));
            decimal[] own = [.. new[] { 1, 2, 3 }.Select(i => Share((decimal)sold.Number($"TAX{i}_28")))];
            taxes = [.. taxes.Zip(own, (sum, tax) => sum + tax)];
            max.Execute(
                "UPDATE Invoice_Detail SET ModificationDate = @now, INVCE_32 = @p3, TAX1_32 = @p4, TAX2_32 = @p5, TAX3_32 = @p6 WHERE ORDNUM_32 = @p0 AND LINNUM_32 = @p1 AND DELNUM_32 = @p2 AND INVCE_32 = ''",
                [.. key, number, .. own.Select(tax => (object)(double)tax)]);
            max.Execute("UPDATE SO_Detail SET ModificationDate = @now, INVQTY_28 = INVQTY_28 + @p3 WHERE ORDNUM_28 = @p0 AND LINNUM_28 = @p1 AND DELNUM_28 = @p2", [.. key, (double)quantity]);
        }
        max.Execute("DELETE FROM Invoice_Detail WHERE ORDNUM_32 = @p0 AND INVCE_32 = ''", order);
        max.Execute(
            "UPDATE Invoice_Master SET ModificationDate = @now, INVCE_31 = @p1, INVDTE_31 = @p2, LNETOT_31 = @p3, TAX1_31 = @p4, TAX2_31 = @p5, TAX3_31 = @p6, TAXTOT_31 = @p7 WHERE ORDNUM_31 = @p0 AND INVCE_31 = ''",
            [order, number, database.Clock.GetUtcNow().UtcDateTime.Date, (double)net, .. taxes.Select(tax => (object)(double)tax), (double)taxes.Sum()]);
        return number;
    });

    /// <summary>Invoices a credit memo, whoever entered it; answers the number.</summary>
    public string InvoiceCredit(string creditOrder)
    {
        database.Write(max =>
        {
            // A credit memo ships nothing: what was entered through MAXUpdate waits for its invoice as it stands.
            var waits = max.Row("Invoice_Master", ("ORDNUM_31", creditOrder), ("INVCE_31", "")) is not null;
            foreach (var line in waits ? [] : max.Rows("SELECT * FROM SO_Detail WHERE ORDNUM_28 = @p0", creditOrder))
                Await(max, creditOrder, (int)decimal.Parse(line.Text("LINNUM_28"), CultureInfo.InvariantCulture), (int)decimal.Parse(line.Text("DELNUM_28"), CultureInfo.InvariantCulture), line.Number("CURQTY_28"));
            return true;
        });
        return Invoice(creditOrder);
    }

    /// <summary>Enters a credit memo for the account of an order, tied by RMA, invoice or, without either, the order; answers its order number.</summary>
    public string Credit(string order, string? rma, string? invoice, params IReadOnlyList<MaxCreditLine> lines) => database.Write(max =>
    {
        var sold = max.Row("SO_Master", ("ORDNUM_27", order)) ?? throw new InvalidOperationException($"There is no order {order}.");
        var number = MaxNumbers.Next(max, MaxNumbers.SalesOrder, "SO_Master", "ORDNUM_27");
        max.Insert(
            "SO_Master",
            ("ORDNUM_27", number),
            ("CUSTID_27", sold.Text("CUSTID_27")),
            ("STYPE_27", "CR"),
            ("STATUS_27", "3"),
            ("ORDDTE_27", database.Clock.GetUtcNow().UtcDateTime.Date),
            ("ORDID_27", rma ?? ""),
            ("CUSTPO_27", invoice ?? order),
            ("CURR_27", sold.Text("CURR_27")),
            ("TERMS_27", sold.Text("TERMS_27")),
            ("REASON_27", "01"));
        foreach (var (index, line) in lines.Index())
        {
            max.Insert(
                "SO_Detail",
                ("ORDNUM_28", number),
                ("LINNUM_28", MaxLines.Two(index + 1)),
                ("DELNUM_28", "01"),
                ("STYPE_28", "CR"),
                ("STATUS_28", "3"),
                ("CUSTID_28", sold.Text("CUSTID_27")),
                ("PRTNUM_28", line.Part),
                ("CURQTY_28", line.Quantity),
                ("PRICE_28", line.Price),
                ("TAXCDE1_28", line.TaxCode),
                ("TAX1_28", line.Tax));
            Await(max, number, index + 1, 1, (double)line.Quantity);
        }
        return number;
    });

    /// <summary>Adds to what is shipped and has no invoice number yet: MAX's rows with a blank number.</summary>
    internal static void Await(MaxWriter max, string order, int line, int delivery, double quantity)
    {
        var header = max.Row("SO_Master", ("ORDNUM_27", order))!;
        var sold = MaxLines.Row(max, order, line, delivery);
        if (max.Row("Invoice_Master", ("ORDNUM_31", order), ("INVCE_31", "")) is null)
        {
            max.Insert(
                "Invoice_Master",
                ("ORDNUM_31", order),
                ("STYPE_31", header.Text("STYPE_27")),
                ("CUSTID_31", header.Text("CUSTID_27")),
                ("CUSTPO_31", header.Text("CUSTPO_27")),
                ("CURR_31", header.Text("CURR_27")),
                ("EXCRTE_31", header.Number("EXCRTE_27")));
        }
        if (max.Execute("UPDATE Invoice_Detail SET ModificationDate = @now, INVQTY_32 = INVQTY_32 + @p3 WHERE ORDNUM_32 = @p0 AND LINNUM_32 = @p1 AND DELNUM_32 = @p2 AND INVCE_32 = ''", [.. MaxLines.Key(order, line, delivery), quantity]) == 0)
        {
            max.Insert(
                "Invoice_Detail",
                ("ORDNUM_32", order),
                ("LINNUM_32", MaxLines.Two(line)),
                ("DELNUM_32", MaxLines.Two(delivery)),
                ("STYPE_32", sold.Text("STYPE_28")),
                ("PRTNUM_32", sold.Text("PRTNUM_28")),
                ("INVQTY_32", quantity),
                ("PRICE_32", sold.Number("PRICE_28")),
                ("DISC_32", sold.Number("DISC_28")));
        }
    }

    private static decimal Upto(decimal total, decimal quantity, decimal ordered, int digits) => ordered == 0 ? 0 : Round(total * quantity / ordered, digits);

    private static decimal Round(decimal amount, int digits) => decimal.Round(amount, digits, MidpointRounding.AwayFromZero);
}

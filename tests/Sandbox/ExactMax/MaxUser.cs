using System.Globalization;

namespace Connector.Sandbox.ExactMax;

/// <summary>What people do in MAX's screens, past the connector: ship, change and close lines, hold and release accounts.</summary>
public sealed class MaxUser(MaxDatabase database)
{
    /// <summary>Ships a quantity of a line in sales units; the line closes when nothing is due, the order when no line is open.</summary>
    public void Ship(string order, int line, decimal quantity, int delivery = 1) => database.Write(max =>
    {
        var row = Row(max, order, line, delivery);
        if (row.Text("STATUS_28") == "4" || row.Text("HSTAT_28") == "H" || (double)quantity > row.Number("DUEQTY_28"))
            throw new InvalidOperationException($"Line {line}-{delivery} of order {order} cannot ship {quantity}.");
        var (part, stockroom) = (row.Text("PRTNUM_28"), row.Text("STK_28"));
        var due = row.Number("DUEQTY_28") - (double)quantity;
        max.Execute(
            "UPDATE SO_Detail SET ModificationDate = @now, SHPQTY_28 = SHPQTY_28 + @p3, CURSHP_28 = @p3, DUEQTY_28 = @p4, STATUS_28 = @p5, SHPDTE_28 = @p6 WHERE ORDNUM_28 = @p0 AND LINNUM_28 = @p1 AND DELNUM_28 = @p2",
            [.. Key(order, line, delivery), (double)quantity, due, due <= 0 ? "4" : "3", database.Clock.GetUtcNow().UtcDateTime.Date]);
        Follow(max, order, line, delivery);
        var units = (double)quantity * MaxDemand.Factor(max, part);
        max.Execute("UPDATE Part_Stock SET ModificationDate = @now, QTYOH_06 = QTYOH_06 - @p2 WHERE PRTNUM_06 = @p0 AND STK_06 = @p1", part, stockroom, units);
        max.Insert(
            "Transaction_History",
            ("TNXCDE_15", "S"),
            ("ORDNUM_15", string.Concat(Key(order, line, delivery))),
            ("TNXDTE_15", database.Clock.GetUtcNow().UtcDateTime),
            ("TNXQTY_15", (decimal)units),
            ("STKID_15", stockroom),
            ("PRTNUM_15", part));
        max.Execute("UPDATE SO_Master SET ModificationDate = @now, STATUS_27 = '4' WHERE ORDNUM_27 = @p0 AND NOT EXISTS (SELECT 1 FROM SO_Detail WHERE ORDNUM_28 = @p0 AND STATUS_28 <> '4')", order);
        return true;
    });

    /// <summary>Changes a line by hand; what is null stays.</summary>
    public void Change(string order, int line, decimal? quantity = null, decimal? price = null, DateOnly? due = null, string? stockroom = null, int delivery = 1) => database.Write(max =>
    {
        var row = Row(max, order, line, delivery);
        var ordered = quantity is { } wanted ? (double)wanted : row.Number("CURQTY_28");
        if (ordered < row.Number("SHPQTY_28") || row.Text("STATUS_28") == "4")
            throw new InvalidOperationException($"Line {line}-{delivery} of order {order} cannot be changed to {ordered}.");
        max.Execute(
            "UPDATE SO_Detail SET ModificationDate = @now, CURQTY_28 = @p3, DUEQTY_28 = @p3 - SHPQTY_28, PRICE_28 = @p4, CURDUE_28 = @p5, STK_28 = @p6 WHERE ORDNUM_28 = @p0 AND LINNUM_28 = @p1 AND DELNUM_28 = @p2",
            [
                .. Key(order, line, delivery), ordered, price is { } agreed ? (double)agreed : row.Number("PRICE_28"),
                due?.ToDateTime(TimeOnly.MinValue) ?? row["CURDUE_28"], (stockroom ?? row.Text("STK_28")).PadRight(8),
            ]);
        Follow(max, order, line, delivery);
        return true;
    });

    /// <summary>Closes a line, shipped or not.</summary>
    public void Close(string order, int line, int delivery = 1) => database.Write(max =>
    {
        max.Execute("UPDATE SO_Detail SET ModificationDate = @now, STATUS_28 = '4', DUEQTY_28 = 0 WHERE ORDNUM_28 = @p0 AND LINNUM_28 = @p1 AND DELNUM_28 = @p2", Key(order, line, delivery));
        Follow(max, order, line, delivery);
        return true;
    });

    /// <summary>Puts an account on credit hold.</summary>
    public void Hold(string customer) => Status(customer, "H");

    /// <summary>Releases an account; its lines on hold stay so until <see cref="ReleaseLines"/>.</summary>
    public void Release(string customer) => Status(customer, "R");

    /// <summary>Releases the lines of an order.</summary>
    public void ReleaseLines(string order) => database.Write(max => max.Execute("UPDATE SO_Detail SET ModificationDate = @now, HSTAT_28 = 'R' WHERE ORDNUM_28 = @p0 AND HSTAT_28 = 'H'", order));

    /// <summary>Changes a column of an order's header, for example <c>SHPVIA_27</c>.</summary>
    public void ChangeHeader(string order, string column, string value)
    {
        var length = database.Schema.Table("SO_Master")[column].Length;
        database.Write(max => max.Execute($"UPDATE SO_Master SET ModificationDate = @now, {column} = @p1 WHERE ORDNUM_27 = @p0", order, value.PadRight(length)));
    }

    private void Status(string customer, string status) =>
        database.Write(max => max.Execute("UPDATE Customer_Master SET ModificationDate = @now, STATUS_23 = @p1 WHERE CUSTID_23 = @p0", customer, status));

    private static Dictionary<string, object> Row(MaxWriter max, string order, int line, int delivery) =>
        max.Row("SO_Detail", ("ORDNUM_28", order), ("LINNUM_28", Two(line)), ("DELNUM_28", Two(delivery)))
        ?? throw new InvalidOperationException($"Order {order} has no line {line}-{delivery}.");

    private static void Follow(MaxWriter max, string order, int line, int delivery) => MaxDemand.Follow(max, order, Two(line), Two(delivery));

    private static object[] Key(string order, int line, int delivery) => [order, Two(line), Two(delivery)];

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}

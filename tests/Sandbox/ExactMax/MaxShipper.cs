namespace Connector.Sandbox.ExactMax;

/// <summary>Ships goods, and takes shipments back.</summary>
public sealed class MaxShipper(MaxDatabase database)
{
    /// <summary>Ships a quantity of a line in sales units; the line closes when nothing is due, the order when no line is open.</summary>
    public void Ship(string order, int line, decimal quantity, int delivery = 1) => database.Write(max =>
    {
        var row = MaxLines.Row(max, order, line, delivery);
        if (row.Text("STATUS_28") == "4" || row.Text("HSTAT_28") == "H" || (double)quantity > row.Number("DUEQTY_28"))
            throw new InvalidOperationException($"Line {line}-{delivery} of order {order} cannot ship {quantity}.");
        var (part, stockroom) = (row.Text("PRTNUM_28"), row.Text("STK_28"));
        var due = row.Number("DUEQTY_28") - (double)quantity;
        max.Execute(
            "UPDATE SO_Detail SET ModificationDate = @now, SHPQTY_28 = SHPQTY_28 + @p3, CURSHP_28 = @p3, DUEQTY_28 = @p4, STATUS_28 = @p5, SHPDTE_28 = @p6 WHERE ORDNUM_28 = @p0 AND LINNUM_28 = @p1 AND DELNUM_28 = @p2",
            [.. MaxLines.Key(order, line, delivery), (double)quantity, due, due <= 0 ? "4" : "3", database.Clock.GetUtcNow().UtcDateTime.Date]);
        MaxLines.Follow(max, order, line, delivery);
        var units = (double)quantity * MaxDemand.Factor(max, part);
        max.Execute("UPDATE Part_Stock SET ModificationDate = @now, QTYOH_06 = QTYOH_06 - @p2 WHERE PRTNUM_06 = @p0 AND STK_06 = @p1", part, stockroom, units);
        max.Insert(
            "Transaction_History",
            ("TNXCDE_15", "S"),
            ("ORDNUM_15", string.Concat(MaxLines.Key(order, line, delivery))),
            ("TNXDTE_15", database.Clock.GetUtcNow().UtcDateTime),
            ("TNXQTY_15", (decimal)units),
            ("STKID_15", stockroom),
            ("PRTNUM_15", part));
        max.Execute("UPDATE SO_Master SET ModificationDate = @now, STATUS_27 = '4' WHERE ORDNUM_27 = @p0 AND NOT EXISTS (SELECT 1 FROM SO_Detail WHERE ORDNUM_28 = @p0 AND STATUS_28 <> '4')", order);
        MaxAccountant.Await(max, order, line, delivery, (double)quantity);
        return true;
    });

    /// <summary>Reverses so much of what was shipped and not invoiced; the line opens again.</summary>
    public void Unship(string order, int line, decimal quantity, int delivery = 1) => database.Write(max =>
    {
        var row = MaxLines.Row(max, order, line, delivery);
        if ((double)quantity > row.Number("SHPQTY_28") - row.Number("INVQTY_28"))
            throw new InvalidOperationException($"Line {line}-{delivery} of order {order} has no {quantity} shipped that is not invoiced.");
        var (part, stockroom, units) = (row.Text("PRTNUM_28"), row.Text("STK_28"), (double)quantity * MaxDemand.Factor(max, row.Text("PRTNUM_28")));
        max.Execute(
            "UPDATE SO_Detail SET ModificationDate = @now, SHPQTY_28 = SHPQTY_28 - @p3, DUEQTY_28 = DUEQTY_28 + @p3, STATUS_28 = '3' WHERE ORDNUM_28 = @p0 AND LINNUM_28 = @p1 AND DELNUM_28 = @p2",
            [.. MaxLines.Key(order, line, delivery), (double)quantity]);
        MaxLines.Follow(max, order, line, delivery);
        max.Execute("UPDATE Part_Stock SET ModificationDate = @now, QTYOH_06 = QTYOH_06 + @p2 WHERE PRTNUM_06 = @p0 AND STK_06 = @p1", part, stockroom, units);
        max.Insert(
            "Transaction_History",
            ("TNXCDE_15", "S"),
            ("ORDNUM_15", string.Concat(MaxLines.Key(order, line, delivery))),
            ("TNXDTE_15", database.Clock.GetUtcNow().UtcDateTime),
            ("TNXQTY_15", -(decimal)units),
            ("STKID_15", stockroom),
            ("PRTNUM_15", part));
        max.Execute("UPDATE SO_Master SET ModificationDate = @now, STATUS_27 = '3' WHERE ORDNUM_27 = @p0", order);
        MaxAccountant.Await(max, order, line, delivery, -(double)quantity);
        return true;
    });
}

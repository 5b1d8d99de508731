namespace Connector.Sandbox.ExactMax;

/// <summary>Enters RMAs and receives what comes back.</summary>
public sealed class MaxReturnsDesk(MaxDatabase database)
{
    /// <summary>Enters an RMA for so much of a line in sales units; answers its number.</summary>
    public string Enter(string order, int line, decimal quantity, int delivery = 1) => database.Write(max =>
    {
        var row = MaxLines.Row(max, order, line, delivery);
        var number = MaxNumbers.Next(max, MaxNumbers.Rma, "RMA_Detail", "RMANUM_52");
        max.Insert(
            "RMA_Detail",
            ("RMANUM_52", number),
            ("RMALIN_52", "01"),
            ("RMADEL_52", "00"),
            ("ORDNUM_52", order),
            ("LINNUM_52", MaxLines.Two(line)),
            ("DELNUM_52", MaxLines.Two(delivery)),
            ("CUSTID_52", row.Text("CUSTID_28")),
            ("RETNUM_52", row.Text("PRTNUM_28")),
            ("RETQTY_52", quantity),
            ("DUEQTY_52", quantity),
            ("CREDIT_52", "Y"),
            ("STATUS_52", "3"),
            ("STK_52", row.Text("STK_28")));
        return number;
    });

    /// <summary>Receives goods of an RMA line, in sales units, back into its stockroom; the line closes when nothing is due.</summary>
    public void Receive(string rma, int line, decimal quantity) => database.Write(max =>
    {
        var row = max.Row("RMA_Detail", ("RMANUM_52", rma), ("RMALIN_52", MaxLines.Two(line)), ("RMADEL_52", "00"))
            ?? throw new InvalidOperationException($"RMA {rma} has no line {line}.");
        var due = row.Number("DUEQTY_52") - (double)quantity;
        if (due < 0)
            throw new InvalidOperationException($"Line {line} of RMA {rma} has no {quantity} due.");
        max.Execute(
            "UPDATE RMA_Detail SET ModificationDate = @now, RECQTY_52 = RECQTY_52 + @p2, DUEQTY_52 = @p3, STATUS_52 = @p4 WHERE RMANUM_52 = @p0 AND RMALIN_52 = @p1",
            rma,
            MaxLines.Two(line),
            (double)quantity,
            due,
            due == 0 ? "4" : "3");
        var (part, stockroom) = (row.Text("RETNUM_52"), row.Text("STK_52"));
        var units = (double)quantity * MaxDemand.Factor(max, part);
        max.Execute("UPDATE Part_Stock SET ModificationDate = @now, QTYOH_06 = QTYOH_06 + @p2 WHERE PRTNUM_06 = @p0 AND STK_06 = @p1", part, stockroom, units);
        max.Insert(
            "Transaction_History",
            ("TNXCDE_15", "R"),
            ("ORDNUM_15", rma + MaxLines.Two(line) + "00"),
            ("TNXDTE_15", database.Clock.GetUtcNow().UtcDateTime),
            ("TNXQTY_15", (decimal)units),
            ("STKID_15", stockroom),
            ("PRTNUM_15", part));
        return true;
    });
}

namespace Connector.Sandbox.ExactMax;

/// <summary>What MAX derives from a line of a customer order: the tables that planning reads, and the committed quantity.</summary>
internal static class MaxDemand
{
    public static void Add(MaxWriter max, Dictionary<string, object> line)
    {
        var (order, number, delivery) = (line.Text("ORDNUM_28"), line.Text("LINNUM_28"), line.Text("DELNUM_28"));
        var (part, quantity) = (line.Text("PRTNUM_28"), line.Number("CURQTY_28"));
        max.Insert(
            "Order_Master",
            ("ORDNUM_10", order),
            ("LINNUM_10", number),
            ("DELNUM_10", delivery),
            ("ORDER_10", order + number + delivery),
            ("PRTNUM_10", part),
            ("TYPE_10", "CU"),
            ("STATUS_10", line.Text("STATUS_28")),
            ("CURQTY_10", quantity),
            ("ORGQTY_10", quantity),
            ("DUEQTY_10", line.Number("DUEQTY_28")),
            ("CURDUE_10", line["CURDUE_28"]),
            ("CURPRM_10", line["CURDUE_28"]),
            ("STK_10", line.Text("STK_28")),
            ("CUSORD_10", order + number + delivery));
        // Planning reckons in stock units.
        var factor = Factor(max, part);
        max.Insert(
            "Requirement_Detail",
            ("ORDER_11", order + number + delivery),
            ("PRTNUM_11", part),
            ("TYPE_11", "CU"),
            ("CURDUE_11", line["CURDUE_28"]),
            ("CURQTY_11", quantity * factor),
            ("ORGQTY_11", quantity * factor),
            ("DUEQTY_11", line.Number("DUEQTY_28") * factor),
            ("STATUS_11", line.Text("STATUS_28")),
            ("STK_11", line.Text("STK_28")));
        Commit(max, part, line.Number("DUEQTY_28"));
    }

    /// <summary>Brings the derived tables to where a changed line is.</summary>
    public static void Follow(MaxWriter max, string order, string number, string delivery)
    {
        var line = max.Row("SO_Detail", ("ORDNUM_28", order), ("LINNUM_28", number), ("DELNUM_28", delivery))!;
        if (line.Text("STYPE_28") != "CU")
            return;
        var (part, status, stockroom) = (line.Text("PRTNUM_28"), line.Text("STATUS_28"), line.Text("STK_28"));
        var (quantity, due) = (line.Number("CURQTY_28"), status == "4" ? 0 : line.Number("DUEQTY_28"));
        var before = max.Scalar("SELECT DUEQTY_10 FROM Order_Master WHERE ORDNUM_10 = @p0 AND LINNUM_10 = @p1 AND DELNUM_10 = @p2", order, number, delivery) as double? ?? 0;
        max.Execute(
            "UPDATE Order_Master SET ModificationDate = @now, STATUS_10 = @p3, CURQTY_10 = @p4, DUEQTY_10 = @p5, CURDUE_10 = @p6, STK_10 = @p7 WHERE ORDNUM_10 = @p0 AND LINNUM_10 = @p1 AND DELNUM_10 = @p2",
            order,
            number,
            delivery,
            status,
            quantity,
            due,
            line["CURDUE_28"],
            stockroom.PadRight(8));
        var factor = Factor(max, part);
        max.Execute(
            "UPDATE Requirement_Detail SET ModificationDate = @now, STATUS_11 = @p1, CURQTY_11 = @p2, DUEQTY_11 = @p3, CURDUE_11 = @p4, STK_11 = @p5 WHERE ORDER_11 = @p0 AND TYPE_11 = 'CU'",
            order + number + delivery,
            status,
            quantity * factor,
            due * factor,
            line["CURDUE_28"],
            stockroom.PadRight(8));
        Commit(max, part, due - before);
    }

    internal static double Factor(MaxWriter max, string part) =>
        max.Scalar("SELECT SLSCNV_29 FROM Part_Sales WHERE PRTNUM_29 = @p0", part) is double f and > 0 ? f : 1;

    private static void Commit(MaxWriter max, string part, double quantity) =>
        max.Execute("UPDATE Part_Sales SET ModificationDate = @now, QTYCOM_29 = QTYCOM_29 + @p1 WHERE PRTNUM_29 = @p0", part, quantity);
}

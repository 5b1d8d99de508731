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
        var factor = max.Scalar("SELECT SLSCNV_29 FROM Part_Sales WHERE PRTNUM_29 = @p0", part) is double f and > 0 ? f : 1;
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
        max.Execute("UPDATE Part_Sales SET QTYCOM_29 = QTYCOM_29 + @p1 WHERE PRTNUM_29 = @p0", part, quantity);
    }
}

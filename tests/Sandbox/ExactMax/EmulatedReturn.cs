namespace Connector.Sandbox.ExactMax;

/// <summary>
/// MAXUpdate's returns: a line per call. A blank number is the next one, also when the same line comes again; a number that
/// was given takes the line, unless it has it already.
/// </summary>
internal static class EmulatedReturn
{
    public static string Add(MaxWriter max, MaxSchema schema, string document)
    {
        var row = MaxXml.Read(document, "RMA_Detail", schema);
        MaxXml.Require(row, "RMALIN_52", "RMADEL_52", "ORDNUM_52", "LINNUM_52", "DELNUM_52", "CUSTID_52", "RETNUM_52", "RETQTY_52", "STATUS_52", "STK_52");
        if (row.Text("RMALIN_52") is not [>= '0' and <= '9', >= '0' and <= '9'] || row.Text("RMALIN_52") == "00")
            throw new MaxRefusal("RMALIN_52 is not between 01 and 99.");
        if (row.Text("RMADEL_52") != "00")
            throw new MaxRefusal("RMADEL_52 is not 00.");
        foreach (var flag in (string[])["REPAIR_52", "RPLACE_52", "CREDIT_52"])
        {
            if (row.Text(flag) is not ("Y" or "N"))
                throw new MaxRefusal($"{flag} is neither Y nor N.");
        }

        RequireKnown(max, row);
        var number = row.Text("RMANUM_52");
        if (number.Length == 0)
            number = MaxNumbers.Next(max, MaxNumbers.Rma, "RMA_Detail", "RMANUM_52");
        else if (max.Scalar("SELECT 1 FROM RMA_Detail WHERE RMANUM_52 = @p0 AND RMALIN_52 = @p1", number, row.Text("RMALIN_52")) is not null)
            throw new MaxRefusal($"line {row.Text("RMALIN_52")} of RMA {number} exists.");
        row["RMANUM_52"] = number.PadRight(8);
        max.Insert("RMA_Detail", row, "MAXUPDATE");
        return number;
    }

    private static void RequireKnown(MaxWriter max, Dictionary<string, object> row)
    {
        if (max.Scalar("SELECT 1 FROM Customer_Master WHERE CUSTID_23 = @p0", row.Text("CUSTID_52")) is null)
            throw new MaxRefusal($"customer {row.Text("CUSTID_52")} does not exist.");
        if (max.Scalar("SELECT 1 FROM Part_Master WHERE PRTNUM_01 = @p0", row.Text("RETNUM_52")) is null)
            throw new MaxRefusal($"part {row.Text("RETNUM_52")} does not exist (32786).");
        if (max.Scalar("SELECT 1 FROM Stock_Master WHERE STK_05 = @p0", row.Text("STK_52")) is null)
            throw new MaxRefusal($"stockroom {row.Text("STK_52")} does not exist.");
        if (max.Scalar(
            "SELECT 1 FROM SO_Detail WHERE ORDNUM_28 = @p0 AND LINNUM_28 = @p1 AND DELNUM_28 = @p2", row.Text("ORDNUM_52"), row.Text("LINNUM_52"), row.Text("DELNUM_52")) is null)
        {
            throw new MaxRefusal($"line {row.Text("LINNUM_52")}-{row.Text("DELNUM_52")} of order {row.Text("ORDNUM_52")} does not exist (32794).");
        }
    }
}

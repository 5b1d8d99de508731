using System.Globalization;

namespace Connector.Sandbox.ExactMax;

/// <summary>
/// MAXUpdate's changes: the caller passes the record as it shall be and as it believes it stands. A column that stands
/// otherwise ends the call, without a word to the caller.
/// </summary>
internal static class EmulatedChange
{
    private const double Tolerance = 0.000001;

    public static bool Header(MaxWriter max, MaxSchema schema, string document, string old)
    {
        var (row, stored) = Matching(max, schema, "SO_Master", document, old, "ORDNUM_27");
        var number = row.Text("ORDNUM_27");
        RequireSame(row, stored, "CUSTID_27");
        RequireSame(row, stored, "STYPE_27");
        if (stored.Text("STATUS_27") == "4")
            throw new MaxRefusal($"order {number} is closed.");
        if (row.Text("STATUS_27") == "4" && max.Scalar("SELECT 1 FROM SO_Detail WHERE ORDNUM_28 = @p0 AND STATUS_28 <> '4'", number) is not null)
            throw new MaxRefusal($"order {number} has open lines.");
        max.Update("SO_Master", ["ORDNUM_27"], row, "MAXUPDATE");
        return true;
    }

    public static bool Line(MaxWriter max, MaxSchema schema, string document, string old)
    {
        var (row, stored) = Matching(max, schema, "SO_Detail", document, old, "ORDNUM_28", "LINNUM_28", "DELNUM_28");
        RequireSame(row, stored, "CUSTID_28");
        RequireSame(row, stored, "STYPE_28");
        RequireSame(row, stored, "PRTNUM_28");
        RequireSame(row, stored, "SHPQTY_28");
        var place = $"line {row.Text("LINNUM_28")}-{row.Text("DELNUM_28")} of order {row.Text("ORDNUM_28")}";
        if (stored.Text("STATUS_28") == "4")
            throw new MaxRefusal($"{place} is closed.");
        if (row.Number("CURQTY_28") < stored.Number("SHPQTY_28") - Tolerance)
            throw new MaxRefusal($"{place} has shipped more than that.");
        if (max.Scalar("SELECT 1 FROM Stock_Master WHERE STK_05 = @p0", row.Text("STK_28")) is null)
            throw new MaxRefusal($"stockroom {row.Text("STK_28")} does not exist.");
        max.Update("SO_Detail", ["ORDNUM_28", "LINNUM_28", "DELNUM_28"], row, "MAXUPDATE");
        MaxDemand.Follow(max, row.Text("ORDNUM_28"), row.Text("LINNUM_28"), row.Text("DELNUM_28"));
        return true;
    }

    private static (Dictionary<string, object> Row, Dictionary<string, object> Stored) Matching(
        MaxWriter max, MaxSchema schema, string table, string document, string old, params string[] key)
    {
        var row = MaxXml.Read(document, table, schema);
        var believed = MaxXml.Read(old, table, schema);
        MaxXml.Require(row, key);
        var stored = max.Row(table, [.. key.Select(column => (column, row[column]))])
            ?? throw new MaxRefusal($"{table} {string.Join("-", key.Select(row.Text))} does not exist (32794).");
        foreach (var (column, value) in believed)
        {
            if (!Same(value, stored[column]))
                throw new MaxRefusal($"{column} was changed by another user.");
        }

        return (row, stored);
    }

    private static void RequireSame(Dictionary<string, object> row, Dictionary<string, object> stored, string column)
    {
        if (row.TryGetValue(column, out var value) && !Same(value, stored[column]))
            throw new MaxRefusal($"{column} cannot be changed.");
    }

    private static bool Same(object value, object stored) => (value, stored) switch
    {
        (string text, string other) => text.TrimEnd() == other.TrimEnd(),
        (double number, _) => Math.Abs(number - Convert.ToDouble(stored, CultureInfo.InvariantCulture)) < Tolerance,
        (DateTime date, string other) => other.StartsWith(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal),
        (DBNull, DBNull) => true,
        _ => false,
    };
}

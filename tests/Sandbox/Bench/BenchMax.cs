using Connector.Sandbox.ExactMax;
using Connector.Sandbox.Stack;
using Microsoft.Data.Sqlite;

namespace Connector.Sandbox.Bench;

/// <summary>The parts in MAX, and what MAX can sell of each: counted from its tables, not from what the gateway says.</summary>
internal sealed class BenchMax(SandboxStack stack)
{
    // So many pieces that the quantity in the shop changes even where orders had taken all.
    private const double Received = 7;

    private const string CanSell =
        """
        SELECT RTRIM(PRTNUM_06), QTYOH_06 - (SELECT COALESCE(SUM(DUEQTY_28), 0) FROM SO_Detail WHERE PRTNUM_28 = PRTNUM_06 AND STK_28 = STK_06 AND STATUS_28 IN ('1', '2', '3'))
        FROM Part_Stock WHERE STK_06 = @stockroom
        """;

    // Part n is one of a share of the parts, evenly spread, when the share of n reaches the next whole number.
    private const string Receive =
        """
        UPDATE Part_Stock SET QTYOH_06 = QTYOH_06 + @p0, ModificationDate = @now
        WHERE CAST(CAST(substr(PRTNUM_06, 6) AS integer) * @p1 / @p2 AS integer) <> CAST((CAST(substr(PRTNUM_06, 6) AS integer) - 1) * @p1 / @p2 AS integer)
        """;

    /// <summary>Fills the company with nothing but parts 1 to <paramref name="count"/>, as of yesterday.</summary>
    public void Seed(int count)
    {
        using var yesterday = Open(TimeSpan.FromDays(1));
        foreach (var table in (string[])["Part_Stock", "Part_Sales", "Part_Master"]) yesterday.Execute($"DELETE FROM {table}");
        new MaxCatalog(yesterday).Seed(count, StockBenchOptions.Stockroom);
        // A stockroom that changed is a change of all its parts.
        yesterday.Write(writer => writer.Execute("UPDATE Stock_Master SET ModificationDate = @now"));
    }

    /// <summary>Receives goods of some of the parts.</summary>
    /// <param name="parts">How many, evenly spread.</param>
    /// <param name="of">Number of parts in all.</param>
    /// <param name="ago">When that was.</param>
    /// <returns>How many changed.</returns>
    public int Change(int parts, int of, TimeSpan ago)
    {
        using var max = Open(ago);
        return max.Write(writer => writer.Execute(Receive, Received, (long)parts, (long)of));
    }

    /// <summary>Pieces of each part that the shop shall show.</summary>
    public Dictionary<string, long> Sellable()
    {
        var sellable = new Dictionary<string, long>(StringComparer.Ordinal);
        using var max = Open(TimeSpan.Zero);
        using var connection = new SqliteConnection(max.ReadOnlyConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = CanSell;
        command.Parameters.AddWithValue("@stockroom", StockBenchOptions.Stockroom);
        using var rows = command.ExecuteReader();
        while (rows.Read()) sellable[rows.GetString(0)] = Math.Max(0, (long)Math.Floor(rows.GetDouble(1)));
        return sellable;
    }

    private MaxDatabase Open(TimeSpan ago) => stack.OpenMax(StockBenchOptions.Company, new ShiftedClock(-ago));
}

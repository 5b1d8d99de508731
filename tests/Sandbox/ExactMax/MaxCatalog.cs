using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Connector.Sandbox.ExactMax;

/// <summary>
/// Many parts, fast: one transaction, prepared statements, and only the columns that the feeds read. Part n is called
/// <see cref="Part"/>; its numbers follow from n, so that a test knows them.
/// </summary>
public sealed class MaxCatalog(MaxDatabase database)
{
    /// <summary>Name of part n.</summary>
    public static string Part(int n) => string.Create(CultureInfo.InvariantCulture, $"BULK-{n:D7}");

    /// <summary>On hand of part n in a stockroom after seeding.</summary>
    public static decimal OnHand(int n) => n % 500;

    /// <summary>
    /// Seeds parts 1 to <paramref name="count"/> with sales record, price and stock in one stockroom, and an open order line
    /// of one unit for every tenth.
    /// </summary>
    public void Seed(int count, string stockroom)
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        using var part = new PreparedInsert(connection, transaction, "Part_Master", Stamp, "PRTNUM_01", "TYPE_01", "PMDES1_01", "BOMUOM_01", "DELSTK_01");
        using var sales = new PreparedInsert(connection, transaction, "Part_Sales", Stamp, "PRTNUM_29", "STK_29", "BOMUOM_29", "SLSUOM_29", "SLSCNV_29", "PRICE_29", "BREAK1_29", "DISC1_29");
        using var stock = new PreparedInsert(connection, transaction, "Part_Stock", Stamp, "PRTNUM_06", "STK_06", "QTYOH_06", "NETFLG_06");
        using var line = new PreparedInsert(connection, transaction, "SO_Detail", Stamp, "ORDNUM_28", "LINNUM_28", "DELNUM_28", "PRTNUM_28", "STK_28", "STATUS_28", "STYPE_28", "DUEQTY_28");
        var (room, description) = (stockroom.PadRight(8), "Bulk part".PadRight(60));
        for (var n = 1; n <= count; n++)
        {
            var name = Part(n).PadRight(30);
            part.Run(name, "4", description, "EA", room);
            sales.Run(name, room, "EA", "EA", 1d, 1 + n % 1000 / 100d, 10d, 5d);
            stock.Run(name, room, (double)OnHand(n), "Y");
            if (n % 10 == 0)
                line.Run(string.Create(CultureInfo.InvariantCulture, $"{30_000_000 + n / 10 / 99}"), string.Create(CultureInfo.InvariantCulture, $"{1 + n / 10 % 99:D2}"), "01", name, room, "3", "CU", 1d);
        }

        transaction.Commit();
    }

    /// <summary>Receives one unit of every part whose number is below a share of each hundred; answers how many changed.</summary>
    public int Change(int percent) => database.Write(max => max.Execute(
        "UPDATE Part_Stock SET QTYOH_06 = QTYOH_06 + 1, ModificationDate = @now WHERE PRTNUM_06 LIKE 'BULK-%' AND CAST(substr(PRTNUM_06, 6, 7) AS integer) % 100 < @p0", percent));

    private DateTime Stamp => database.Clock.GetUtcNow().UtcDateTime;

    private sealed class PreparedInsert : IDisposable
    {
        private readonly SqliteCommand _command;

        public PreparedInsert(SqliteConnection connection, SqliteTransaction transaction, string table, DateTime stamp, params string[] columns)
        {
            _command = connection.CreateCommand();
            _command.Transaction = transaction;
            _command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}, ModificationDate) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))}, @now)";
            foreach (var i in Enumerable.Range(0, columns.Length))
                _command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
            _command.Parameters.AddWithValue("@now", stamp);
        }

        public void Run(params ReadOnlySpan<object> values)
        {
            for (var i = 0; i < values.Length; i++)
                _command.Parameters[i].Value = values[i];
            _command.ExecuteNonQuery();
        }

        public void Dispose() => _command.Dispose();
    }
}

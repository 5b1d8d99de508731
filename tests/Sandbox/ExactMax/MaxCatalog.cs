using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Connector.Sandbox.ExactMax;

/// <summary>
/// Many parts, fast: one transaction, one statement per table, and only the columns that the feeds read. Part n is called
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
        var room = stockroom.PadRight(8);
        Insert(connection, transaction, count, room, "Part_Master (PRTNUM_01, TYPE_01, PMDES1_01, BOMUOM_01, DELSTK_01, ModificationDate)", "part, '4', printf('%-60s', 'Bulk part'), 'EA', @room, @now FROM parts");
        Insert(
            connection,
            transaction,
            count,
            room,
            "Part_Sales (PRTNUM_29, STK_29, BOMUOM_29, SLSUOM_29, SLSCNV_29, PRICE_29, BREAK1_29, DISC1_29, ModificationDate)",
            "part, @room, 'EA', 'EA', 1.0, 1 + n % 1000 / 100.0, 10.0, 5.0, @now FROM parts");
        Insert(connection, transaction, count, room, "Part_Stock (PRTNUM_06, STK_06, QTYOH_06, NETFLG_06, ModificationDate)", "part, @room, n % 500, 'Y', @now FROM parts");
        // 99 lines make an order.
        Insert(
            connection,
            transaction,
            count,
            room,
            "SO_Detail (ORDNUM_28, LINNUM_28, DELNUM_28, PRTNUM_28, STK_28, STATUS_28, STYPE_28, DUEQTY_28, ModificationDate)",
            "printf('%d', 30000000 + n / 10 / 99), printf('%02d', 1 + n / 10 % 99), '01', part, @room, '3', 'CU', 1.0, @now FROM parts WHERE n % 10 = 0");
        transaction.Commit();
    }

    /// <summary>Receives one unit of every part whose number is below a share of each hundred; answers how many changed.</summary>
    public int Change(int percent) => database.Write(max => max.Execute(
        "UPDATE Part_Stock SET QTYOH_06 = QTYOH_06 + 1, ModificationDate = @now WHERE PRTNUM_06 LIKE 'BULK-%' AND CAST(substr(PRTNUM_06, 6, 7) AS integer) % 100 < @p0", percent));

    private void Insert(SqliteConnection connection, SqliteTransaction transaction, int count, string room, string columns, string select)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @count),
                parts (n, part) AS (SELECT n, printf('BULK-%07d                  ', n) FROM numbers)
            INSERT INTO {columns} SELECT {select}
            """;
        command.Parameters.AddWithValue("@count", count);
        command.Parameters.AddWithValue("@room", room);
        command.Parameters.AddWithValue("@now", database.Clock.GetUtcNow().UtcDateTime);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}

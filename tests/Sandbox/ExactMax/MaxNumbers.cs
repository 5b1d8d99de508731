using System.Buffers.Binary;
using System.Globalization;

namespace Connector.Sandbox.ExactMax;

/// <summary>The next numbers, binary-encoded in Configuration_Data.</summary>
internal static class MaxNumbers
{
    public const string SalesOrder = "NEXTSO";
    public const string Rma = "NEXTRMA";
    public const string Invoice = "NEXTINV";

    public static void Set(MaxWriter max, string key, int next)
    {
        var value = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(value, next);
        if (max.Execute("UPDATE Configuration_Data SET VALUE_04 = @p1 WHERE KEY_04 = @p0", key, value) == 0)
            max.Insert("Configuration_Data", ("KEY_04", key), ("VALUE_04", value));
    }

    public static string Next(MaxWriter max, string key, string table, string column)
    {
        if (max.Scalar("SELECT VALUE_04 FROM Configuration_Data WHERE KEY_04 = @p0", key) is not byte[] value)
            throw new MaxRefusal($"Configuration_Data has no {key}.");
        var number = FirstFree(max, BinaryPrimitives.ReadInt32LittleEndian(value).ToString("00000000", CultureInfo.InvariantCulture), table, column);
        Set(max, key, int.Parse(number, CultureInfo.InvariantCulture) + 1);
        return number;
    }

    /// <summary>The number itself, or silently the next one that does not exist yet (manual MAXUpdate, FAQ 2).</summary>
    public static string FirstFree(MaxWriter max, string number, string table, string column)
    {
        while (max.Scalar($"SELECT 1 FROM {table} WHERE {column} = @p0", number) is not null)
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value == 99_999_999)
                throw new MaxRefusal($"{column} {number} exists and cannot be incremented.");
            number = (value + 1).ToString("00000000", CultureInfo.InvariantCulture);
        }

        return number;
    }
}

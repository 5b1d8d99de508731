using System.Globalization;

namespace Connector.Sandbox.ExactMax;

/// <summary>Finds lines of orders.</summary>
internal static class MaxLines
{
    public static Dictionary<string, object> Row(MaxWriter max, string order, int line, int delivery) =>
        max.Row("SO_Detail", ("ORDNUM_28", order), ("LINNUM_28", Two(line)), ("DELNUM_28", Two(delivery)))
        ?? throw new InvalidOperationException($"Order {order} has no line {line}-{delivery}.");

    public static void Follow(MaxWriter max, string order, int line, int delivery) => MaxDemand.Follow(max, order, Two(line), Two(delivery));

    public static object[] Key(string order, int line, int delivery) => [order, Two(line), Two(delivery)];

    public static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}

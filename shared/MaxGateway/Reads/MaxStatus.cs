namespace Connector.MaxGateway.Reads;

/// <summary>Status codes of orders, lines and RMAs: 1 to 3 are open (planned, firm, released), 4 to 6 closed. Others are shown as they are.</summary>
internal static class MaxStatus
{
    public static bool IsOpen(string code) => code is "1" or "2" or "3";

    public static bool IsClosed(string code) => code is "4" or "5" or "6";

    /// <summary><c>open</c>, <c>closed</c>, or MAX's own code when it is neither.</summary>
    public static string Text(string code) => IsOpen(code) ? "open" : IsClosed(code) ? "closed" : code;
}

using System.Diagnostics;
using System.Globalization;

namespace Connector.Sandbox.Gateway;

/// <summary>
/// Ends the gateway's process at a moment that a test names. The order is a file, so that it reaches the process at any
/// time and is carried out once: the process that comes up afterwards finds it gone.
/// </summary>
public sealed class CrashFile(string folder)
{
    private readonly string path = Path.Combine(folder, "crash.txt");
    private string? armed;
    private int seen;

    /// <summary>Orders the end of the process at the n-th time it reaches a point from now.</summary>
    public void Arm(string point, int occurrence = 1) =>
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{point}|{occurrence}"));

    /// <summary>True while an order has not been carried out.</summary>
    public bool IsArmed => File.Exists(path);

    /// <summary>Called by the process at each point; does not return when its end was ordered here.</summary>
    public void Reached(string point)
    {
        if (!File.Exists(path)) return;
        lock (path)
        {
            var order = File.ReadAllText(path);
            if (order != armed) (armed, seen) = (order, 0);
            var parts = order.Split('|');
            if (parts[0] != point || ++seen < int.Parse(parts[1], CultureInfo.InvariantCulture)) return;
            File.Delete(path);
            // As a power cut would: no handler runs, nothing is flushed.
            Process.GetCurrentProcess().Kill();
        }
    }
}

/// <summary>The points at which the gateway's process can be ended.</summary>
public static class CrashPoint
{
    /// <summary>The intent is in the inbox, MAX was not called yet.</summary>
    public const string BeforeHeader = "Before:AddSalesOrder";

    /// <summary>MAX has the header, nobody was told.</summary>
    public const string HeaderApplied = "Applied:AddSalesOrder";

    /// <summary>The number is in the inbox, the line was not sent.</summary>
    public const string BeforeLine = "Before:AddSalesOrderLine";

    /// <summary>MAX has the line, nobody was told.</summary>
    public const string LineApplied = "Applied:AddSalesOrderLine";

    /// <summary>The order is complete and recorded, the caller has no reply.</summary>
    public const string BeforeReply = "Reply";
}

using Connector.Sandbox.Reports;

namespace Connector.Sandbox.Load;

/// <summary>What a load says beside its checks.</summary>
internal static class LoadFigures
{
    private const double MostGrowth = 1.3;

    // A collection more or less, and what the first orders leave to be compiled, in MB.
    private const double Noise = 40;

    /// <summary>Faults that happened, and what the connector did about them.</summary>
    public static void Print(Report report, LoadProgress progress, LoadFaults faults)
    {
        foreach (var (where, count) in faults.Happened) report.Figure($"faults: {where}", count);
        foreach (var (fault, count) in progress.MaxFaults.OrderBy(pair => pair.Key)) report.Figure($"faults: MAX {fault}", count);
        foreach (var (reason, count) in progress.Repeats.OrderByDescending(pair => pair.Value)) report.Figure($"retries: {reason}", count);
        report.Figure("retries", progress.Repeats.Values.Sum());
    }

    /// <summary>Peak memory of a process, and whether it grew with the number of orders.</summary>
    public static void Memory(Report report, string process, ProcessMemory memory)
    {
        if (!memory.Measured) return;
        report.Figure($"peak memory of the {process} (MB)", memory.Peak);
        report.Figure($"memory of the {process} in the second quarter (MB)", memory.Between(0.25, 0.5));
        report.Figure($"memory of the {process} in the last quarter (MB)", memory.Between(0.75, 1));
        if (memory.Between(0.25, 0.5) is var early and > 0)
            report.Check($"memory of the {process} does not grow with the orders", memory.Between(0.75, 1) < (early * MostGrowth) + Noise, $"{early:0} MB in the second quarter, {memory.Between(0.75, 1):0} MB in the last");
    }
}

using System.Globalization;

namespace Connector.Sandbox.Load;

/// <summary>Memory of a process that is started again and again, from <c>/proc</c>; nothing where there is none.</summary>
internal sealed class ProcessMemory
{
    private readonly List<(double Progress, double Megabytes)> samples = [];

    /// <summary>Highest peak of all its runs, in MB.</summary>
    public double Peak { get; private set; }

    /// <summary>True when something could be measured.</summary>
    public bool Measured => samples.Count > 0;

    /// <summary>Largest size between two stages of the load, in MB.</summary>
    public double Between(double from, double to) => samples.Where(sample => sample.Progress >= from && sample.Progress <= to).Select(sample => sample.Megabytes).DefaultIfEmpty().Max();

    /// <summary>Looks at the process as it is now.</summary>
    /// <param name="watchdogId">Parent of the process; null while none runs.</param>
    /// <param name="progress">Stage of the load, 0 to 1.</param>
    public void Look(int? watchdogId, double progress)
    {
        if (watchdogId is not { } parent || Status(parent) is not { } status) return;
        if (Read(status, "VmRSS:") is not { } size || Read(status, "VmHWM:") is not { } peak) return;
        Peak = Math.Max(Peak, peak);
        samples.Add((progress, size));
    }

    private static string[]? Status(int parent)
    {
        try
        {
            var children = File.ReadAllText($"/proc/{parent}/task/{parent}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return children.Length == 0 ? null : File.ReadAllLines($"/proc/{children[0]}/status");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has just ended, or this is no Linux.
            return null;
        }
    }

    private static double? Read(string[] status, string name) =>
        status.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024
            : null;
}

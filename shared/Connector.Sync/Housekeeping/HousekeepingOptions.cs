using Connector.Sync.Settings;
using Microsoft.Extensions.Configuration;

namespace Connector.Sync.Housekeeping;

/// <summary>Section <c>Housekeeping</c>: how many days records are kept, each 1 to 3650.</summary>
public sealed class HousekeepingOptions
{
    private const int TenYears = 3650;

    /// <summary>Payloads of dead letters, which may hold personal data; default 30.</summary>
    public int SnapshotDays { get; set; } = 30;

    /// <summary>Rows of runs; default 90.</summary>
    public int RunDays { get; set; } = 90;

    /// <summary>Closed dead letters, from when they were closed; default 90. Open ones stay.</summary>
    public int ClosedDeadLetterDays { get; set; } = 90;

    /// <summary>What flows in shadow mode would have written; default 30.</summary>
    public int ShadowDays { get; set; } = 30;

    /// <summary>Reads the section.</summary>
    internal static void Read(HousekeepingOptions options, IConfigurationSection section)
    {
        var settings = new SettingReader<HousekeepingOptions>(section);
        options.SnapshotDays = settings.Count(nameof(SnapshotDays), 1, TenYears) ?? options.SnapshotDays;
        options.RunDays = settings.Count(nameof(RunDays), 1, TenYears) ?? options.RunDays;
        options.ClosedDeadLetterDays = settings.Count(nameof(ClosedDeadLetterDays), 1, TenYears) ?? options.ClosedDeadLetterDays;
        options.ShadowDays = settings.Count(nameof(ShadowDays), 1, TenYears) ?? options.ShadowDays;
        settings.Check();
    }
}

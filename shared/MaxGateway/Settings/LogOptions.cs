namespace Connector.MaxGateway.Settings;

/// <summary>The log files: <c>Gateway:Log</c>. What is logged is set as everywhere, under <c>Logging:LogLevel</c>.</summary>
public sealed class LogOptions
{
    /// <summary>Folder of the log files, one per day, an event per line as JSON. Empty: none are written.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How many files are kept. Default 31.</summary>
    public int RetainedFiles { get; set; } = 31;

    /// <summary>Megabytes after which a day's file is followed by another. Default 50.</summary>
    public int FileMegabytes { get; set; } = 50;
}

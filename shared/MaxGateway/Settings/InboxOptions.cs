namespace Connector.MaxGateway.Settings;

/// <summary>The gateway's own database: <c>Gateway:Inbox</c>.</summary>
public sealed class InboxOptions
{
    /// <summary>Path of the SQLite file; on a local disk, in a folder that is backed up.</summary>
    public string Path { get; set; } = "";

    /// <summary>Waiting operations per company from which on new ones get 429.</summary>
    public int Limit { get; set; } = 500;

    /// <summary><c>Retry-After</c> of a 429, seconds.</summary>
    public int RetryAfterSeconds { get; set; } = 30;
}

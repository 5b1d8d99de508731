namespace Connector.MaxGateway.Settings;

/// <summary>MAX ETL on this host: <c>Gateway:Etl</c>.</summary>
public sealed class EtlOptions
{
    /// <summary>Path of <c>etl.exe</c>.</summary>
    public string Executable { get; set; } = "";

    /// <summary>Folder under which the gateway makes <c>in</c>, <c>ok</c> and <c>err</c> per company.</summary>
    public string Folder { get; set; } = "";

    /// <summary>MAX user of ETL.</summary>
    public string User { get; set; } = "";

    /// <summary>Password of the MAX user; from a secret store, not from a file.</summary>
    public string Password { get; set; } = "";

    /// <summary>Seconds after which a run counts as lost.</summary>
    public int TimeoutSeconds { get; set; } = 120;
}

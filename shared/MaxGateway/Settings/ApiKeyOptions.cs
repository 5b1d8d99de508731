namespace Connector.MaxGateway.Settings;

/// <summary>A caller with an API key: <c>Gateway:ApiKeys:n</c>. The key itself is never configured.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>Name of the caller, for logs.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key (UTF-8), 64 hexadecimal digits.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>Companies that the caller may use; <c>*</c> means all.</summary>
    public IList<string> Companies { get; } = [];
}

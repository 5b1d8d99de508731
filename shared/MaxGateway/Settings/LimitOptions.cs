namespace Connector.MaxGateway.Settings;

/// <summary>How much a caller may ask: <c>Gateway:Limits</c>.</summary>
public sealed class LimitOptions
{
    /// <summary>
    /// Requests per minute of one caller: of one API key, one Entra application, or, without valid credentials, one
    /// address. Further ones get 429 with <c>Retry-After</c>. Default 3000.
    /// </summary>
    public int RequestsPerMinute { get; set; } = 3000;
}

namespace Connector.MaxGateway.Settings;

/// <summary>All settings of the gateway, section <c>Gateway</c>. Checked at start by <see cref="GatewayOptionsValidation"/>.</summary>
public sealed class GatewayOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Gateway";

    /// <summary>Companies, at least one.</summary>
    public IList<CompanyOptions> Companies { get; } = [];

    /// <summary>Callers that authenticate with <c>X-Api-Key</c>.</summary>
    public IList<ApiKeyOptions> ApiKeys { get; } = [];

    /// <summary>Callers that authenticate with an Entra token.</summary>
    public EntraOptions Entra { get; set; } = new();

    /// <summary>The durable inbox.</summary>
    public InboxOptions Inbox { get; set; } = new();

    /// <summary>MAXUpdate.</summary>
    public MaxUpdateOptions MaxUpdate { get; set; } = new();

    /// <summary>MAX ETL.</summary>
    public EtlOptions Etl { get; set; } = new();

    /// <summary>The feeds of stock, items and prices.</summary>
    public FeedOptions Feeds { get; set; } = new();

    /// <summary>How long a caller may wait for a write.</summary>
    public WaitOptions Wait { get; set; } = new();

    /// <summary>How much a caller may ask.</summary>
    public LimitOptions Limits { get; set; } = new();

    /// <summary>The log files.</summary>
    public LogOptions Log { get; set; } = new();

    /// <summary>The certificate of https bindings that name none themselves.</summary>
    public CertificateOptions Certificate { get; set; } = new();

    /// <summary>
    /// True allows http outside loopback, for example where a proxy on the same network ends TLS. Off by default: keys and
    /// addresses of customers would travel readable.
    /// </summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>File that gets the report of the doctor after each start, as JSON. Empty: it is not written.</summary>
    public string DoctorReport { get; set; } = "";

    /// <summary>Longest request body in bytes; longer ones get 413.</summary>
    public long MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>The company of this name, or null.</summary>
    /// <param name="name">Name, not case-sensitive.</param>
    public CompanyOptions? Company(string name) =>
        Companies.FirstOrDefault(company => string.Equals(company.Name, name, StringComparison.OrdinalIgnoreCase));
}

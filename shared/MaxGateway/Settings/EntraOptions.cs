namespace Connector.MaxGateway.Settings;

/// <summary>
/// Entra ID as issuer of tokens: <c>Gateway:Entra</c>; off while <see cref="Authority"/> is empty. The app roles of the
/// caller name its companies: <c>Company.DE</c>, or <c>Company.All</c>.
/// </summary>
public sealed class EntraOptions
{
    /// <summary>Authority, for example <c>https://login.microsoftonline.com/{tenant}/v2.0</c>.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Audience that tokens must carry: the application id (URI) of this gateway.</summary>
    public string Audience { get; set; } = "";

    /// <summary>True when Entra tokens are accepted.</summary>
    public bool Enabled => Authority.Length > 0;
}

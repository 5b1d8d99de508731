using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Connector.MaxGateway.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Security;

/// <summary>Recognises callers by the SHA-256 of the key in <c>X-Api-Key</c>.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, IOptions<GatewayOptions> gateway)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public new const string Scheme = "ApiKey";
    public const string Header = "X-Api-Key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var key = Request.Headers[Header].ToString();
        if (key.Length == 0)
            return Task.FromResult(AuthenticateResult.NoResult());
        var hash = KeyHash.Of(key);
        ApiKeyOptions? caller = null;
        // Every configured hash is compared, each in constant time: the duration tells nothing about any of them.
        foreach (var candidate in gateway.Value.ApiKeys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, Convert.FromHexString(candidate.Sha256)))
                caller = candidate;
        }
        if (caller is null)
            return Task.FromResult(AuthenticateResult.Fail("The key is not configured."));
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, caller.Name), .. caller.Companies.Select(company => new Claim(CompanyAccess.ClaimType, company))], Scheme);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme)));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Connector.Functions.Operations;

/// <summary>Who calls, for the audit.</summary>
/// <param name="configuration">The app's settings.</param>
public sealed class Caller(IConfiguration configuration)
{
    // Only where App Service authenticates does the header come from it, and not from whoever calls.
    private readonly bool authenticated = string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The signed-in name, or <c>function key</c>.</summary>
    public string Of(HttpRequest request)
    {
        var name = authenticated ? request.Headers["X-MS-CLIENT-PRINCIPAL-NAME"].ToString() : "";
        return name.Length == 0 ? "function key" : name[..Math.Min(name.Length, 200)];
    }
}

using System.Net.Http.Headers;
using Azure.Core;
using Microsoft.Extensions.Options;

namespace Connector.ExactMax.Client;

/// <summary>Puts credentials and the correlation id on every request, retries included.</summary>
internal sealed class GatewayHeaders(IOptions<MaxGatewayOptions> options, Lazy<TokenCredential> credential) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.CorrelationId?.Invoke() is { Length: > 0 } correlation && correlation.All(c => c is > ' ' and <= '~'))
        {
            request.Headers.Remove("X-Correlation-ID");
            request.Headers.TryAddWithoutValidation("X-Correlation-ID", correlation);
        }

        if (!string.IsNullOrWhiteSpace(settings.ApiKey))
        {
            request.Headers.Remove("X-Api-Key");
            request.Headers.Add("X-Api-Key", settings.ApiKey);
        }
        else
        {
            // Azure.Identity caches tokens and renews them ahead of time.
            var token = await credential.Value.GetTokenAsync(new TokenRequestContext([settings.Scope!]), cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

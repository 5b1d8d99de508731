using System.Net.Http.Headers;

namespace Connector.Commercetools.Token;

/// <summary>Adds the bearer token. When the API refuses it, renews it once and repeats the request once: 401 means not applied.</summary>
internal sealed class AuthorizationHandler(ITokenProvider tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        try
        {
            return await SendAsync(request, token, cancellationToken);
        }
        catch (UnauthorizedException)
        {
            tokens.Forget(token);
        }

        return await SendAsync(request, await tokens.GetAsync(cancellationToken), cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string token, CancellationToken ct)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, ct);
    }
}

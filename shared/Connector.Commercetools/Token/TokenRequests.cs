using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connector.Commercetools.Http;
using Microsoft.Extensions.Options;

namespace Connector.Commercetools.Token;

/// <summary>Asks the auth service for a token (OAuth 2 client credentials).</summary>
internal sealed class TokenRequests(
    IHttpClientFactory clients, IOptionsMonitor<CommercetoolsClientOptions> options, string clientName)
{
    public static string HttpClientName(string clientName) => clientName + ".Auth";

    public async Task<TokenReply> SendAsync()
    {
        var settings = options.Get(clientName);
        using var client = clients.CreateClient(HttpClientName(clientName));
        using var request = Request(settings);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var type = (JsonTypeInfo<TokenReply>)CommercetoolsJson.Options.GetTypeInfo(typeof(TokenReply));
        try
        {
            return await JsonSerializer.DeserializeAsync(body, type) ?? throw new JsonException("The reply is null.");
        }
        catch (JsonException e)
        {
            throw new UnreadableReplyException(FailedRequest.Of(request, response), e.Message, e);
        }
    }

    private static HttpRequestMessage Request(CommercetoolsClientOptions settings)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
        if (!string.IsNullOrWhiteSpace(settings.Scope)) form["scope"] = settings.Scope;
        var request = new HttpRequestMessage(HttpMethod.Post, "oauth/token") { Content = new FormUrlEncodedContent(form) };
        var credentials = Encoding.UTF8.GetBytes($"{settings.ClientId}:{settings.ClientSecret}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        RequestKind.MarkHarmless(request);
        return request;
    }
}

using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connector.Commercetools.Http;

/// <summary>Sends requests of one configured client and reads typed replies. Paths are relative to the project.</summary>
internal sealed class CommercetoolsRequests(IHttpClientFactory clients, string clientName)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public async Task<T?> FindAsync<T>(string path, CancellationToken ct)
        where T : class
    {
        try
        {
            return await GetAsync<T>(path, ct);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    public Task<T> GetAsync<T>(string path, CancellationToken ct) =>
        SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, path), ct);

    public Task<TReply> PostAsync<TBody, TReply>(string path, TBody body, CancellationToken ct)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, TypeInfo<TBody>()));
        content.Headers.ContentType = Json;
        return SendAsync<TReply>(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, ct);
    }

    /// <summary>Deletes; what is gone already is fine.</summary>
    public async Task DeleteAsync(string path, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, path);
            using var client = clients.CreateClient(clientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (NotFoundException)
        {
            // Somebody else, or an earlier try whose reply was lost, was quicker.
        }
    }

    private async Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        using (var client = clients.CreateClient(clientName))
        using (var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct))
        await using (var body = await response.Content.ReadAsStreamAsync(ct))
        {
            try
            {
                return await JsonSerializer.DeserializeAsync(body, TypeInfo<T>(), ct)
                    ?? throw new JsonException("The reply is null.");
            }
            catch (JsonException e)
            {
                throw new UnreadableReplyException(FailedRequest.Of(request, response), e.Message, e);
            }
        }
    }

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)CommercetoolsJson.Options.GetTypeInfo(typeof(T));
}

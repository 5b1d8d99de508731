using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Connector.Sandbox.Stack;

/// <summary>
/// What the shop and its merchants do in commercetools, over plain HTTP: it shares nothing with the connector's client.
/// </summary>
public sealed class ShopApi : IDisposable
{
    private readonly HttpClient http;
    private readonly ShopAccess access;
    private readonly SemaphoreSlim gate = new(1, 1);
    private string? token;

    /// <summary>Uses a server with the given credentials.</summary>
    public ShopApi(Uri address, ShopAccess access)
    {
        this.access = access;
        http = new HttpClient { BaseAddress = address };
    }

    /// <summary>Places an order as if a cart had been checked out (built-in server only).</summary>
    /// <returns>The order as it then stands.</returns>
    public async Task<JsonObject> PlaceAsync(JsonObject order, CancellationToken cancellationToken = default) =>
        Required(await SendAsync(HttpMethod.Post, "sandbox/orders", order, cancellationToken));

    /// <summary>Reads a resource; null when there is none.</summary>
    public async Task<JsonObject?> FindAsync(string path, CancellationToken cancellationToken = default) => await SendAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Reads an order.</summary>
    public async Task<JsonObject> OrderAsync(string id, CancellationToken cancellationToken = default) => Required(await FindAsync($"orders/{id}", cancellationToken));

    /// <summary>Creates a resource.</summary>
    public async Task<JsonObject> CreateAsync(string path, JsonObject draft, CancellationToken cancellationToken = default) =>
        Required(await SendAsync(HttpMethod.Post, path, draft, cancellationToken));

    /// <summary>Updates a resource at its present version.</summary>
    public async Task<JsonObject> UpdateAsync(string path, JsonArray actions, CancellationToken cancellationToken = default)
    {
        var version = Required(await FindAsync(path, cancellationToken))["version"]!.GetValue<long>();
        return Required(await SendAsync(HttpMethod.Post, path, new JsonObject { ["version"] = version, ["actions"] = actions.DeepClone() }, cancellationToken));
    }

    /// <summary>Edits an order as a merchant does: an order edit is created and applied.</summary>
    /// <returns>The order as it then stands.</returns>
    public async Task<JsonObject> EditAsync(string orderId, JsonArray stagedActions, CancellationToken cancellationToken = default)
    {
        var order = await OrderAsync(orderId, cancellationToken);
        var edit = await CreateAsync(
            "orders/edits",
            new JsonObject { ["resource"] = new JsonObject { ["typeId"] = "order", ["id"] = orderId }, ["stagedActions"] = stagedActions.DeepClone() },
            cancellationToken);
        await CreateAsync(
            $"orders/edits/{edit["id"]}/apply",
            new JsonObject { ["editVersion"] = edit["version"]!.DeepClone(), ["resourceVersion"] = order["version"]!.DeepClone() },
            cancellationToken);
        return await OrderAsync(orderId, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        http.Dispose();
        gate.Dispose();
    }

    private static JsonObject Required(JsonObject? found) => found ?? throw new InvalidOperationException("commercetools has no such resource.");

    private async Task<JsonObject?> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var first = await RequestAsync(method, path, body, cancellationToken);
        if (first.StatusCode != HttpStatusCode.Unauthorized) return await ReadAsync(first, method, path, cancellationToken);
        // The token was revoked in between, as tests do with all tokens.
        token = null;
        using var second = await RequestAsync(method, path, body, cancellationToken);
        return await ReadAsync(second, method, path, cancellationToken);
    }

    private async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"{access.ProjectKey}/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await http.SendAsync(request, cancellationToken);
    }

    private static async Task<JsonObject?> ReadAsync(HttpResponseMessage response, HttpMethod method, string path, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound && method == HttpMethod.Get) return null;
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {text}", null, response.StatusCode);
        return JsonNode.Parse(text)!.AsObject();
    }

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (token is not null) return token;
            using var request = new HttpRequestMessage(HttpMethod.Post, "oauth/token");
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{access.ClientId}:{access.ClientSecret}")));
            request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
            using var response = await http.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            return token = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!["access_token"]!.GetValue<string>();
        }
        finally
        {
            gate.Release();
        }
    }
}

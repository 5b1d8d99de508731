using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests.Operations;

/// <summary>The operators' functions, as a browser or a script calls them.</summary>
internal sealed class OpsApi(Uri host) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = host };

    public void Dispose() => http.Dispose();

    public async Task<JsonNode> GetAsync(string path)
    {
        var (status, body, _) = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, status);
        return JsonNode.Parse(body)!;
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, string body = "{}")
    {
        var (status, text, _) = await SendAsync(HttpMethod.Post, path, body);
        return (status, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    public async Task<(HttpStatusCode Status, string Body, HttpResponseMessage Response)> SendAsync(HttpMethod method, string path, string? body = null, string? key = "sandbox-key")
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null) request.Headers.Add("x-functions-key", key);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }
}

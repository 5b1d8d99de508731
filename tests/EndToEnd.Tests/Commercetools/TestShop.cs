using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools;
using Microsoft.Extensions.Time.Testing;

namespace Connector.EndToEnd.Tests.Commercetools;

/// <summary>A running server with a token for the connector, and a destination that keeps what it gets.</summary>
internal sealed class TestShop : IAsyncDisposable
{
    private readonly HttpClient http;

    private TestShop(CommercetoolsServer server, HttpClient http, FakeTimeProvider time)
    {
        Server = server;
        Time = time;
        this.http = http;
    }

    public CommercetoolsServer Server { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>Notifications that arrived, as text.</summary>
    public ConcurrentQueue<string> Received { get; private init; } = new();

    public static async Task<TestShop> StartAsync(Func<CommercetoolsServerOptions, CommercetoolsServerOptions>? configure = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero));
        var received = new ConcurrentQueue<string>();
        var options = new CommercetoolsServerOptions
        {
            Time = time,
            DeliveryRetry = TimeSpan.FromMilliseconds(5),
            Send = (_, body) =>
            {
                received.Enqueue(Encoding.UTF8.GetString(body.Span));
                return Task.CompletedTask;
            },
        };
        var server = await CommercetoolsServer.StartAsync(configure?.Invoke(options) ?? options, CancellationToken.None);
        var shop = new TestShop(server, new HttpClient { BaseAddress = server.Address }, time) { Received = received };
        await shop.LogInAsync();
        return shop;
    }

    public async Task LogInAsync(string user = "connector:secret", string scope = "")
    {
        var (status, token) = await TokenAsync(user, scope);
        Assert.Equal(HttpStatusCode.OK, status);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token["access_token"]!.GetValue<string>());
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> TokenAsync(string user, string scope = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
        if (scope.Length > 0)
            form["scope"] = scope;
        request.Content = new FormUrlEncodedContent(form);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    public Task<HttpResponseMessage> RawAsync(HttpMethod method, string path, string? body = null, string? correlationId = null)
    {
        var request = new HttpRequestMessage(method, "/sandbox" + path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (correlationId is not null)
            request.Headers.Add("X-Correlation-ID", correlationId);
        return http.SendAsync(request);
    }

    public async Task<JsonObject> SendAsync(HttpMethod method, string path, string? body, int expected)
    {
        using var response = await RawAsync(method, path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == (int)response.StatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public Task<JsonObject> GetAsync(string path, int expected = 200) => SendAsync(HttpMethod.Get, path, null, expected);

    public Task<JsonObject> CreateAsync(string path, string json, int expected = 201) => SendAsync(HttpMethod.Post, path, json, expected);

    /// <summary>Applies update actions to the current version.</summary>
    public async Task<JsonObject> UpdateAsync(string path, string actions, int expected = 200)
    {
        var current = await GetAsync(path);
        return await SendAsync(HttpMethod.Post, path, $$"""{"version":{{current["version"]}},"actions":[{{actions}}]}""", expected);
    }

    /// <summary>Places an order of one line of two pieces; returns its path.</summary>
    public async Task<string> PlaceAsync(string extra = "")
    {
        var order = await CreateAsync("/sandbox/orders", Order(extra));
        return "/orders/" + order["id"];
    }

    public static string Order(string extra = "") => $$"""
        {
          "orderState": "Open", "origin": "Customer", "shippingMode": "Single", "customerEmail": "buyer@example.com",
          "totalPrice": {{Euro(2380)}},
          "lineItems": [{
            "id": "line-1", "key": "first", "productId": "p1", "name": {"en": "Bracket"}, "variant": {"id": 1, "sku": "BRK-1001"},
            "price": {"id": "price-1", "value": {{Euro(1190)}} }, "quantity": 2, "totalPrice": {{Euro(2380)}},
            "state": [{"quantity": 2, "state": {"typeId": "state", "id": "00000000-0000-0000-0000-00000000aaaa"} }]
          }],
          "customLineItems": [],
          "shippingInfo": {"shippingMethodName": "Standard", "price": {{Euro(0)}}, "deliveries": []}
          {{(extra.Length is 0 ? extra : "," + extra)}}
        }
        """;

    public static string Euro(int cents) => $$"""{"type":"centPrecision","currencyCode":"EUR","centAmount":{{cents}},"fractionDigits":2}""";

    /// <summary>The first error's code.</summary>
    public static string Code(JsonObject error) => error["errors"]![0]!["code"]!.GetValue<string>();

    public static string Query(string where, string rest = "") => $"?where={Uri.EscapeDataString(where)}{rest}";

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }
}

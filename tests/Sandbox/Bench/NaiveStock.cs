using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Connector.Sandbox.Stack;

namespace Connector.Sandbox.Bench;

/// <summary>
/// The way without a connector: for each SKU its entry is queried, then updated, one after the other on one connection. It is
/// given MAX's quantities for nothing, and since the entries show them already, no update makes the server write anything.
/// </summary>
internal sealed class NaiveStock(SandboxStack stack) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new Uri(stack.CommercetoolsAddress, $"{stack.Options.Access.ProjectKey}/") };

    /// <summary>Seconds of all queries so far.</summary>
    public double Queries { get; private set; }

    /// <summary>Seconds of all updates so far.</summary>
    public double Updates { get; private set; }

    /// <summary>Brings the entries to the quantities.</summary>
    public async Task RunAsync(IEnumerable<KeyValuePair<string, long>> quantities, CancellationToken cancellationToken)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
        foreach (var (sku, quantity) in quantities)
        {
            var began = Stopwatch.GetTimestamp();
            var (id, version) = await FindAsync(sku, cancellationToken);
            var found = Stopwatch.GetTimestamp();
            await UpdateAsync(id, version, quantity, cancellationToken);
            Queries += Stopwatch.GetElapsedTime(began, found).TotalSeconds;
            Updates += Stopwatch.GetElapsedTime(found).TotalSeconds;
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private async Task<(string Id, long Version)> FindAsync(string sku, CancellationToken cancellationToken)
    {
        var where = Uri.EscapeDataString($"sku=\"{sku}\"");
        using var response = await http.GetAsync($"inventory?where={where}&limit=1&withTotal=false", cancellationToken);
        response.EnsureSuccessStatusCode();
        using var reply = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
        var entry = reply.RootElement.GetProperty("results")[0];
        return (entry.GetProperty("id").GetString()!, entry.GetProperty("version").GetInt64());
    }

    private async Task UpdateAsync(string id, long version, long quantity, CancellationToken cancellationToken)
    {
        var body = FormattableString.Invariant($$"""{"version":{{version}},"actions":[{"action":"changeQuantity","quantity":{{quantity}}}]}""");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync($"inventory/{id}", content, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stack.CommercetoolsAddress, "oauth/token"));
        // Not the connector's client: its calls are counted.
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"shop-frontend:{stack.Options.Access.ClientSecret}")));
        request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var reply = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
        return reply.RootElement.GetProperty("access_token").GetString()!;
    }
}

using System.Net;
using System.Text.Json.Nodes;

namespace Connector.Sandbox.Stack;

/// <summary>What a shop has, and the connector's own setup. Safe to repeat.</summary>
internal static class ShopSetup
{
    /// <summary>Creates the stores that any shop has.</summary>
    /// <returns>What the server did not accept, in sentences; another server may lack a part.</returns>
    public static async Task<IReadOnlyList<string>> SeedStoresAsync(ShopApi shop, CancellationToken cancellationToken)
    {
        List<string> refused = [];
        foreach (var store in World.Load().Companies.SelectMany(company => company.Stores))
        {
            try
            {
                if (await shop.FindAsync($"stores/key={store}", cancellationToken) is not null) continue;
                await shop.CreateAsync("stores", new JsonObject { ["key"] = store, ["name"] = new JsonObject { ["en"] = store } }, cancellationToken);
            }
            catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
            {
                refused.Add($"stores/key={store}: {e.Message}");
            }
        }

        return refused;
    }

    /// <summary>Runs the connector's setup as an installer does.</summary>
    /// <returns>What it could not do, in sentences.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(Uri app, string functionKey, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = app };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/setup");
        request.Headers.Add("x-functions-key", functionKey);
        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity))
            return [$"the setup: {(int)response.StatusCode} {text}"];
        return
        [
            .. JsonNode.Parse(text)!["steps"]!.AsArray()
                .Where(step => step!["outcome"]!.GetValue<string>() is "refused" or "missing")
                .Select(step => $"{step!["kind"]} {step["key"]}: {step["detail"]}"),
        ];
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Connector.Sandbox.Demo;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Operations;

/// <summary>Operators see what failed and why, and one step brings all of it on.</summary>
public sealed class ReplayTests(OrderStack stack) : IClassFixture<OrderStack>
{
    [Fact]
    public async Task Twenty_orders_without_a_tax_rate_are_one_cause_and_one_replay_after_the_mapping_is_mended()
    {
        await stack.ResetAsync();
        using var ops = new OpsApi(stack.Sandbox.Host!.HttpAddress);
        List<JsonObject> orders = [];
        for (var i = 0; i < 20; i++) orders.Add(await stack.PlaceAsync("unmapped-tax-rate"));
        await stack.EventuallyAsync("one cause holds all orders", async () => Causes(await ops.GetAsync("api/ops/causes")) is [{ } one] && (int)one["count"]! == 20);
        await stack.QuietAsync();

        var cause = Causes(await ops.GetAsync("api/ops/causes"))[0]!;
        Assert.Equal(("order-export", "0.16"), ((string)cause["flow"]!, (string)cause["value"]!));
        Assert.Contains("Add in mapping.json: taxes", (string)cause["advice"]!, StringComparison.Ordinal);
        var letters = (await ops.GetAsync($"api/ops/causes/{cause["id"]}"))["letters"]!.AsArray();
        Assert.Equal(orders.Select(order => order.Id()).Order(), letters.Select(letter => (string)letter!["key"]!).Order());
        var letter = await ops.GetAsync($"api/ops/deadletters/{Uri.EscapeDataString((string)letters[0]!["id"]!)}");
        Assert.Contains((string)letter["key"]!, (string)letter["source"]!, StringComparison.Ordinal);

        using var folder = new TemporaryFolder();
        await stack.Sandbox.RestartWorkerAsync(("Mapping__Path", await MendedAsync(folder)));
        var (status, operation) = await ops.PostAsync("api/ops/replays", $$"""{ "cause": "{{cause["id"]}}" }""");
        Assert.Equal(HttpStatusCode.Accepted, status);
        var path = $"api/ops/operations/{operation["id"]}";
        await stack.EventuallyAsync("all are replayed", async () => (await ops.GetAsync(path))["progress"] is { } progress && (int)progress["succeeded"]! == 20);

        var done = await ops.GetAsync(path);
        Assert.Equal(("succeeded", 20, 20), ((string)done["operation"]!["state"]!, (int)done["operation"]!["total"]!, (int)done["progress"]!["total"]!));
        foreach (var order in orders) await stack.AssertExportedOnceAsync(order);
        Assert.Empty(Causes(await ops.GetAsync("api/ops/causes")));
        Assert.Empty((await ops.GetAsync("api/ops/deadletters"))["rows"]!.AsArray());
        Assert.Equal(20, (await ops.GetAsync("api/ops/deadletters?state=closed"))["rows"]!.AsArray().Count(row => (string)row!["closedBecause"]! == "succeeded"));
        var entry = (await ops.GetAsync("api/ops/audit"))["entries"]!.AsArray()[0]!;
        Assert.Equal(("replay", "function key", $"cause {cause["id"]}"), ((string)entry["action"]!, (string)entry["by"]!, (string)entry["target"]!));
    }

    private static JsonArray Causes(JsonNode answer) => answer["causes"]!.AsArray();

    private async Task<string> MendedAsync(TemporaryFolder folder)
    {
        var mapping = JsonNode.Parse(await File.ReadAllTextAsync(stack.Sandbox.Settings["Mapping__Path"]))!;
        mapping["taxes"]!.AsArray().Add(new JsonObject { ["country"] = "DE", ["rate"] = 0.16m, ["code"] = "V19" });
        var path = Path.Combine(folder.Path, "mapping.json");
        await File.WriteAllTextAsync(path, mapping.ToJsonString());
        return path;
    }
}

using Connector.Sandbox.FunctionsHost;
using Connector.Sandbox.FunctionsHost.Workers;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Settings;

/// <summary>A wrong setting stops the worker at start; its output names the full key and what is allowed.</summary>
public sealed class WorkerSettingsTests
{
    private static readonly Dictionary<string, string> Right = new()
    {
        ["Storage"] = "UseDevelopmentStorage=true",
        ["ServiceBus"] = "Endpoint=sb://127.0.0.1:1;SharedAccessKeyName=sandbox;SharedAccessKey=sandbox;UseDevelopmentEmulator=true",
        ["Commercetools__ClientId"] = "connector",
        ["Commercetools__ClientSecret"] = "secret",
        ["Commercetools__AuthorizationBaseAddress"] = "http://127.0.0.1:1/",
        ["Commercetools__ApiBaseAddress"] = "http://127.0.0.1:1/",
        ["Commercetools__ProjectKey"] = "sandbox",
        ["MaxGateway__BaseAddress"] = "http://127.0.0.1:1/",
        ["MaxGateway__ApiKey"] = "sandbox-key",
        ["Flows__OrderExport__Mode"] = "live",
        ["OrderSweepSchedule"] = "*/5 * * * * *",
        ["Flows__CustomerExport__Mode"] = "live",
        ["CustomerSweepSchedule"] = "*/5 * * * * *",
        ["Flows__Stock__Mode"] = "live",
        ["StockPollSchedule"] = "*/5 * * * * *",
        ["StockComparisonSchedule"] = "0 0 2 * * *",
    };

    [Theory]
    [InlineData("Commercetools__ClientSecret", "", "Commercetools:ClientSecret is missing. Set the secret of the API client")]
    [InlineData("Commercetools__ApiBaseAddress", "api.example.com", "Commercetools:ApiBaseAddress must be an absolute https address")]
    [InlineData("Commercetools__ProjectKey", "no such key", "Commercetools:ProjectKey is not a project key. Allowed are 2 to 36 letters")]
    [InlineData("Commercetools__Resilience__MaxRetries", "99", "Commercetools:Resilience:MaxRetries must be between 0 and 10.")]
    [InlineData("ServiceBus", "", "ServiceBus must be a connection string, or ServiceBus__fullyQualifiedNamespace")]
    [InlineData("ServiceBus", "nonsense", "ServiceBus must be a connection string")]
    [InlineData("Storage", "", "Storage must be a connection string, or Storage__")]
    [InlineData("Storage", "nonsense", "Storage must be a connection string")]
    [InlineData("MaxGateway__ApiKey", "", "MaxGateway:ApiKey and MaxGateway:Scope are both missing")]
    [InlineData("MaxGateway__BaseAddress", "http://max.example.com/", "MaxGateway:BaseAddress is 'http://max.example.com/': allowed is an absolute https address")]
    [InlineData("Flows__OrderExport__Mode", "maybe", "Flows:OrderExport:Mode must be off, shadow or live, not \"maybe\".")]
    [InlineData("Flows__OrderExport__Start", "yesterday", "Flows:OrderExport:Start must be an instant such as 2026-01-31T00:00:00Z, not \"yesterday\".")]
    [InlineData("Flows__CustomerExport__Mode", "maybe", "Flows:CustomerExport:Mode must be off, shadow or live, not \"maybe\".")]
    [InlineData("CustomerExport__StillRunningDelay", "02:00:00", "CustomerExport:StillRunningDelay must be a time span between 00:00:01 and 01:00:00.")]
    [InlineData("Flows__Stock__Mode", "maybe", "Flows:Stock:Mode must be off, shadow or live, not \"maybe\".")]
    [InlineData("Stock__Concurrency", "100", "Stock:Concurrency must be a whole number between 1 and 64, not \"100\".")]
    [InlineData("Retry__GiveUpAfter", "365.00:00:00", "Retry:GiveUpAfter must be a time span between 00:00:01 and 14.00:00:00.")]
    [InlineData("Retry__GiveUpAfter", "soon", "Retry:GiveUpAfter must be a time span such as 00:05:00, not \"soon\".")]
    [InlineData("Retry__Delays__0", "-00:00:01", "Retry:Delays:0 must be a time span greater than zero")]
    [InlineData("OrderExport__SyncChannelKey", "", "OrderExport:SyncChannelKey must be the key of a commercetools channel")]
    [InlineData("Mapping__Path", "/no/such/mapping.json", "Mapping__Path must name a readable mapping.json; /no/such/mapping.json")]
    public async Task A_wrong_setting_stops_the_worker_and_is_named(string name, string value, string sentence) =>
        AssertNamed(sentence, await StartAsync(name, value));

    [Fact]
    public async Task An_unknown_key_in_the_mapping_stops_the_worker_and_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "mapping.json");
        await File.WriteAllTextAsync(path, """{ "companies": [], "taxxes": [] }""");

        var output = await StartAsync("Mapping__Path", path);

        AssertNamed($"Mapping__Path: {path} is not valid", output);
        Assert.Contains("taxxes", output, StringComparison.Ordinal);
    }

    private static void AssertNamed(string sentence, string output)
    {
        Assert.Contains("ended with code 1 ", output, StringComparison.Ordinal);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    /// <summary>What the worker said before it ended.</summary>
    private static async Task<string> StartAsync(string name, string value)
    {
        var options = new FunctionsHostOptions
        {
            AppDirectory = await FunctionsApp.LocateAsync(),
            Settings = new Dictionary<string, string>(Right) { [name] = value },
            Queue = queue => throw new InvalidOperationException($"Nothing is to be taken from {queue}."),
            RunSchedules = false,
        };
        return (await Assert.ThrowsAsync<WorkerLostException>(() => FunctionsHostServer.StartAsync(options))).Message;
    }
}

using Connector.Sync.Flows;
using Connector.Sync.Storage;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Tests.Settings;

public sealed class OptionsTests
{
    [Fact]
    public void The_settings_as_they_ship_are_right() => Start([]);

    [Theory]
    [InlineData("Retry:GiveUpAfter", "00:00:00")]
    [InlineData("Retry:GiveUpAfter", "15.00:00:00")]
    [InlineData("Retry:Jitter", "1.1")]
    [InlineData("Retry:Delays:0", "00:00:00")]
    [InlineData("Retry:Delays:0", "-00:00:01")]
    [InlineData("OrderExport:SyncChannelKey", "")]
    [InlineData("OrderExport:SyncChannelKey", "with space")]
    [InlineData("OrderExport:StillRunningDelay", "00:00:00")]
    [InlineData("OrderExport:StillRunningDelay", "02:00:00")]
    [InlineData("Flows:OrderExport:Mode", "on")]
    [InlineData("Flows:OrderExport:Mode", "2")]
    [InlineData("Flows:OrderExport:Mode", "live, shadow")]
    [InlineData("Flows:OrderExport:Start", "yesterday")]
    [InlineData("Flows:OrderExport:SweepOverlap", "soon")]
    [InlineData("Flows:OrderExport:SweepOverlap", "-00:00:01")]
    [InlineData("Flows:OrderExport:SweepOverlap", "2.00:00:00")]
    [InlineData("Flows:OrderExport:SweepSettle", "x")]
    [InlineData("Flows:OrderExport:SweepSettle", "02:00:00")]
    [InlineData("Flows:CustomerExport:Mode", "on")]
    [InlineData("Flows:CustomerExport:Start", "yesterday")]
    [InlineData("CustomerExport:StillRunningDelay", "00:00:00")]
    [InlineData("Flows:Stock:Mode", "on")]
    [InlineData("Stock:Concurrency", "0")]
    [InlineData("Stock:Concurrency", "65")]
    [InlineData("Stock:Concurrency", "many")]
    [InlineData("Stock:BatchSize", "1001")]
    [InlineData("Stock:ImportFrom", "-1")]
    [InlineData("Stock:ImportCheckAfter", "00:00:00")]
    [InlineData("Stock:CheckAfter", "00:00:05")]
    [InlineData("Stock:CheckAfter", "01:00:00")]
    [InlineData("Stock:PendingFor", "00:00:01")]
    [InlineData("Stock:RememberFor", "00:01:00")]
    [InlineData("Housekeeping:SnapshotDays", "0")]
    [InlineData("Housekeeping:RunDays", "forever")]
    [InlineData("Housekeeping:ClosedDeadLetterDays", "3651")]
    [InlineData("Housekeeping:ShadowDays", "-1")]
    public void A_wrong_value_stops_the_start_with_its_full_key_and_what_is_allowed(string key, string value)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Start(new() { [key] = value }));
        var sentence = Assert.Single(wrong.Failures);
        Assert.Contains(key, sentence, StringComparison.Ordinal);
        Assert.Contains("must be", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retry:GiveUpAfter")]
    [InlineData("Retry:Jitter")]
    [InlineData("Retry:Delays:0")]
    [InlineData("OrderExport:StillRunningDelay")]
    [InlineData("CustomerExport:StillRunningDelay")]
    [InlineData("Stock:CheckAfter")]
    public void A_value_that_is_no_number_or_time_span_stops_the_start_with_its_full_key(string key)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Start(new() { [key] = "soon" }));
        Assert.StartsWith($"{key} must be a ", Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_flow_is_said_at_once()
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Start(new()
        {
            ["Flows:OrderExport:Mode"] = "on",
            ["Flows:OrderExport:Start"] = "yesterday",
            ["Flows:OrderExport:SweepOverlap"] = "2.00:00:00",
            ["Flows:OrderExport:SweepSettle"] = "soon",
        }));
        Assert.Equal(4, wrong.Failures.Count());
    }

    [Fact]
    public void A_flow_reads_its_settings_in_any_case_and_is_off_by_default()
    {
        Assert.Equal(FlowMode.Off, Start([]).Get(FlowName.OrderExport).Mode);
        var set = Start(new() { ["Flows:OrderExport:Mode"] = "LIVE", ["Flows:OrderExport:Start"] = "2026-01-31T00:00:00" }).Get(FlowName.OrderExport);
        Assert.Equal((FlowMode.Live, new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)), (set.Mode, set.Start));
    }

    [Theory]
    [InlineData("ServiceBus")]
    [InlineData("Storage")]
    public void A_missing_connection_is_named(string key) =>
        Assert.Contains(key, Assert.Throws<InvalidSettingException>(() => Start(new() { [key] = "" })).Message, StringComparison.Ordinal);

    [Fact]
    public void An_address_of_the_storage_that_is_none_is_named() =>
        Assert.StartsWith("Storage__tableServiceUri must be", Assert.Throws<InvalidSettingException>(() => Start(new() { ["Storage:tableServiceUri"] = "shop" })).Message, StringComparison.Ordinal);

    private static IOptionsMonitor<FlowOptions> Start(Dictionary<string, string?> changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ServiceBus"] = "Endpoint=sb://127.0.0.1:1;SharedAccessKeyName=n;SharedAccessKey=k",
            ["Storage"] = "UseDevelopmentStorage=true",
            ["Commercetools:ClientId"] = "connector",
            ["Commercetools:ClientSecret"] = "secret",
            ["Commercetools:AuthorizationBaseAddress"] = "http://127.0.0.1:1/",
            ["Commercetools:ApiBaseAddress"] = "http://127.0.0.1:1/",
            ["Commercetools:ProjectKey"] = "shop",
            ["MaxGateway:BaseAddress"] = "http://127.0.0.1:1/",
            ["MaxGateway:ApiKey"] = "key",
        };
        foreach (var (key, value) in changes) settings[key] = value;
        var services = new ServiceCollection().AddLogging();
        services.AddConnector(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), Repository.Mapping);
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
        return provider.GetRequiredService<IOptionsMonitor<FlowOptions>>();
    }
}

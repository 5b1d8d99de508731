using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests.FunctionsHost;

public sealed class RawBindingsTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task The_Service_Bus_attribute_describes_itself_to_the_host_as_the_official_one_does()
    {
        await using var host = await SampleHost.StartAsync();
        var actual = new JsonObject(host.Server.Functions
            .Where(function => function.TriggerType == "serviceBusTrigger")
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .Select(function => KeyValuePair.Create(function.Name, (JsonNode?)new JsonArray([.. function.RawBindings.Select(text => JsonNode.Parse(text))]))));

        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "FunctionsHost", "raw-bindings.json")));

        Assert.Equal(expected!.ToJsonString(Indented), actual.ToJsonString(Indented));
    }
}

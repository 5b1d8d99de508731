using System.Text.Json.Nodes;

namespace Connector.Sandbox.Bench;

/// <summary>The sandbox's mapping.json with one warehouse, and every part a SKU of the same name.</summary>
internal static class BenchMapping
{
    /// <summary>Writes the file.</summary>
    /// <returns>Its path.</returns>
    public static async Task<string> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Sandbox", "mapping.json"), cancellationToken);
        var mapping = JsonNode.Parse(text)!;
        mapping["items"] = new JsonObject { ["rule"] = "same" };
        mapping["warehouses"] = new JsonArray(new JsonObject
        {
            ["channel"] = StockBenchOptions.Channel,
            ["company"] = StockBenchOptions.Company,
            ["stockrooms"] = new JsonArray(StockBenchOptions.Stockroom),
        });
        var path = Path.Combine(folder, "mapping.json");
        await File.WriteAllTextAsync(path, mapping.ToJsonString(), cancellationToken);
        return path;
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Connector.ExactMax.Contract;

namespace Connector.Mapping.Tests;

/// <summary>
/// The specification of stock and prices: every folder in Stock and Prices is a part as the gateway sends it and what
/// commercetools gets (shop.json), or why it does not. REWRITE_GOLDENS=1 writes the results; review them.
/// </summary>
public sealed class GoldenStock
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly JsonSerializerOptions Text = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static TheoryData<string> Stock() => Cases("Stock");

    public static TheoryData<string> Prices() => Cases("Prices");

    [Theory]
    [MemberData(nameof(Stock))]
    public void A_part_is_sold_as_its_golden_file_says(string name)
    {
        var (folder, mapping, input) = Read<StockCase>("Stock", name);
        Compare(folder, StockMapping.Of(input.Stock, input.Sku, input.Company, Today, mapping).Select(stock => new
        {
            stock.Channel,
            Quantity = stock.Quantity(StockMapping.Pieces(input.Pending.GetValueOrDefault(stock.Channel), input.Sku, mapping)),
            stock.ExpectedDelivery,
            stock.RestockableInDays,
        }));
    }

    [Theory]
    [MemberData(nameof(Prices))]
    public void Prices_become_what_their_golden_file_says(string name)
    {
        var (folder, mapping, input) = Read<PriceCase>("Prices", name);
        var mapped = PriceMapping.Of(input.Prices, input.Sku, input.Company, mapping);
        if (mapped.Succeeded) Compare(folder, mapped.Value);
        else Compare(folder, mapped.Problems);
    }

    private static TheoryData<string> Cases(string kind) =>
        [.. Directory.GetDirectories(Repository.File($"tests/Mapping.Tests/{kind}")).Select(folder => new DirectoryInfo(folder).Name).Order(StringComparer.Ordinal)];

    private static (string Folder, MappingDocument Mapping, T Input) Read<T>(string kind, string name)
    {
        var folder = Repository.File($"tests/Mapping.Tests/{kind}/{name}");
        var own = Path.Combine(folder, "mapping.json");
        var input = JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(folder, "part.json")), JsonSerializerOptions.Web)!;
        return (folder, File.Exists(own) ? Repository.Mapping(own) : Repository.Sandbox, input);
    }

    private static void Compare<T>(string folder, T result)
    {
        var (path, text) = (Path.Combine(folder, "shop.json"), JsonSerializer.Serialize(result, Text) + "\n");
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDENS") == "1") File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{path} is missing; the part gave: {text}");
        Assert.Equal(File.ReadAllText(path), text);
    }

    private sealed record StockCase(string Company, string Sku, PartStock Stock)
    {
        public IReadOnlyDictionary<string, decimal> Pending { get; init; } = new Dictionary<string, decimal>();
    }

    private sealed record PriceCase(string Company, string Sku, PartPrices Prices);
}

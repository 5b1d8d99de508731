using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Connector.Commercetools;
using Connector.ExactMax.Contract;

namespace Connector.Mapping.Tests;

/// <summary>
/// The specification of the cross-reference and of price changes: every folder in Items is a catalogue on both sides and what
/// becomes of it (result.json), every folder in PriceChanges a SKU's prices and what is written. REWRITE_GOLDENS=1 writes the
/// results; review them.
/// </summary>
public sealed class GoldenCatalog
{
    private static readonly JsonSerializerOptions Text = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static TheoryData<string> Items() => Cases("Items");

    public static TheoryData<string> PriceChanges() => Cases("PriceChanges");

    [Theory]
    [MemberData(nameof(Items))]
    public void A_catalogue_becomes_what_its_golden_file_says(string name)
    {
        var (folder, input) = Read<Catalogue>("Items", name, "catalog.json");
        var mapping = Mapping("items", input.Items);
        var cross = new CrossReference(mapping);
        foreach (var (company, parts) in input.Parts)
            foreach (var part in parts) cross.Add(company, part);
        var variants = input.Products.SelectMany(product => product.Variants).Select(variant => (Variant: variant, Lines: cross.Of(variant))).ToList();
        Compare(folder, new
        {
            Lines = variants.SelectMany(variant => variant.Lines.Select(line => line.Item)),
            Attributes = variants.Where(variant => variant.Lines.Count > 0).SelectMany(variant => ItemAttributes.Actions(variant.Variant, variant.Lines, mapping)),
            Differences = cross.Differences(),
            cross.WithoutSku,
        });
    }

    [Theory]
    [MemberData(nameof(PriceChanges))]
    public void Prices_change_as_their_golden_file_says(string name)
    {
        var (folder, input) = Read<PriceCase>("PriceChanges", name, "case.json");
        var plan = PriceDifference.Of("DE", input.Existing, input.Wanted, Mapping("prices", input.Prices), input.Now);
        Compare(folder, new { Changes = plan.Changes.Select(Say), plan.Problems, plan.OfOthers });
    }

    internal static MappingDocument Mapping(string section, JsonNode rules)
    {
        var json = JsonNode.Parse(Repository.SandboxJson)!.AsObject();
        json[section] = rules.DeepClone();
        var loaded = MappingDocument.Load(json.ToJsonString(), "mapping.json");
        return loaded.Value ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems.Select(problem => problem.Advice)));
    }

    private static object Say(PriceChange change) => change switch
    {
        PriceChange.Create create => new { Create = create.Key, create.Price },
        PriceChange.Update update => new { Update = update.Existing.Id, update.Actions },
        PriceChange.Delete delete => new { Delete = delete.Existing.Id },
        _ => change,
    };

    private static TheoryData<string> Cases(string kind) =>
        [.. Directory.GetDirectories(Repository.File($"tests/Mapping.Tests/{kind}")).Select(folder => new DirectoryInfo(folder).Name).Order(StringComparer.Ordinal)];

    private static (string Folder, T Input) Read<T>(string kind, string name, string file)
    {
        var folder = Repository.File($"tests/Mapping.Tests/{kind}/{name}");
        return (folder, JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(folder, file)), JsonSerializerOptions.Web)!);
    }

    private static void Compare<T>(string folder, T result)
    {
        var (path, text) = (Path.Combine(folder, "result.json"), JsonSerializer.Serialize(result, Text) + "\n");
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDENS") == "1") File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{path} is missing; the case gave: {text}");
        Assert.Equal(File.ReadAllText(path), text);
    }

    private sealed record Catalogue(JsonNode Items, IReadOnlyDictionary<string, IReadOnlyList<PartItem>> Parts, IReadOnlyList<ProductRow> Products);

    private sealed record PriceCase(JsonNode Prices, DateTimeOffset Now, IReadOnlyList<KnownPrice> Existing, IReadOnlyList<ShopPrice> Wanted);
}

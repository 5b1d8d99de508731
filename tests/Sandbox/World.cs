using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connector.Sandbox;

/// <summary>The small world that the example orders live in: both sides of the sandbox are seeded from it.</summary>
public sealed record World
{
    private static readonly Lazy<World> Embedded = new(Read);

    public required IReadOnlyList<WorldCompany> Companies { get; init; }

    public required IReadOnlyDictionary<string, string> NoStore { get; init; }

    public required IReadOnlyList<WorldTax> Taxes { get; init; }

    public required IReadOnlyList<WorldItem> Items { get; init; }

    public required WorldServiceParts ServiceParts { get; init; }

    public required IReadOnlyList<WorldShipping> Shipping { get; init; }

    public required IReadOnlyList<WorldPayment> Payments { get; init; }

    public required IReadOnlyList<WorldWarehouse> Warehouses { get; init; }

    public required IReadOnlyList<string> UnsellableStockrooms { get; init; }

    public static World Load() => Embedded.Value;

    public WorldCompany Company(string name) => Companies.First(company => company.Max == name);

    private static World Read()
    {
        using var stream = typeof(World).Assembly.GetManifestResourceStream("world.json")!;
        return JsonSerializer.Deserialize<World>(stream, JsonSerializerOptions.Web)!;
    }
}

public sealed record WorldCompany(
    string Max,
    string Database,
    IReadOnlyList<string> Currencies,
    IReadOnlyList<string> Stores,
    string DefaultStockroom,
    string GuestAccount,
    string SalesRep,
    string GlReference);

/// <summary>A tax; <see cref="Code"/> is null where <see cref="SubRates"/> have their own.</summary>
public sealed record WorldTax(string Country, string? State, decimal Rate, string? Code, IReadOnlyList<WorldSubRate>? SubRates)
{
    /// <summary>The MAX tax codes with their rates.</summary>
    [JsonIgnore]
    public IEnumerable<(string Code, decimal Rate)> Codes =>
        SubRates is null ? [(Code!, Rate)] : SubRates.Select(sub => (sub.Code, sub.Rate));
}

public sealed record WorldSubRate(string Name, decimal Rate, string Code);

public sealed record WorldItem(string Sku, string Part, string Ean, string SalesUnit, string StockUnit, decimal Factor, string Name);

public sealed record WorldServiceParts(string Freight, string Discount, string Rounding, IReadOnlyDictionary<string, string> CustomLineItems)
{
    [JsonIgnore]
    public IEnumerable<string> All => [Freight, Discount, Rounding, .. CustomLineItems.Values];
}

public sealed record WorldShipping(string Method, string ShipVia);

public sealed record WorldPayment(string Method, string Terms);

public sealed record WorldWarehouse(string Channel, IReadOnlyList<string> Stockrooms, string Company);

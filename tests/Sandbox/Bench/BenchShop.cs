using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Commercetools.Seeding;

namespace Connector.Sandbox.Bench;

/// <summary>The inventory entries in commercetools, looked at without a call.</summary>
internal sealed class BenchShop(CommercetoolsServer server)
{
    /// <summary>Creates an entry per SKU.</summary>
    public void Seed(IReadOnlyDictionary<string, long> quantities) =>
        server.Seed.Inventory(quantities.Select(pair => new SeededStock(pair.Key, pair.Value, StockBenchOptions.Channel, $"{pair.Key}_{StockBenchOptions.Channel}")));

    /// <summary>Quantity of one SKU.</summary>
    public long? Quantity(string sku) => server.Find("inventory", "sku", sku) is [var entry] ? entry["quantityOnStock"]!.GetValue<long>() : null;

    /// <summary>Applies what was imported: the server does it with the next call, and there may be none.</summary>
    public void SettleImports() => server.Imports.Settle();

    /// <summary>Looks at every entry.</summary>
    /// <returns>How many there are, and how many do not show what MAX can sell.</returns>
    public (int Entries, int Wrong) Compare(IReadOnlyDictionary<string, long> sellable)
    {
        var (entries, wrong) = (0, 0);
        foreach (var entry in server.All("inventory"))
        {
            entries++;
            if (!sellable.TryGetValue(entry["sku"]!.GetValue<string>(), out var quantity) || entry["quantityOnStock"]!.GetValue<long>() != quantity) wrong++;
        }

        return (entries, wrong);
    }
}

using Connector.Mapping;

namespace Connector.Sync.Prices;

/// <summary>Both sides of every SKU of a company in a few bytes: they differ when the sums of their fingerprints do.</summary>
internal sealed class SkuPriceSums(string company, MappingDocument mapping)
{
    private readonly PriceOwnership owner = new(company, mapping);
    private readonly Dictionary<string, Sums> bySku = new(StringComparer.Ordinal);

    public string Company => company;

    public long Wanted { get; private set; }

    public long Ours { get; private set; }

    public long OfOthers { get; private set; }

    public long Problems { get; private set; }

    public int Skus => bySku.Count;

    public void Add(WantedPrices wanted)
    {
        var sums = Of(wanted.Sku);
        sums.Part = wanted.Part;
        if (!wanted.Prices.Succeeded)
        {
            sums.HasProblem = true;
            Problems++;
            return;
        }

        foreach (var price in wanted.Prices.Value)
        {
            sums.Wanted += PriceFingerprint.Of(price);
            sums.WantedCount++;
            Wanted++;
        }
    }

    public void Add(KnownPrice price)
    {
        if (owner.IsOurs(price))
        {
            var sums = Of(price.Price.Sku);
            sums.Found += PriceFingerprint.Of(price, company);
            sums.FoundCount++;
            Ours++;
        }
        else if (owner.IsOfOthers(price))
        {
            OfOthers++;
        }
    }

    /// <summary>SKUs to look at; those that would lose all their prices apart.</summary>
    public (List<PriceTarget> Different, List<PriceTarget> Emptied) Differences()
    {
        var (different, emptied) = (new List<PriceTarget>(), new List<PriceTarget>());
        foreach (var (sku, sums) in bySku)
        {
            if (!sums.HasProblem && sums.Wanted == sums.Found) continue;
            (sums is { HasProblem: false, WantedCount: 0 } ? emptied : different).Add(new(sku, sums.Part));
        }

        return (different, emptied);
    }

    public int Priced => bySku.Values.Count(sums => sums.FoundCount > 0);

    private Sums Of(string sku)
    {
        if (!bySku.TryGetValue(sku, out var sums)) bySku[sku] = sums = new();
        return sums;
    }

    private sealed class Sums
    {
        public UInt128 Wanted { get; set; }

        public UInt128 Found { get; set; }

        public int WantedCount { get; set; }

        public int FoundCount { get; set; }

        public bool HasProblem { get; set; }

        public string? Part { get; set; }
    }
}

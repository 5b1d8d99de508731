using System.Collections.Frozen;

namespace Connector.Mapping.Document;

/// <summary>MAX tax code by country, state, rate, name and tax category. The most precise rule wins.</summary>
internal sealed class TaxTable
{
    private readonly FrozenDictionary<TaxKey, string> codes;

    public TaxTable(IEnumerable<TaxJson> taxes) => codes = taxes.SelectMany(Keys).ToFrozenDictionary(entry => entry.Key, entry => entry.Code);

    /// <summary>The keys that one entry of mapping.json stands for.</summary>
    public static IEnumerable<(TaxKey Key, string Code)> Keys(TaxJson tax) =>
        tax.SubRates is { } subRates
            ? subRates.Select(sub => (new TaxKey(tax.Country, tax.State, sub.Rate, sub.Name, IsSubRate: true, tax.Category), sub.Code))
            : tax is { Rate: { } rate, Code: { } code } ? [(new TaxKey(tax.Country, tax.State, rate, tax.Name, IsSubRate: false, tax.Category), code)] : [];

    /// <summary>Code of a whole rate; null when it is not mapped.</summary>
    public string? Rate(string country, string? state, decimal rate, string? name, string? key, string? category = null)
    {
        if (state is not null && Named(state) is { } ofState) return ofState;
        return Named(null);

        string? Named(string? inState) =>
            Find(new TaxKey(country, inState, rate, name, false, category)) ?? Find(new TaxKey(country, inState, rate, key, false, category)) ?? Find(new TaxKey(country, inState, rate, null, false, category));
    }

    /// <summary>Code of a sub-rate; null when it is not mapped.</summary>
    public string? SubRate(string country, string? state, decimal rate, string? name, string? category = null) =>
        Find(new TaxKey(country, state, rate, name, true, category)) ?? Find(new TaxKey(country, null, rate, name, true, category));

    private string? Find(TaxKey key) => codes.GetValueOrDefault(key);
}

/// <summary>What a tax code is found by.</summary>
internal readonly record struct TaxKey(string Country, string? State, decimal Rate, string? Name, bool IsSubRate, string? Category);

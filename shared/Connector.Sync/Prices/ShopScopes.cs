using System.Collections.Concurrent;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;

namespace Connector.Sync.Prices;

/// <summary>Turns the ids in standalone prices into the keys that mapping.json uses. Keys are asked for once.</summary>
public sealed class ShopScopes(ICommercetoolsCustomerGroups groups, ICommercetoolsChannels channels, MappingDocument mapping)
{
    private readonly ConcurrentDictionary<(string Type, string Key), string> ids = new();

    /// <summary>The keys of a company's lists, or a problem for each that commercetools does not have.</summary>
    public async Task<(ScopeKeys? Keys, IReadOnlyList<Problem> Problems)> OfAsync(string company, CancellationToken cancellationToken)
    {
        var (keys, problems) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<Problem>());
        foreach (var reference in PriceOwnership.References(company, mapping))
        {
            if (!ids.TryGetValue((reference.Type, reference.Key), out var id))
            {
                id = reference.Type == "channel"
                    ? (await channels.GetByKeyAsync(reference.Key, cancellationToken))?.Id
                    : (await groups.GetByKeyAsync(reference.Key, cancellationToken))?.Id;
                if (id is null)
                {
                    problems.Add(new("MISSING_IN_COMMERCETOOLS", reference.Path, reference.Key, $"commercetools has no {reference.Type} with key '{reference.Key}'. Create it there, or correct mapping.json: {reference.Path}. Until then no prices of company {company} are written."));
                    continue;
                }

                ids[(reference.Type, reference.Key)] = id;
            }

            keys[id] = reference.Key;
        }

        return problems.Count > 0 ? (null, problems) : (new ScopeKeys(keys), []);
    }
}

/// <summary>Keys of customer groups and channels by id.</summary>
/// <param name="byId">Keys by id.</param>
public sealed class ScopeKeys(IReadOnlyDictionary<string, string> byId)
{
    /// <summary>A standalone price with keys in its scope; what mapping.json does not name keeps its id, and so is in no scope of ours.</summary>
    public KnownPrice Known(StandalonePrice price) => new(
        price.Id,
        price.Version,
        price.Key,
        new ShopPrice
        {
            Sku = price.Sku,
            Value = price.Value,
            Country = price.Country,
            CustomerGroup = Key(price.CustomerGroup?.Id),
            Channel = Key(price.Channel?.Id),
            ValidFrom = price.ValidFrom,
            ValidUntil = price.ValidUntil,
            Tiers = [.. price.Tiers.OrderBy(tier => tier.MinimumQuantity)],
        },
        price.Active);

    private string? Key(string? id) => id is null ? null : byId.GetValueOrDefault(id, $"id {id}");
}

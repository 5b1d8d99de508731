using System.Collections.Concurrent;
using Connector.Commercetools;
using Connector.Mapping;

namespace Connector.Sync.Stock;

/// <summary>The ids of the supply channels that mapping.json names by key; asked for once.</summary>
public sealed class SupplyChannels(ICommercetoolsChannels channels, MappingDocument mapping)
{
    private readonly ConcurrentDictionary<string, string> ids = new(StringComparer.Ordinal);

    /// <summary>Id by key, of all warehouses of a company; a channel that commercetools does not have is missing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string company, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in mapping.SupplyChannels(company))
        {
            if (!ids.TryGetValue(key, out var id))
            {
                if (await channels.GetByKeyAsync(key, cancellationToken) is not { } channel) continue;
                id = ids.GetOrAdd(key, channel.Id);
            }

            found[key] = id;
        }

        return found;
    }
}

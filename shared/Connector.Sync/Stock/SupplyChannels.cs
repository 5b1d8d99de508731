using Connector.Commercetools;
using Connector.Mapping;

namespace Connector.Sync.Stock;

/// <summary>The ids of the supply channels that mapping.json names by key; asked for once in a while.</summary>
public sealed class SupplyChannels(ICommercetoolsChannels channels, MappingDocument mapping, TimeProvider time)
{
    /// <summary>A channel that was made, or made anew, is known after this time at the latest.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string? Id, DateTimeOffset Until)> known = new(StringComparer.Ordinal);

    /// <summary>Id by key, of all warehouses of a company; a channel that commercetools does not have is missing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string company, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in mapping.SupplyChannels(company))
            if (await IdAsync(key, cancellationToken) is { } id) found[key] = id;
        return found;
    }

    /// <summary>Keys that mapping.json names and commercetools does not have.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(string company, CancellationToken cancellationToken)
    {
        var found = await OfAsync(company, cancellationToken);
        return [.. mapping.SupplyChannels(company).Where(key => !found.ContainsKey(key))];
    }

    private async Task<string?> IdAsync(string key, CancellationToken cancellationToken)
    {
        lock (gate)
            if (known.TryGetValue(key, out var channel) && channel.Until > time.GetUtcNow()) return channel.Id;
        var id = (await channels.GetByKeyAsync(key, cancellationToken))?.Id;
        lock (gate) known[key] = (id, time.GetUtcNow() + KnownFor);
        return id;
    }
}

using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Catalog;

namespace Connector.Sync.Stock;

/// <summary>
/// Where entries are and where they shall be. The order of reading is the whole secret: MAX, then the entries, then the shop's
/// orders. An order that lowered an entry before it was read is counted, in MAX or as pending; a later one changes the entry's
/// version, or lowers it after the write.
/// </summary>
public sealed class StockPositions(
    StockReading reading,
    ICommercetoolsInventory inventory,
    SupplyChannels channels,
    IShopDemand demand,
    IItemReferences items,
    MappingDocument mapping,
    TimeProvider time)
{
    /// <summary>Looks at entries.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="targets">The entries.</param>
    /// <param name="looked">True takes them as the targets hold them; an update names their version, so an old look does no harm.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The entries whose part MAX knows and whose channel commercetools has.</returns>
    public async Task<IReadOnlyList<StockPosition>> LookAsync(string company, IReadOnlyList<StockTarget> targets, bool looked, CancellationToken cancellationToken)
    {
        var maxReadAt = time.GetUtcNow();
        var parts = await PartsAsync(company, targets, cancellationToken);
        var stock = await reading.ReadOfAsync(company, parts.Values.ToHashSet(StringComparer.Ordinal), cancellationToken);
        var ids = await channels.OfAsync(company, cancellationToken);
        targets = [.. targets.Where(target => ids.ContainsKey(target.Channel) && parts.ContainsKey(target.Sku) && stock.ContainsKey((target.Sku, target.Channel)))];
        if (!looked) targets = await ReadAsync(targets, ids, cancellationToken);
        var pending = await demand.ReadAsync(maxReadAt, cancellationToken);
        return [.. targets.Select(target => new StockPosition(
            target,
            stock[(target.Sku, target.Channel)],
            pending.Pieces(company, parts[target.Sku], target.Channel, target.Sku, mapping),
            mapping.ShowsExpectedDelivery))];
    }

    // A part that MAX does not know any more says nothing of its stock; the full comparison counts such entries.
    private async Task<Dictionary<string, string>> PartsAsync(string company, IReadOnlyList<StockTarget> targets, CancellationToken cancellationToken)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var target in targets)
        {
            if (mapping.PartOf(target.Sku) is { } part) parts[target.Sku] = part;
            else unknown.Add(target.Sku);
        }

        if (unknown.Count == 0) return parts;
        foreach (var (sku, reference) in await items.FindAsync(company, unknown, cancellationToken)) parts[sku] = reference.Part;
        return parts;
    }

    private async Task<IReadOnlyList<StockTarget>> ReadAsync(IReadOnlyList<StockTarget> targets, IReadOnlyDictionary<string, string> ids, CancellationToken cancellationToken)
    {
        var entries = new Dictionary<(string Sku, string ChannelId), InventoryEntry>();
        foreach (var entry in await inventory.FindAsync(targets.Select(target => target.Sku).ToHashSet(StringComparer.Ordinal), cancellationToken))
            if (entry.SupplyChannel is { } channel) entries[(entry.Sku, channel.Id)] = entry;
        return [.. targets.Select(target => target with
        {
            Entry = entries.TryGetValue((target.Sku, ids[target.Channel]), out var entry) ? KnownEntry.Of(entry, target.Channel) : null,
        })];
    }
}

/// <summary>Where an entry is and where it shall be.</summary>
/// <param name="Target">The entry, null in it when there is none.</param>
/// <param name="Stock">What MAX can sell.</param>
/// <param name="Pending">Pieces that the shop has sold and MAX's numbers do not contain.</param>
/// <param name="ShowsExpected">Whether the expected delivery is shown.</param>
public sealed record StockPosition(StockTarget Target, SellableStock Stock, decimal Pending, bool ShowsExpected)
{
    /// <summary>What is to be published.</summary>
    public long Quantity => Stock.Quantity(Pending);

    /// <summary>The change that brings the entry there; null when it is there.</summary>
    public InventoryChange? Change =>
        Target.Entry is { } entry && entry.Quantity == Quantity && (!ShowsExpected || entry.ExpectedDelivery == Stock.ExpectedDelivery)
            ? null
            : new(Target, Quantity, Stock, ShowsExpected);
}

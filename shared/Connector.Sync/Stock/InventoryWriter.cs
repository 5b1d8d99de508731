using System.Collections.Concurrent;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Storage;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>An entry as it shall be.</summary>
/// <param name="Target">SKU and channel, with the entry as it was seen; none is created.</param>
/// <param name="Quantity">Quantity on stock.</param>
/// <param name="Stock">Expected delivery.</param>
public sealed record InventoryChange(StockTarget Target, long Quantity, SellableStock Stock);

/// <summary>Writes inventory entries.</summary>
public interface IInventoryWriter
{
    /// <summary>Writes the changes.</summary>
    /// <returns>Those whose entry was not as it was seen, or whose outcome is not known: to be looked at again.</returns>
    Task<IReadOnlyCollection<StockTarget>> WriteAsync(string company, IReadOnlyList<InventoryChange> changes, CancellationToken cancellationToken);
}

/// <summary>One update per entry, each at the version that was seen: an order in between is never overwritten.</summary>
public sealed class DirectInventoryWriter(ICommercetoolsInventory inventory, SupplyChannels channels, IOptions<StockOptions> options) : IInventoryWriter
{
    private readonly AdaptiveConcurrency concurrency = new(options.Value.Concurrency);

    /// <inheritdoc />
    public async Task<IReadOnlyCollection<StockTarget>> WriteAsync(string company, IReadOnlyList<InventoryChange> changes, CancellationToken cancellationToken)
    {
        var again = new ConcurrentBag<StockTarget>();
        var ids = await channels.OfAsync(company, cancellationToken);
        await concurrency.ForEachAsync(
            changes,
            async (change, token) =>
            {
                try
                {
                    if (change.Target.Entry is { } entry) await inventory.UpdateAsync(entry.Id, Update(entry, change), token);
                    else await inventory.CreateAsync(Draft(change, ids[change.Target.Channel]), token);
                }
                catch (Exception e) when (e is ConcurrentModificationException or NotFoundException or OutcomeUnknownException || IsDuplicate(e))
                {
                    again.Add(change.Target);
                }
            },
            cancellationToken);
        return again;
    }

    /// <summary>Key of an entry, so that the Import API finds it: the SKU and channel where they fit, else a hash.</summary>
    public static string KeyOf(string sku, string channel)
    {
        var key = $"{sku}_{channel}";
        return key.Length <= 256 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? key : StableHash.Of(key);
    }

    private static bool IsDuplicate(Exception e) => e is BadRequestException bad && bad.Errors.Any(error => error.Code == "DuplicateField");

    private static InventoryEntryUpdate Update(KnownEntry entry, InventoryChange change)
    {
        List<InventoryEntryUpdateAction> actions = [];
        if (entry.Quantity != change.Quantity) actions.Add(new InventoryEntryChangeQuantityAction { Quantity = change.Quantity });
        if (entry.ExpectedDelivery != change.Stock.ExpectedDelivery)
        {
            actions.Add(new InventoryEntrySetExpectedDeliveryAction { ExpectedDelivery = change.Stock.ExpectedDelivery });
            actions.Add(new InventoryEntrySetRestockableInDaysAction { RestockableInDays = change.Stock.RestockableInDays });
        }

        return new() { Version = entry.Version, Actions = actions };
    }

    private static InventoryEntryDraft Draft(InventoryChange change, string channelId) => new()
    {
        Sku = change.Target.Sku,
        Key = KeyOf(change.Target.Sku, change.Target.Channel),
        SupplyChannel = new ResourceIdentifier { TypeId = "channel", Id = channelId },
        QuantityOnStock = change.Quantity,
        ExpectedDelivery = change.Stock.ExpectedDelivery,
        RestockableInDays = change.Stock.RestockableInDays,
    };
}

/// <summary>
/// Twenty entries per request through the Import API, which finds them by key: entries without our key are written one by one.
/// </summary>
public sealed class ImportInventoryWriter(ICommercetoolsImports imports, DirectInventoryWriter direct, IOptions<StockOptions> options, TimeProvider time) : IInventoryWriter
{
    private const int PerRequest = 20;
    private static readonly TimeSpan TimeToLive = TimeSpan.FromDays(2);
    private readonly AdaptiveConcurrency concurrency = new(options.Value.Concurrency);

    /// <inheritdoc />
    public async Task<IReadOnlyCollection<StockTarget>> WriteAsync(string company, IReadOnlyList<InventoryChange> changes, CancellationToken cancellationToken)
    {
        var byKey = changes.ToLookup(change => change.Target.Entry is null || change.Target.Entry.Key == DirectInventoryWriter.KeyOf(change.Target.Sku, change.Target.Channel));
        // A container holds fewer than 200,000 operations and lives for two days: one per company and hour.
        var container = FormattableString.Invariant($"stock-{StableHash.Of(company)[..8]}-{time.GetUtcNow():yyyyMMddHH}");
        await imports.EnsureContainerAsync(container, TimeToLive, cancellationToken);
        await concurrency.ForEachAsync(
            [.. byKey[true].Chunk(PerRequest)],
            (chunk, token) => imports.ImportInventoryAsync(container, [.. chunk.Select(Import)], token),
            cancellationToken);
        return await direct.WriteAsync(company, [.. byKey[false]], cancellationToken);
    }

    private static InventoryImport Import(InventoryChange change) => new()
    {
        Key = DirectInventoryWriter.KeyOf(change.Target.Sku, change.Target.Channel),
        Sku = change.Target.Sku,
        SupplyChannelKey = change.Target.Channel,
        QuantityOnStock = change.Quantity,
        ExpectedDelivery = change.Stock.ExpectedDelivery,
        RestockableInDays = change.Stock.RestockableInDays,
    };
}

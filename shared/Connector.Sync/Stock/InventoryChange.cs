using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;

namespace Connector.Sync.Stock;

/// <summary>An entry as it shall be.</summary>
/// <param name="Target">SKU and channel, with the entry as it was seen; null creates one.</param>
/// <param name="Quantity">Quantity on stock.</param>
/// <param name="Stock">Expected delivery.</param>
/// <param name="ShowsExpected">False leaves the expected delivery of the entry alone.</param>
public sealed record InventoryChange(StockTarget Target, long Quantity, SellableStock Stock, bool ShowsExpected)
{
    /// <summary>The new entry.</summary>
    internal InventoryEntryDraft Draft(string channelId) => new()
    {
        Sku = Target.Sku,
        Key = EntryKey.Of(Target.Sku, Target.Channel),
        SupplyChannel = new ResourceIdentifier { TypeId = "channel", Id = channelId },
        QuantityOnStock = Quantity,
        ExpectedDelivery = Stock.ExpectedDelivery,
        RestockableInDays = Stock.RestockableInDays,
    };

    /// <summary>The update of an entry at the version that was seen.</summary>
    internal InventoryEntryUpdate Update(KnownEntry entry)
    {
        List<InventoryEntryUpdateAction> actions = [];
        if (entry.Quantity != Quantity) actions.Add(new InventoryEntryChangeQuantityAction { Quantity = Quantity });
        if (ShowsExpected && entry.ExpectedDelivery != Stock.ExpectedDelivery)
        {
            actions.Add(new InventoryEntrySetExpectedDeliveryAction { ExpectedDelivery = Stock.ExpectedDelivery });
            actions.Add(new InventoryEntrySetRestockableInDaysAction { RestockableInDays = Stock.RestockableInDays });
        }

        return new() { Version = entry.Version, Actions = actions };
    }

    /// <summary>The same for the Import API, which finds the entry by its key.</summary>
    internal InventoryImport Import() => new()
    {
        Key = EntryKey.Of(Target.Sku, Target.Channel),
        Sku = Target.Sku,
        SupplyChannelKey = Target.Channel,
        QuantityOnStock = Quantity,
        ExpectedDelivery = Stock.ExpectedDelivery,
        RestockableInDays = Stock.RestockableInDays,
    };
}

using System.Collections.Concurrent;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sync.Tests.Orders;

namespace Connector.Sync.Tests.Stock;

/// <summary>Inventory and channels of commercetools in memory: versions, 409, and replies that are lost on the way back.</summary>
internal sealed class FakeInventory : ICommercetoolsInventory, ICommercetoolsChannels
{
    private readonly ConcurrentDictionary<string, InventoryEntry> entries = [];
    private int updates;
    private int lists;

    /// <summary>Keys of channels that commercetools does not have.</summary>
    public HashSet<string> NoChannel { get; } = [];

    /// <summary>Called before an update or creation arrives, with its number; it may change entries, or fail.</summary>
    public Action<int> BeforeWrite { get; set; } = _ => { };

    /// <summary>Called with each entry that was written.</summary>
    public Action<InventoryEntry> Written { get; set; } = _ => { };

    /// <summary>True for a write that arrives but whose reply is lost.</summary>
    public Func<int, bool> LosesReply { get; set; } = _ => false;

    /// <summary>Called before entries are looked up.</summary>
    public Action BeforeFind { get; set; } = () => { };

    public int Writes => updates;

    public int Lists => lists;

    public InventoryEntry this[string sku, string channel] => entries[Id(sku, channel)];

    public IReadOnlyCollection<InventoryEntry> All => [.. entries.Values];

    public static string ChannelId(string channel) => $"id-of-{channel}";

    public void Put(string sku, string channel, long quantity, string? key = null) => entries[Id(sku, channel)] = new()
    {
        Id = Id(sku, channel),
        Version = 1,
        Key = key,
        Sku = sku,
        SupplyChannel = new Reference<Channel> { TypeId = "channel", Id = ChannelId(channel) },
        QuantityOnStock = quantity,
    };

    /// <summary>Somebody else's change.</summary>
    public void Change(string sku, string channel, Func<InventoryEntry, InventoryEntry> change)
    {
        var entry = this[sku, channel];
        entries[entry.Id] = change(entry) with { Version = entry.Version + 1 };
    }

    public bool Has(string sku, string channel) => entries.ContainsKey(Id(sku, channel));

    public void Remove(string sku, string channel) => entries.TryRemove(Id(sku, channel), out _);

    public async IAsyncEnumerable<IReadOnlyList<InventoryEntry>> AllAsync(int pageSize, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var page in All.OrderBy(entry => entry.Id, StringComparer.Ordinal).Chunk(pageSize))
        {
            Interlocked.Increment(ref lists);
            yield return page;
        }
    }

    public Task<IReadOnlyList<InventoryEntry>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        BeforeFind();
        Interlocked.Add(ref lists, (skus.Count + 99) / 100);
        return Task.FromResult<IReadOnlyList<InventoryEntry>>([.. All.Where(entry => skus.Contains(entry.Sku))]);
    }

    public Task<InventoryEntry?> GetByIdAsync(string id, CancellationToken ct) => Task.FromResult(entries.GetValueOrDefault(id));

    public Task<InventoryEntry> CreateAsync(InventoryEntryDraft draft, CancellationToken ct)
    {
        var number = Interlocked.Increment(ref updates);
        BeforeWrite(number);
        var channel = draft.SupplyChannel!.Id!["id-of-".Length..];
        if (Has(draft.Sku, channel)) throw new BadRequestException(FakeShop.Reply(400, "DuplicateField"));
        Put(draft.Sku, channel, draft.QuantityOnStock, draft.Key);
        return Answer(number, this[draft.Sku, channel]);
    }

    public Task<InventoryEntry> UpdateAsync(string id, InventoryEntryUpdate update, CancellationToken ct)
    {
        var number = Interlocked.Increment(ref updates);
        BeforeWrite(number);
        if (!entries.TryGetValue(id, out var entry)) throw new NotFoundException(FakeShop.Reply(404, "ResourceNotFound"));
        if (entry.Version != update.Version) throw new ConcurrentModificationException(FakeShop.Reply(409, "ConcurrentModification"));
        Assert.NotEmpty(update.Actions);
        entries[id] = update.Actions.Aggregate(entry, Apply) with { Version = entry.Version + 1 };
        return Answer(number, entries[id]);
    }

    Task<Channel?> ICommercetoolsChannels.GetByKeyAsync(string key, CancellationToken ct) =>
        Task.FromResult(NoChannel.Contains(key) ? null : new Channel { Id = ChannelId(key), Key = key });

    Task<Channel> ICommercetoolsChannels.CreateAsync(ChannelDraft draft, CancellationToken ct) => throw new NotSupportedException();

    Task<Channel> ICommercetoolsChannels.UpdateAsync(string id, ChannelUpdate update, CancellationToken ct) => throw new NotSupportedException();

    private Task<InventoryEntry> Answer(int number, InventoryEntry entry)
    {
        Written(entry);
        return LosesReply(number) ? throw new OutcomeUnknownException(new FailedRequest("POST", $"/shop/inventory/{entry.Id}", "trace-1"), "the connection broke") : Task.FromResult(entry);
    }

    private static InventoryEntry Apply(InventoryEntry entry, InventoryEntryUpdateAction action) => action switch
    {
        InventoryEntryChangeQuantityAction change => entry with { QuantityOnStock = change.Quantity },
        InventoryEntrySetExpectedDeliveryAction expected => entry with { ExpectedDelivery = expected.ExpectedDelivery },
        InventoryEntrySetRestockableInDaysAction days => entry with { RestockableInDays = days.RestockableInDays },
        _ => throw new NotSupportedException(action.GetType().Name),
    };

    private static string Id(string sku, string channel) => $"{sku} {channel}";
}

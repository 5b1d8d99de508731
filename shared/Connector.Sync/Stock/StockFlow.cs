using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Items;
using Connector.Sync.Outcomes;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>
/// Flow <c>stock</c>: brings the inventory entries of a batch to what MAX can sell. MAX is asked again, the entries are taken
/// as the producer saw them or read, and only then the shop's pending orders; an entry is changed only at the version that was
/// seen. So whatever is sold in between, no more is published than is left, and repeating a batch changes nothing.
/// </summary>
public sealed class StockFlow(
    StockReading reading,
    ICommercetoolsInventory inventory,
    SupplyChannels channels,
    IShopDemand demand,
    DirectInventoryWriter direct,
    ImportInventoryWriter import,
    IItemReferences items,
    StockQueue queue,
    MappingDocument mapping,
    IShadowRecords shadow,
    IOptionsMonitor<FlowOptions> flows,
    IOptions<StockOptions> options,
    TimeProvider time) : IFlow
{
    private const int Rounds = 5;

    /// <inheritdoc />
    public string Name => FlowName.Stock;

    /// <inheritdoc />
    public async Task<FlowOutcome> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var mode = flows.Get(Name).Mode;
        if (mode == FlowMode.Off) return new FlowOutcome.Skipped("the flow is off");
        if (StockBatchJson.TryRead(item.Payload) is not { } batch || !mapping.Companies.Contains(batch.Company))
            return new FlowOutcome.Failed([new("STOCK_BATCH_UNREADABLE", "payload", null, "The message holds no batch of stock entries of a known company. Discard it; the next full comparison finds what is missing.")]);
        // What the producer saw is old on a later attempt.
        if (item.Attempt > 0) batch = batch with { Looked = false };
        try
        {
            return await RunAsync(batch, item, mode, cancellationToken);
        }
        catch (Exception e) when (RemoteFailure.Classify(e, new(() => StockBatchJson.Write(batch), () => null)) is { } outcome)
        {
            return outcome;
        }
    }

    private async Task<FlowOutcome> RunAsync(StockBatch batch, WorkItem item, FlowMode mode, CancellationToken cancellationToken)
    {
        var (open, looked, written) = (batch.Targets, batch.Looked, 0);
        for (var round = 0; round < Rounds && open.Count > 0; round++)
        {
            var changes = await ChangesAsync(batch.Company, open, looked, cancellationToken);
            if (mode == FlowMode.Shadow) return await RecordAsync(item, changes, cancellationToken);
            var again = await (batch.Import && looked ? (IInventoryWriter)import : direct).WriteAsync(batch.Company, changes, cancellationToken);
            written += changes.Count - again.Count;
            if (batch.Import && looked && changes.Count > 0)
                await queue.ScheduleAsync(batch with { Import = false, Looked = false }, "import-check", options.Value.ImportCheckAfter, cancellationToken);
            (open, looked) = ([.. again], false);
        }

        return open.Count == 0
            ? new FlowOutcome.Done($"{batch.Targets.Count} looked at, {written} changed")
            : new FlowOutcome.Retry("STOCK_KEEPS_CHANGING", $"{open.Count} entries changed during every try.", "Find out who writes to them all the time; the item tries again.");
    }

    // MAX, then the entries, then the orders: see IShopDemand.
    private async Task<IReadOnlyList<InventoryChange>> ChangesAsync(string company, IReadOnlyList<StockTarget> targets, bool looked, CancellationToken cancellationToken)
    {
        var maxReadAt = time.GetUtcNow();
        var parts = await PartsAsync(company, targets, cancellationToken);
        var stock = await reading.ReadOfAsync(company, parts.Values.ToHashSet(StringComparer.Ordinal), cancellationToken);
        if (!looked) targets = await LookAsync(company, targets, cancellationToken);
        var pending = await demand.ReadAsync(maxReadAt, cancellationToken);
        var changes = new List<InventoryChange>(targets.Count);
        foreach (var target in targets)
        {
            // A part that MAX does not know any more says nothing of its stock; the full comparison counts such entries.
            if (!parts.TryGetValue(target.Sku, out var part) || !stock.TryGetValue((target.Sku, target.Channel), out var sellable)) continue;
            var quantity = sellable.Quantity(pending.Pieces(company, part, target.Channel, target.Sku, mapping));
            if (target.Entry is { } entry && entry.Quantity == quantity && entry.ExpectedDelivery == sellable.ExpectedDelivery) continue;
            changes.Add(new(target, quantity, sellable));
        }

        return changes;
    }

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

    private async Task<IReadOnlyList<StockTarget>> LookAsync(string company, IReadOnlyList<StockTarget> targets, CancellationToken cancellationToken)
    {
        var ids = await channels.OfAsync(company, cancellationToken);
        var entries = new Dictionary<(string, string), InventoryEntry>();
        foreach (var entry in await inventory.FindAsync(targets.Select(target => target.Sku).ToHashSet(StringComparer.Ordinal), cancellationToken))
            if (entry.SupplyChannel is { } channel) entries[(entry.Sku, channel.Id)] = entry;
        return [.. targets.Where(target => ids.ContainsKey(target.Channel))
            .Select(target => target with { Entry = entries.TryGetValue((target.Sku, ids[target.Channel]), out var entry) ? KnownEntry.Of(entry) : null })];
    }

    private async Task<FlowOutcome> RecordAsync(WorkItem item, IReadOnlyList<InventoryChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            var key = DirectInventoryWriter.KeyOf(change.Target.Sku, change.Target.Channel);
            var text = JsonSerializer.Serialize(new { change.Target.Sku, change.Target.Channel, From = change.Target.Entry?.Quantity, To = change.Quantity }, JsonSerializerOptions.Web);
            await shadow.RecordAsync(Name, key, text, Storage.StableHash.Of(text), cancellationToken);
        }

        return new FlowOutcome.Done($"shadow: {changes.Count} changes recorded, not written ({item.Reason})");
    }
}

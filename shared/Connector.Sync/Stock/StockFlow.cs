using System.Text.Json;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>
/// Flow <c>stock</c>: brings the inventory entries of a batch to what MAX can sell, in rounds: look, write at the version that
/// was seen, look again at what was not as it was seen. Whatever is sold in between, no more is published than is left, and
/// repeating a batch changes nothing.
/// </summary>
public sealed class StockFlow(
    StockPositions positions,
    DirectInventoryWriter writer,
    ImportInventoryWriter import,
    PublishedStock published,
    StockQueue queue,
    MappingDocument mapping,
    IShadowRecords shadow,
    IOptionsMonitor<FlowOptions> flows,
    IOptions<StockOptions> options,
    TimeProvider time) : IFlow
{
    /// <summary>A round that took longer may have written what others found outdated meanwhile, without a change of the version.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    private const int Rounds = 5;
    private const int MostNamed = 20;

    /// <inheritdoc />
    public string Name => FlowName.Stock;

    /// <inheritdoc />
    public async Task<FlowOutcome> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        if (flows.Get(Name).Mode == FlowMode.Off) return new FlowOutcome.Skipped("the flow is off");
        if (StockBatchJson.TryRead(item.Payload) is not { } batch || !mapping.Companies.Contains(batch.Company))
            return new FlowOutcome.Failed([new("STOCK_BATCH_UNREADABLE", "payload", null, "The message holds no batch of stock entries of a known company. Discard it; the next full comparison finds what is missing.")]);
        try
        {
            if (batch.After is { } container && !await import.IsDoneAsync(container, cancellationToken)) return new FlowOutcome.Wait("STOCK_IMPORT_RUNS", options.Value.ImportCheckAfter);
            // What the producer saw is old on a later attempt.
            return await BringAsync(item.Attempt > 0 ? batch with { Looked = false } : batch, cancellationToken);
        }
        catch (Exception e) when (RemoteFailure.Classify(e, new(() => StockBatchJson.Write(batch), () => null)) is { } outcome)
        {
            return outcome;
        }
    }

    /// <summary>Brings a batch to where it shall be.</summary>
    internal async Task<FlowOutcome> BringAsync(StockBatch batch, CancellationToken cancellationToken)
    {
        var (open, looked, written) = (batch.Targets, batch.Looked, 0);
        var (refused, later) = (new List<RefusedEntry>(), new HashSet<StockTarget>());
        for (var round = 0; round < Rounds && open.Count > 0; round++)
        {
            var began = time.GetUtcNow();
            var found = await positions.LookAsync(batch.Company, open, looked, cancellationToken);
            List<InventoryChange> changes = [.. found.Select(position => position.Change).OfType<InventoryChange>()];
            if (flows.Get(Name).Mode != FlowMode.Live) return await RecordAsync(changes, cancellationToken);
            await published.ForgetOthersAsync(batch.Company, found.Where(position => position.Target.Value != PublishedStock.ValueOf(position.Stock)).Select(position => position.Stock), cancellationToken);
            var direct = batch.Import && looked ? await ImportAsync(batch, changes, cancellationToken) : changes;
            var result = await writer.WriteAsync(batch.Company, direct, cancellationToken);
            refused.AddRange(result.Refused);
            written += changes.Count - result.Again.Count - result.Refused.Count;
            var isSlow = time.GetUtcNow() - began > Slow;
            later.UnionWith(found.Where(position => position.Change is not null && (position.Pending > 0 || isSlow)).Select(position => Plain(position.Target)));
            // What was right when the producer saw it may be so no longer.
            var unsure = looked ? found.Where(position => position.Change is null).Select(position => position.Target) : [];
            (open, looked) = ([.. result.Again, .. unsure], false);
        }

        // Orders that were on their way may be counted twice: only what was written can be wrong by it, so this comes to an end.
        if (later.Count > 0) await queue.ScheduleAsync(new() { Company = batch.Company, Targets = [.. later] }, "pending", options.Value.CheckAfter, cancellationToken);
        if (open.Count > 0) return new FlowOutcome.Retry("STOCK_KEEPS_CHANGING", $"{open.Count} entries changed during every try.", "Find out who writes to them all the time; the item tries again.");
        return refused.Count > 0 ? new FlowOutcome.Failed([.. refused.Take(MostNamed).Select(Problem)]) : new FlowOutcome.Done($"{batch.Targets.Count} looked at, {written} written");
    }

    private static StockTarget Plain(StockTarget target) => new() { Sku = target.Sku, Channel = target.Channel };

    // Scheduled before anything is sent: the check is what makes an import safe. Entries without our key are left to be written one by one.
    private async Task<List<InventoryChange>> ImportAsync(StockBatch batch, List<InventoryChange> changes, CancellationToken cancellationToken)
    {
        List<InventoryChange> ours = [.. changes.Where(change => change.Target.Entry is null or { HasOurKey: true })];
        if (ours.Count == 0) return changes;
        var container = await import.ContainerAsync(batch.Company, cancellationToken);
        var check = new StockBatch { Company = batch.Company, After = container, Targets = [.. ours.Select(change => Plain(change.Target))] };
        await queue.ScheduleAsync(check, "import-check", options.Value.ImportCheckAfter, cancellationToken);
        await import.SendAsync(container, ours, cancellationToken);
        return [.. changes.Except(ours)];
    }

    private async Task<FlowOutcome> RecordAsync(List<InventoryChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            var text = JsonSerializer.Serialize(new { change.Target.Sku, change.Target.Channel, From = change.Target.Entry?.Quantity, To = change.Quantity }, JsonSerializerOptions.Web);
            await shadow.RecordAsync(Name, EntryKey.Of(change.Target.Sku, change.Target.Channel), text, StableHash.Of(text), cancellationToken);
        }

        return new FlowOutcome.Done($"shadow: {changes.Count} changes recorded, not written");
    }

    private static Problem Problem(RefusedEntry refused) => new(
        "STOCK_REFUSED",
        $"inventory of {refused.Target.Sku} in {refused.Target.Channel}",
        refused.Codes,
        $"commercetools refuses this entry ({refused.Codes}). See whether the channel has the role InventorySupply and the SKU is as commercetools allows it; the next full comparison tries again. Correlation id {refused.CorrelationId}.");
}

using System.Collections.Concurrent;
using System.Text.Json;
using Connector.Commercetools;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Stock;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Prices;

/// <summary>
/// Flow <c>prices</c>, its worker: reads MAX and the standalone prices of a batch's SKUs again and writes what differs. A SKU
/// that cannot be written becomes a dead letter of its own; the others go on. Repeating a batch changes nothing.
/// </summary>
public sealed class PricesFlow(
    PriceReading reading,
    ICommercetoolsStandalonePrices prices,
    ShopScopes scopes,
    PriceWriter writer,
    PriceImports imports,
    PriceDeadLetters deadLetters,
    PriceQueue queue,
    MappingDocument mapping,
    IShadowRecords shadow,
    IOptionsMonitor<FlowOptions> flows,
    IOptions<PricesOptions> options,
    TimeProvider time) : IFlow, IDisposable
{
    private const int Rounds = 5;
    private readonly AdaptiveConcurrency concurrency = new(options.Value.Concurrency);

    /// <inheritdoc />
    public string Name => FlowName.Prices;

    /// <inheritdoc />
    public void Dispose() => concurrency.Dispose();

    /// <inheritdoc />
    public async Task<FlowOutcome> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var mode = flows.Get(Name).Mode;
        if (mode == FlowMode.Off) return new FlowOutcome.Skipped("the flow is off");
        try
        {
            if (await BatchAsync(item, cancellationToken) is not { } batch || !mapping.Companies.Contains(batch.Company))
                return new FlowOutcome.Failed([new("PRICE_BATCH_UNREADABLE", "payload", null, "The message holds no SKUs of a known company. Discard it; the next full comparison finds what is missing.")]);
            var (keys, problems) = await scopes.OfAsync(batch.Company, cancellationToken);
            if (keys is null) return new FlowOutcome.Failed(problems);
            return await BringAsync(new(batch, item, keys, mode), cancellationToken);
        }
        catch (Exception e) when (RemoteFailure.Classify(e, new(() => item.Payload, () => null)) is { } outcome)
        {
            return outcome;
        }
    }

    // The dead letter of one SKU is replayed without a payload.
    private async Task<PriceBatch?> BatchAsync(WorkItem item, CancellationToken cancellationToken)
    {
        if (item.Payload is not null) return PriceBatchJson.TryRead(item.Payload);
        return item.Key.Split('/', 2) is [var company, { Length: > 0 } sku] && mapping.Companies.Contains(company)
            ? new PriceBatch { Company = company, Targets = [await reading.TargetAsync(company, sku, cancellationToken)] }
            : null;
    }

    private async Task<FlowOutcome> BringAsync(Run run, CancellationToken cancellationToken)
    {
        var (open, written) = (run.Batch.Targets, 0);
        for (var round = 0; round < Rounds && open.Count > 0; round++)
        {
            var plans = await PlansAsync(run, open, cancellationToken);
            if (run.Mode == FlowMode.Shadow)
            {
                await RecordAsync(run, plans, cancellationToken);
                break;
            }

            if (run.Batch.Import && round == 0 && run.Item.Attempt == 0) plans = await ImportAsync(run, plans, cancellationToken);
            var again = new ConcurrentBag<PriceTarget>();
            await concurrency.ForEachAsync(plans, async (plan, token) =>
            {
                var write = await writer.WriteAsync(plan.Target.Sku, plan.Plan.Changes, token);
                Interlocked.Add(ref written, write.Written);
                if (write.Again) again.Add(plan.Target);
                if (write.Problem is { } problem) run.Report(plan.Target.Sku, [problem]);
            }, cancellationToken);
            open = [.. again];
        }

        if (run.Mode == FlowMode.Live) await SettleAsync(run, open, cancellationToken);
        return open.Count == 0 || run.Mode == FlowMode.Shadow
            ? new FlowOutcome.Done($"{run.Batch.Targets.Count} SKUs looked at, {written} writes, {run.Problems.Count} SKUs with problems")
            : new FlowOutcome.Retry("PRICES_KEEP_CHANGING", $"Prices of {open.Count} SKUs were in the way or changed during every try.", "Find out who else writes prices of these SKUs; the item tries again.");
    }

    private async Task<IReadOnlyList<SkuPlan>> PlansAsync(Run run, IReadOnlyList<PriceTarget> targets, CancellationToken cancellationToken)
    {
        var wanted = await reading.ReadOfAsync(run.Batch.Company, targets, cancellationToken);
        var found = (await prices.FindAsync([.. targets.Select(target => target.Sku)], cancellationToken)).Select(run.Keys.Known).ToLookup(price => price.Price.Sku, StringComparer.Ordinal);
        List<SkuPlan> plans = [];
        foreach (var sku in wanted)
        {
            if (!sku.Prices.Succeeded)
            {
                run.Report(sku.Sku, sku.Prices.Problems);
                continue;
            }

            var plan = PriceDifference.Of(run.Batch.Company, [.. found[sku.Sku]], sku.Prices.Value, mapping, time.GetUtcNow());
            if (plan.Problems.Count > 0) run.Report(sku.Sku, plan.Problems);
            if (plan.Changes.Count > 0) plans.Add(new(new(sku.Sku, sku.Part), plan));
        }

        return plans;
    }

    // Only SKUs that have nothing yet: where something is changed or deleted as well, the order of the writes counts.
    private async Task<IReadOnlyList<SkuPlan>> ImportAsync(Run run, IReadOnlyList<SkuPlan> plans, CancellationToken cancellationToken)
    {
        var isNew = plans.ToLookup(plan => plan.Plan.Changes.All(change => change is PriceChange.Create));
        try
        {
            await imports.SendAsync(run.Batch.Company, [.. isNew[true].SelectMany(plan => plan.Plan.Changes.Cast<PriceChange.Create>())], cancellationToken);
        }
        catch (OutcomeUnknownException)
        {
            // Some may be on their way: the check tells.
        }

        if (isNew[true].Any())
            await queue.ScheduleAsync(run.Batch with { Import = false, Targets = [.. isNew[true].Select(plan => plan.Target)] }, "import-check", options.Value.ImportCheckAfter, cancellationToken);
        return [.. isNew[false]];
    }

    private async Task SettleAsync(Run run, IReadOnlyList<PriceTarget> unfinished, CancellationToken cancellationToken)
    {
        foreach (var (sku, problems) in run.Problems) await deadLetters.OpenAsync(PriceDeadLetters.KeyOf(run.Batch.Company, sku), problems, run.Item.CorrelationId, cancellationToken);
        var open = await deadLetters.OpenKeysAsync(cancellationToken);
        var solved = run.Batch.Targets.Select(target => target.Sku).Except(unfinished.Select(target => target.Sku)).Where(sku => !run.Problems.ContainsKey(sku));
        await deadLetters.CloseAsync(solved.Select(sku => PriceDeadLetters.KeyOf(run.Batch.Company, sku)).Where(open.Contains), cancellationToken);
    }

    private async Task RecordAsync(Run run, IReadOnlyList<SkuPlan> plans, CancellationToken cancellationToken)
    {
        var target = JsonSerializer.Serialize(plans.SelectMany(plan => plan.Plan.Changes.Select(change => Text(plan.Target.Sku, change))), JsonSerializerOptions.Web);
        await shadow.RecordAsync(Name, run.Item.Key, target, StableHash.Of(target), cancellationToken);
    }

    private static object Text(string sku, PriceChange change) => change switch
    {
        PriceChange.Create create => new { sku, write = "create", create.Key, create.Price },
        PriceChange.Update update => new { sku, write = "update", update.Existing.Id, Actions = update.Actions.Cast<object>() },
        PriceChange.Delete delete => new { sku, write = "delete", delete.Existing.Id },
        _ => new { sku },
    };

    private sealed record SkuPlan(PriceTarget Target, PricePlan Plan);

    private sealed record Run(PriceBatch Batch, WorkItem Item, ScopeKeys Keys, FlowMode Mode)
    {
        public ConcurrentDictionary<string, IReadOnlyList<Problem>> Problems { get; } = new(StringComparer.Ordinal);

        public void Report(string sku, IReadOnlyList<Problem> problems) => Problems[sku] = problems;
    }
}

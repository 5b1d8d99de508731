using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Feedback;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Outcomes;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Returns;

/// <summary>
/// Flow <c>return-export</c>: MAX holds every return of a commercetools order once, as RMA, credit memo or both; the return
/// items show its number.
/// </summary>
public sealed class ReturnExportFlow(
    ICommercetoolsOrders orders,
    IOrderLinks links,
    IReturnLinks returns,
    MaxReading max,
    ReturnWriter writer,
    FeedbackWriter feedback,
    MappingDocument mapping,
    FlowStart start,
    IShadowRecords shadow,
    IOptionsMonitor<FlowOptions> options,
    TimeProvider time) : IFlow
{
    /// <inheritdoc />
    public string Name => FlowName.ReturnExport;

    /// <inheritdoc />
    public async Task<FlowOutcome> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var mode = options.Get(Name).Mode;
        if (mode == FlowMode.Off) return new FlowOutcome.Skipped("the flow is off");
        var run = new ReturnRun();
        try
        {
            return await RunAsync(item, mode, run, cancellationToken);
        }
        catch (Exception e) when (RemoteFailure.Classify(e, run.Snapshots) is { } outcome)
        {
            return outcome;
        }
    }

    private async Task<FlowOutcome> RunAsync(WorkItem item, FlowMode mode, ReturnRun run, CancellationToken cancellationToken)
    {
        if (await orders.GetByIdAsync(item.Key, cancellationToken) is not { } order) return new FlowOutcome.Skipped("the order no longer exists");
        if (!order.ReturnInfo.Any(info => info.Items.Count > 0)) return new FlowOutcome.Skipped("the order has no returns");
        run.Read(order);
        if (await links.FindAsync(order.Id, cancellationToken) is not { IsExported: true } link) return await NotInMaxAsync(order, run, cancellationToken);
        var known = await returns.OfAsync(order.Id, cancellationToken);
        // Shadow leaves alone what an attempt began while the flow was live.
        (FlowOutcome? outcome, List<string> entered) = mode == FlowMode.Live ? await FinishAsync(known, run, cancellationToken) : (null, []);
        if (outcome is not null) return outcome;

        var plans = await PlanAsync(order, link, known, cancellationToken);
        if (!plans.Succeeded) return new FlowOutcome.Failed(plans.Problems) { Snapshots = run.Snapshots };
        if (mode == FlowMode.Shadow) return await RecordAsync(order, plans.Value, cancellationToken);
        foreach (var plan in plans.Value.Returns)
        {
            (outcome, var number) = await EnterAsync(order, link, known, plan, run, cancellationToken);
            if (outcome is not null) return outcome;
            entered.Add(number);
        }

        // What MAX says of them is order-feedback's to show.
        return entered.Count == 0 ? new FlowOutcome.Done("MAX knows all returns") : await ShowAsync(order, link, entered, cancellationToken);
    }

    // Begun before, by an attempt that did not come to its end: as it was planned then.
    private async Task<(FlowOutcome? Outcome, List<string> Entered)> FinishAsync(IReadOnlyList<ReturnLink> known, ReturnRun run, CancellationToken cancellationToken)
    {
        List<string> entered = [];
        foreach (var begun in known)
        {
            if (begun is not { EnteredAt: null, Plan: { } plan }) continue;
            run.Planned(plan);
            var (done, outcome) = await writer.EnterAsync(begun, plan, run.Snapshots, cancellationToken);
            if (outcome is not null) return (outcome, entered);
            entered.Add(Numbers(done));
        }

        return (null, entered);
    }

    private async Task<Mapped<ReturnPlans>> PlanAsync(Order order, OrderLink link, IReadOnlyList<ReturnLink> known, CancellationToken cancellationToken)
    {
        // What came back before the flow's start is history: people have entered it in MAX by hand.
        var began = await start.OfAsync(Name, cancellationToken);
        var history = order.ReturnInfo.SelectMany(info => info.Items).Where(item => item.CreatedAt < began).Select(item => item.Id);
        var parts = await max.ReadAsync(link, cancellationToken);
        return parts.Succeeded
            ? ReturnMapping.Map(
                new()
                {
                    Order = order,
                    Company = link.Company,
                    Parts = parts.Value.Orders,
                    Entered = known.SelectMany(returned => returned.Items).Concat(history).ToHashSet(StringComparer.Ordinal),
                    Today = mapping.Today(link.Company, time.GetUtcNow()),
                },
                mapping)
            : new() { Problems = parts.Problems };
    }

    private async Task<(FlowOutcome? Outcome, string Number)> EnterAsync(Order order, OrderLink link, IReadOnlyList<ReturnLink> known, ReturnPlan plan, ReturnRun run, CancellationToken cancellationToken)
    {
        run.Planned(plan);
        // Refused before, with nothing entered: planned anew under the next revision.
        var former = known.FirstOrDefault(other => other.ExternalId == plan.ExternalId);
        var begun = former is null
            ? new ReturnLink { OrderId = order.Id, ExternalId = plan.ExternalId, Company = link.Company, Plan = plan }
            : former with { Plan = plan };
        await returns.SaveAsync(begun, cancellationToken);
        var (done, outcome) = await writer.EnterAsync(begun, plan, run.Snapshots, cancellationToken);
        return (outcome, Numbers(done));
    }

    private async Task<FlowOutcome> ShowAsync(Order order, OrderLink link, List<string> entered, CancellationToken cancellationToken)
    {
        var done = new FlowOutcome.Done($"entered {string.Join(", ", entered)}");
        var mode = options.Get(FlowName.OrderFeedback).Mode;
        if (mode == FlowMode.Off) return done;
        var shown = await feedback.BringAsync(order, link, mode, new FeedbackRun(), cancellationToken);
        // Where the shop is not told, MAX has the return all the same.
        return shown is FlowOutcome.Done or FlowOutcome.Skipped ? done : shown;
    }

    private async Task<FlowOutcome> RecordAsync(Order order, ReturnPlans plans, CancellationToken cancellationToken)
    {
        if (plans.Returns.Count == 0) return new FlowOutcome.Done("MAX knows all returns");
        var target = $"[{string.Join(',', plans.Returns.Select(ReturnRun.Text))}]";
        await shadow.RecordAsync(Name, order.Id, target, StableHash.Of(target), cancellationToken);
        return new FlowOutcome.Done($"shadow: {plans.Returns.Count} returns recorded, not written");
    }

    private async Task<FlowOutcome> NotInMaxAsync(Order order, ReturnRun run, CancellationToken cancellationToken) =>
        order.CreatedAt < await start.OfAsync(FlowName.OrderExport, cancellationToken)
            ? new FlowOutcome.Skipped("the order was placed before the start of order-export")
            : new FlowOutcome.Retry(
                "ORDER_NOT_IN_MAX",
                "The order has a return and is not in MAX yet.",
                "Look at order-export of the same order: once MAX has the order, its return follows.") { Snapshots = run.Snapshots };

    private static string Numbers(ReturnLink link) => string.Join(" + ", link.CreditMemos.Select(number => $"credit memo {number}").Prepend(link.ReturnNumber is { } rma ? $"RMA {rma}" : null).OfType<string>());
}

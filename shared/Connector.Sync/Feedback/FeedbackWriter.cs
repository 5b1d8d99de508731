using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Outcomes;
using Connector.Sync.Storage;
using Connector.Sync.Work;

namespace Connector.Sync.Feedback;

/// <summary>
/// Brings a commercetools order to what its MAX orders have come to: documents and refunds first, then the order with one
/// update. When the order changes meanwhile, or the reply is lost, the truth is read and planned anew.
/// </summary>
public sealed class FeedbackWriter(
    ICommercetoolsOrders orders,
    ICommercetoolsCustomObjects customObjects,
    RefundWriter refunds,
    WorkflowStates states,
    MaxReading max,
    MappingDocument mapping,
    IShadowRecords shadow,
    TimeProvider time)
{
    private const int Tries = 5;
    private const int MostActions = 500;
    private const int MostRounds = 20;

    /// <summary>Brings the order there.</summary>
    /// <param name="order">The order as it was read.</param>
    /// <param name="link">Its link, exported.</param>
    /// <param name="mode">Shadow records and writes nothing.</param>
    /// <param name="run">Becomes the snapshots of a dead letter.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<FlowOutcome> BringAsync(Order order, OrderLink link, FlowMode mode, FeedbackRun run, CancellationToken cancellationToken)
    {
        var parts = await max.ReadAsync(link, cancellationToken);
        if (!parts.Succeeded) return Failed(parts.Problems, run);
        run.Read(parts.Value.Orders);
        var known = await states.FindAsync(OrderFeedbackMapping.StateKeys(mapping), cancellationToken);
        List<string> done = [];
        var attempt = 1;
        for (var round = 1; ; round++)
        {
            run.Read(order);
            var mapped = OrderFeedbackMapping.Plan(
                new()
                {
                    Order = order,
                    Company = link.Company,
                    Parts = parts.Value.Orders,
                    States = known,
                    CancelledInShop = link.CancelledAt is not null,
                    Today = mapping.Today(link.Company, time.GetUtcNow()),
                },
                mapping);
            if (!mapped.Succeeded) return Failed(mapped.Problems, run);
            var plan = mapped.Value;
            if (plan.IsEmpty) return new FlowOutcome.Done(done.Count == 0 ? "nothing new" : string.Join("; ", done));
            if (mode == FlowMode.Shadow) return await RecordAsync(order, plan, cancellationToken);
            if (await PrepareAsync(plan, cancellationToken) is { } problem) return Failed([problem], run);
            try
            {
                if (plan.Actions.Count > 0) order = await orders.UpdateAsync(order.Id, Update(order, plan), cancellationToken);
                done.Add(plan.Summary);
                // A plan that never shrinks must not go on for ever; what is left then, the next hint or the nightly comparison finds.
                if (plan.Actions.Count <= MostActions || round == MostRounds) return new FlowOutcome.Done(string.Join("; ", done));
            }
            catch (Exception e) when (e is ConcurrentModificationException or OutcomeUnknownException && attempt < Tries)
            {
                attempt++;
                if (await orders.GetByIdAsync(order.Id, cancellationToken) is not { } read) return new FlowOutcome.Skipped("the order no longer exists");
                order = read;
            }
            catch (BadRequestException e) when (!e.IsTransient && plan.Actions.Any(IsCustom))
            {
                return Failed([Refused(e)], run);
            }
        }
    }

    private async Task<Problem?> PrepareAsync(OrderFeedbackPlan plan, CancellationToken cancellationToken)
    {
        foreach (var document in plan.CustomObjects) await customObjects.PutAsync(document.Container, document.Key, document.Value, cancellationToken);
        foreach (var refund in plan.Refunds)
            if (await refunds.AddAsync(refund, cancellationToken) is { } problem) return problem;
        return null;
    }

    private async Task<FlowOutcome> RecordAsync(Order order, OrderFeedbackPlan plan, CancellationToken cancellationToken)
    {
        var target = FeedbackText.Of(plan);
        await shadow.RecordAsync(FlowName.OrderFeedback, order.Id, target, StableHash.Of(target), cancellationToken);
        return new FlowOutcome.Done($"shadow: recorded, not written: {plan.Summary}");
    }

    private static OrderUpdate Update(Order order, OrderFeedbackPlan plan) => new()
    {
        Version = order.Version,
        Actions = plan.Actions.Count <= MostActions ? plan.Actions : [.. plan.Actions.Take(MostActions)],
    };

    private static FlowOutcome.Failed Failed(IReadOnlyList<Problem> problems, FeedbackRun run) => new(problems) { Snapshots = run.Snapshots };

    private static bool IsCustom(OrderUpdateAction action) => action is OrderSetCustomTypeAction or OrderSetCustomFieldAction
        or OrderSetLineItemCustomTypeAction or OrderSetLineItemCustomFieldAction
        or OrderSetReturnItemCustomTypeAction or OrderSetReturnItemCustomFieldAction;

    private static Problem Refused(BadRequestException e)
    {
        var codes = string.Join(", ", e.Errors.Select(error => error.Code));
        return new(
            "COMMERCETOOLS_REFUSED",
            "feedback",
            codes,
            $"commercetools refused the update of the order ({codes}), which sets custom fields. If a type or field is missing, run setup (POST /api/setup), or name the type that your orders have in mapping.json: feedback.orderType. Correlation id {e.CorrelationId}.");
    }
}

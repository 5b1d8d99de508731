using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Links;
using Connector.Sync.Orders;
using Connector.Sync.Outcomes;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Returns;

/// <summary>
/// Gives one return to the gateway as it was planned: the RMA, then its credit memos. Every step is idempotent by its own
/// key and saved when it is done, so that a crash between two is resumed by doing everything again.
/// </summary>
public sealed class ReturnWriter(IMaxGateway gateway, IReturnLinks links, OrderKeys keys, IOptions<OrderExportOptions> options, TimeProvider time)
{
    /// <summary>Brings a return to its end.</summary>
    /// <param name="link">The link, with its plan saved.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="snapshots">Kept if the item ends as a dead letter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The link as it then is, and why it did not come to its end.</returns>
    public async Task<(ReturnLink Link, FlowOutcome? Outcome)> EnterAsync(ReturnLink link, ReturnPlan plan, Snapshots snapshots, CancellationToken cancellationToken)
    {
        if (plan.Return is { } rma && link.ReturnNumber is null)
        {
            var (operation, outcome) = await WriteAsync(() => gateway.CreateReturnAsync(link.Company, keys.Return(link.ExternalId, link.Revision), rma, cancellationToken), "return", snapshots);
            if (operation?.ReturnNumber is not { } number) return await StoppedAsync(link, outcome ?? Odd("return", snapshots), cancellationToken);
            link = await SaveAsync(link with { ReturnNumber = number }, cancellationToken);
        }

        for (var i = link.CreditMemos.Count; i < plan.CreditMemos.Count; i++)
        {
            var memo = plan.CreditMemos[i] with { ReturnNumber = link.ReturnNumber };
            var key = keys.CreditMemo(link.ExternalId, i, link.Revision);
            var (operation, outcome) = await WriteAsync(() => gateway.CreateCreditMemoAsync(link.Company, key, memo, cancellationToken), "credit memo", snapshots);
            if (operation?.OrderNumber is not { } number) return await StoppedAsync(link, outcome ?? Odd("credit memo", snapshots), cancellationToken);
            link = await SaveAsync(link with { CreditMemos = [.. link.CreditMemos, number] }, cancellationToken);
        }

        return (await SaveAsync(link with { EnteredAt = time.GetUtcNow() }, cancellationToken), null);
    }

    /// <summary>
    /// What MAX refuses whole is forgotten: a corrected mapping.json makes another plan. Once a part of it is entered the
    /// rest goes on as planned, since another plan could name or divide the return otherwise and enter goods or money twice.
    /// </summary>
    private async Task<(ReturnLink Link, FlowOutcome Outcome)> StoppedAsync(ReturnLink link, FlowOutcome outcome, CancellationToken cancellationToken)
    {
        // The gateway keeps its answer to a key, so the next attempt needs another.
        if (outcome is FlowOutcome.Failed)
            link = await SaveAsync(link with { Plan = link is { ReturnNumber: null, CreditMemos: [] } ? null : link.Plan, Revision = link.Revision + 1 }, cancellationToken);
        return (link, outcome);
    }

    private async Task<ReturnLink> SaveAsync(ReturnLink link, CancellationToken cancellationToken)
    {
        await links.SaveAsync(link, cancellationToken);
        return link;
    }

    private async Task<(Operation? Operation, FlowOutcome? Outcome)> WriteAsync(Func<Task<Operation>> write, string what, Snapshots snapshots)
    {
        try
        {
            var operation = await write();
            return operation.State == OperationState.Succeeded ? (operation, null) : (null, UnfinishedWrite.Of(operation, what, options.Value.StillRunningDelay, snapshots));
        }
        catch (GatewayException e)
        {
            return (null, RemoteFailure.Classify(e.Problem, snapshots));
        }
    }

    private static FlowOutcome.Retry Odd(string what, Snapshots snapshots) =>
        new("MAX_ODD_ANSWER", $"The gateway says that it entered the {what}, and not under which number.", "Update the gateway to the version of the app, or look at its log.") { Snapshots = snapshots };
}

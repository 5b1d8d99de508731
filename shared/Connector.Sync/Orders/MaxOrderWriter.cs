using System.Text.Json;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Sync.Outcomes;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Orders;

/// <summary>Gives one MAX order at a time to the gateway. Safe to repeat: every write is idempotent by its key.</summary>
public sealed class MaxOrderWriter(IMaxGateway gateway, OrderKeys keys, IOptions<OrderExportOptions> options)
{
    /// <summary>Hash of the documents, to see later what MAX was given.</summary>
    public static string HashOf(IReadOnlyList<SalesOrderRequest> requests) => Storage.StableHash.Of(JsonSerializer.SerializeToUtf8Bytes(requests, GatewayJson.Default.IReadOnlyListSalesOrderRequest));

    /// <summary>Creates an order, or brings it to where it shall be if an earlier attempt created it with another content.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="request">The order.</param>
    /// <param name="revision">Which write of the link it is.</param>
    /// <param name="snapshots">Kept if the item ends as a dead letter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The MAX number, or the outcome of the work item.</returns>
    public async Task<(string? Number, FlowOutcome? Outcome)> CreateAsync(string company, SalesOrderRequest request, int revision, Snapshots snapshots, CancellationToken cancellationToken)
    {
        var (number, outcome) = await FindOrCreateAsync(company, request, snapshots, cancellationToken);
        if (outcome is not null || number is not { IsOther: true }) return (number?.Value, outcome);
        outcome = await ChangeAsync(company, number.Value, request, revision, snapshots, cancellationToken);
        return outcome is null ? (number.Value, null) : (null, outcome);
    }

    /// <summary>The number of an order whose creation may have been begun, whatever its content; creates it if it was not.</summary>
    public async Task<(string? Number, FlowOutcome? Outcome)> FinishAsync(string company, SalesOrderRequest request, Snapshots snapshots, CancellationToken cancellationToken)
    {
        try
        {
            var (number, outcome) = await FindOrCreateAsync(company, request, snapshots, cancellationToken);
            return (number?.Value, outcome);
        }
        catch (GatewayException e)
        {
            return (null, RemoteFailure.Classify(e.Problem, snapshots));
        }
    }

    /// <summary>Brings an order of MAX to where it shall be; null when it is there.</summary>
    public Task<FlowOutcome?> ChangeAsync(string company, string number, SalesOrderRequest request, int revision, Snapshots snapshots, CancellationToken cancellationToken)
    {
        var key = keys.Change(request.ExternalId, revision, HashOf([request]));
        return WriteAsync(
            () => gateway.ChangeOrderAsync(company, number, key, new SalesOrderChange { Order = request }, cancellationToken),
            outcome => OrderRefusal.OfChange(outcome, number),
            snapshots);
    }

    /// <summary>Closes an order of MAX; null when it is closed.</summary>
    public Task<FlowOutcome?> CancelAsync(string company, string number, string externalId, int revision, Snapshots snapshots, CancellationToken cancellationToken)
    {
        var key = keys.Cancellation(externalId, revision);
        return WriteAsync(
            () => gateway.CancelOrderAsync(company, number, key, new OrderCancellation(), cancellationToken),
            outcome => OrderRefusal.OfCancellation(outcome, number),
            snapshots);
    }

    private async Task<FlowOutcome?> WriteAsync(Func<Task<Operation>> write, Func<FlowOutcome, FlowOutcome> words, Snapshots snapshots)
    {
        try
        {
            var operation = await write();
            return operation.State == OperationState.Succeeded ? null : words(Unfinished(operation, snapshots));
        }
        catch (GatewayException e)
        {
            return words(RemoteFailure.Classify(e.Problem, snapshots));
        }
    }

    private async Task<(Found? Number, FlowOutcome? Outcome)> FindOrCreateAsync(string company, SalesOrderRequest request, Snapshots snapshots, CancellationToken cancellationToken)
    {
        Operation operation;
        try
        {
            operation = await gateway.CreateOrderAsync(company, keys.Idempotency(request.ExternalId), request, cancellationToken);
        }
        catch (GatewayException e) when (e.Problem.Code == GatewayProblemCode.Duplicate)
        {
            return await ExistingAsync(company, request, snapshots, cancellationToken);
        }

        return operation switch
        {
            { State: OperationState.Succeeded, OrderNumber: { } number } => (new Found(number, IsOther: false), null),
            _ => (null, Unfinished(operation, snapshots)),
        };
    }

    /// <summary>
    /// The gateway knows the key with another content: the order, or mapping.json, changed between two attempts. While
    /// the first content is still being written the item comes back.
    /// </summary>
    private async Task<(Found? Number, FlowOutcome? Outcome)> ExistingAsync(string company, SalesOrderRequest request, Snapshots snapshots, CancellationToken cancellationToken)
    {
        var existing = await gateway.FindOrderAsync(company, request.ExternalId, cancellationToken);
        if (existing is null)
        {
            return (null, new FlowOutcome.Retry(
                "MAX_CHANGED_WHILE_WRITING",
                "The order or mapping.json changed while the gateway was writing the order as it was before.",
                "Nothing, unless it stays: then look for the order in the gateway's log by its id.") { Snapshots = snapshots });
        }

        if (existing.CustomerId == request.CustomerId) return (new Found(existing.OrderNumber, IsOther: true), null);
        return (null, new FlowOutcome.Failed([OrderProblems.OtherAccount(existing.OrderNumber, existing.CustomerId, request.CustomerId)]) { Snapshots = snapshots });
    }

    private FlowOutcome Unfinished(Operation operation, Snapshots snapshots) => UnfinishedWrite.Of(operation, "order", options.Value.StillRunningDelay, snapshots);

    /// <param name="Value">MAX number.</param>
    /// <param name="IsOther">True when MAX holds another content under it.</param>
    private sealed record Found(string Value, bool IsOther);
}

using System.Text.Json;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Outcomes;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Orders;

/// <summary>Gives a mapped order to the gateway, its customer first. Safe to repeat: both writes are idempotent by key.</summary>
public sealed class MaxOrderWriter(IMaxGateway gateway, OrderKeys keys, IOptions<OrderExportOptions> options)
{
    /// <summary>Writes the order; either a confirmed order or the outcome of the work item.</summary>
    public async Task<(ConfirmedOrder? Order, FlowOutcome? Outcome)> WriteAsync(OrderExport export, Snapshots snapshots, CancellationToken cancellationToken)
    {
        var (customerId, stop) = await CustomerAsync(export, snapshots, cancellationToken);
        if (customerId is null) return (null, stop);
        List<ConfirmedOrder> orders = [];
        foreach (var order in export.Orders)
        {
            var (confirmed, outcome) = await CreateAsync(export, order with { CustomerId = customerId }, snapshots, cancellationToken);
            if (confirmed is null) return (null, outcome);
            orders.Add(confirmed);
        }

        return (new(string.Join(", ", orders.Select(order => order.Number)), orders[0].CustomerId, HashOf(export.Orders)), null);
    }

    /// <summary>Hash of the documents, to see later whether the order changed.</summary>
    public static string HashOf(IReadOnlyList<SalesOrderRequest> requests) => Storage.StableHash.Of(JsonSerializer.SerializeToUtf8Bytes(requests, GatewayJson.Default.IReadOnlyListSalesOrderRequest));

    private async Task<(ConfirmedOrder? Order, FlowOutcome? Outcome)> CreateAsync(OrderExport export, SalesOrderRequest request, Snapshots snapshots, CancellationToken cancellationToken)
    {
        Operation operation;
        try
        {
            operation = await gateway.CreateOrderAsync(export.Company, keys.Idempotency(request.ExternalId), request, cancellationToken);
        }
        catch (GatewayException e) when (e.Problem.Code == GatewayProblemCode.Duplicate)
        {
            return await ExistingAsync(export, request, snapshots, cancellationToken);
        }

        return operation switch
        {
            { State: OperationState.Succeeded, OrderNumber: { } number } => (new ConfirmedOrder(number, request.CustomerId, ContentHash: ""), null),
            _ => (null, Unfinished(operation, "order", snapshots)),
        };
    }

    private async Task<(string? CustomerId, FlowOutcome? Outcome)> CustomerAsync(OrderExport export, Snapshots snapshots, CancellationToken cancellationToken)
    {
        if (export.Customer is not { } customer) return (export.Orders[0].CustomerId, null);
        var operation = await gateway.PutCustomerAsync(export.Company, customer.ExternalId, customer.Request, cancellationToken);
        return operation switch
        {
            { State: OperationState.Succeeded, CustomerId: { } id } => (id, null),
            _ => (null, Unfinished(operation, "customer", snapshots)),
        };
    }

    /// <summary>
    /// The gateway knows the key with another content: the order (or the mapping) changed between two attempts. When MAX
    /// holds the whole order, open, it is linked as it stands; while the first content is still being written the item
    /// comes back; anything else is for the operator.
    /// </summary>
    private async Task<(ConfirmedOrder? Order, FlowOutcome? Outcome)> ExistingAsync(
        OrderExport export, SalesOrderRequest request, Snapshots snapshots, CancellationToken cancellationToken)
    {
        var existing = await gateway.FindOrderAsync(export.Company, request.ExternalId, cancellationToken);
        if (existing is null)
        {
            return (null, new FlowOutcome.Retry(
                "MAX_CHANGED_WHILE_WRITING",
                "The order or mapping.json changed while the gateway was writing the order as it was before.",
                "Nothing, unless it stays: then look for the order in the gateway's log by its id.") { Snapshots = snapshots });
        }

        if (existing.Status is "open" or "hold" && existing.Lines.Count == request.Lines.Count)
            return (new ConfirmedOrder(existing.OrderNumber, existing.CustomerId, ContentHash: "changed-before-confirmation"), null);
        Problem differs = new(
            "MAX_ORDER_DIFFERS",
            "max",
            existing.OrderNumber,
            $"MAX holds order {existing.OrderNumber} ({existing.Status}, {existing.Lines.Count} lines) for this order as it was before it or mapping.json changed; now it would have {request.Lines.Count} lines. Correct order {existing.OrderNumber} in MAX by hand, then discard this entry.");
        return (null, new FlowOutcome.Failed([differs]) { Snapshots = snapshots });
    }

    private FlowOutcome Unfinished(Operation operation, string what, Snapshots snapshots) => operation switch
    {
        { State: OperationState.Queued or OperationState.Running } => new FlowOutcome.Wait("MAX_STILL_WRITING", options.Value.StillRunningDelay),
        { State: OperationState.Unknown } => new FlowOutcome.Retry(
            "MAX_OUTCOME_UNKNOWN",
            $"It is not known whether MAX took the {what}.",
            $"{operation.Error?.Detail} {operation.Error?.Advice ?? $"Look in MAX for the {what}; operation {operation.OperationId} at the gateway. It is never created again blindly."}".TrimStart()) { Snapshots = snapshots },
        { Error: { } error } => RemoteFailure.Classify(error, snapshots),
        _ => new FlowOutcome.Retry("MAX_ODD_ANSWER", $"The gateway answered state {operation.State} without number or error.", $"Look at operation {operation.OperationId} in the gateway's log.") { Snapshots = snapshots },
    };
}

/// <summary>An order that MAX confirmed.</summary>
/// <param name="Number">MAX order number.</param>
/// <param name="CustomerId">MAX account.</param>
/// <param name="ContentHash">Hash of the document.</param>
public sealed record ConfirmedOrder(string Number, string CustomerId, string ContentHash);

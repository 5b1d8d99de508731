using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>What the gateway knows of an order that it made: its memory, or, for orders older than memories, the body it was made from.</summary>
internal static class OrderKnowledge
{
    public static async Task<OrderMemory?> FindAsync(MaxCompany company, IInbox inbox, OrderMemories memories, string number, CancellationToken cancellation)
    {
        var name = company.Options.Name;
        if (await memories.FindAsync(name, number, cancellation) is { } memory)
            return memory;
        if (await inbox.ByOrderNumberAsync(name, number, cancellation) is not { State: OperationState.Succeeded, Body.Length: > 0 } made)
            return null;
        var raw = JsonSerializer.Deserialize<SalesOrderRequest>(made.Body, StrictJson.Options)!;
        var context = await OrderContext.ReadAsync(company.Reader, raw, cancellation);
        var order = context.Resolve(raw);
        return context.Customer is null || order.Lines.Any(line => !context.Parts.ContainsKey(line.Part))
            ? null
            : OrderMemory.Of(raw, order, number, context, company.Options);
    }
}

/// <summary>What an order is cannot change: whose it is, and in which currency.</summary>
internal static class OrderIdentity
{
    public static IEnumerable<GatewayProblem> Check(SalesOrderRequest order, OrderMemory memory)
    {
        if (order.ExternalId != memory.ExternalId)
            yield return ChangeProblem.Fixed("order.externalId", order.ExternalId, memory.ExternalId, "Send the change to the MAX order that belongs to this id.");
        if (order.CustomerId != memory.CustomerId)
            yield return ChangeProblem.Fixed("order.customerId", order.CustomerId, memory.CustomerId, "MAX does not move an order to another account: cancel it, and send a new order for the other account.");
        if (order.Currency != memory.Currency)
            yield return ChangeProblem.Fixed("order.currency", order.Currency, memory.Currency, "Cancel the order, and send a new one in the other currency.");
    }
}

using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Orders.Changes;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Orders;

/// <summary>Makes a sales order, and remembers what was written for it.</summary>
internal sealed class OrderCreation(MaxCompany company, IInbox inbox, OrderMemories memories, TimeProvider clock, TimeSpan settle, ILogger log) : IOrderWork
{
    private readonly OrderAssembly _assembly = new(company, OrderType.Sale, inbox, clock, settle, log);

    public async Task<InboxEntry> ContinueAsync(InboxEntry entry, bool unsettled, CancellationToken cancellation)
    {
        var raw = JsonSerializer.Deserialize<SalesOrderRequest>(entry.Body, StrictJson.Options)!;
        var context = await OrderContext.ReadAsync(company.Reader, raw, cancellation);
        var order = context.Resolve(raw);
        entry = await _assembly.ContinueAsync(entry, Draft(order, Fingerprint.Of(entry.Key), context), unsettled, cancellation);
        if (entry.State == OperationState.Succeeded && context.Customer is not null && order.Lines.All(line => context.Parts.ContainsKey(line.Part)))
            await memories.SaveAsync(entry.Company, entry.OrderNumber!, OrderMemory.Of(raw, order, entry.OrderNumber!, context, company.Options), cancellation);
        return entry;
    }

    private OrderDraft Draft(SalesOrderRequest order, string fingerprint, OrderContext context) => new()
    {
        Order = order,
        Fingerprint = fingerprint,
        Check = () => OrderCheck.Check(order, context, company.Options),
        Header = () => SalesOrderDocuments.Header(order, OrderDefaults.Header(order, fingerprint, context.Customer!, context.Codes, company.Options)),
        Line = (line, number) => context.Customer is { } customer && context.Parts.TryGetValue(line.Part, out var part)
            ? SalesOrderDocuments.Line(order, line, number, OrderDefaults.Line(order, line, part, customer, company.Options))
            : null,
    };
}

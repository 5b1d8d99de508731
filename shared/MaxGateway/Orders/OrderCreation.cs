using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Orders.Changes;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Orders;

/// <summary>
/// Brings one order into MAX, from wherever an earlier attempt stopped. The number and every line are recorded in the
/// inbox as soon as they are known, and MAX is looked up before anything is created.
/// </summary>
internal sealed partial class OrderCreation(MaxCompany company, IInbox inbox, OrderMemories memories, TimeProvider clock, TimeSpan settle, ILogger log) : IOrderWork
{
    private readonly OrderLookup _lookup = new(company.Reader, company.Options);

    public async Task<InboxEntry> ContinueAsync(InboxEntry entry, bool unsettled, CancellationToken cancellation)
    {
        var raw = JsonSerializer.Deserialize<SalesOrderRequest>(entry.Body, StrictJson.Options)!;
        var context = await OrderContext.ReadAsync(company.Reader, raw, cancellation);
        var order = context.Resolve(raw);
        var fingerprint = Fingerprint.Of(entry.Key);
        var found = await _lookup.FindAsync(order, fingerprint, entry.OrderNumber, cancellation);
        if (found is { Order: null, Undecided: null } && unsettled)
        {
            await Task.Delay(settle, clock, cancellation);
            unsettled = false;
            found = await _lookup.FindAsync(order, fingerprint, entry.OrderNumber, cancellation);
        }
        if (found.Undecided is { } explanation)
            return Undecided(entry, explanation);

        var problems = found.Order is null ? OrderCheck.Check(order, context, company.Options) : [];
        if (problems.Count > 0)
            return entry with { State = OperationState.Failed, Error = Problems.Combine(problems) };
        if (found.Order is null)
        {
            try
            {
                var header = SalesOrderDocuments.Header(order, OrderDefaults.Header(order, fingerprint, context.Customer!, context.Codes, company.Options));
                var number = (await company.AddSalesOrderAsync(header, cancellation)).Trim();
                entry = await SaveAsync(entry with { OrderNumber = number }, cancellation);
            }
            catch (MaxRefusedException refusal)
            {
                return OrderOutcome.HeaderRefused(entry, refusal);
            }
        }
        else if (entry.OrderNumber != found.Order.OrderNumber)
        {
            LogResumed(log, entry.OperationId, found.Order.OrderNumber);
            entry = await SaveAsync(entry with { OrderNumber = found.Order.OrderNumber }, cancellation);
        }
        entry = await AddLinesAsync(entry, order, context, found.Order is { Closed: true }, unsettled, cancellation);
        if (entry.State == OperationState.Succeeded && context.Customer is not null && order.Lines.All(line => context.Parts.ContainsKey(line.Part)))
            await memories.SaveAsync(entry.Company, entry.OrderNumber!, OrderMemory.Of(raw, order, entry.OrderNumber!, context, company.Options), cancellation);
        return entry;
    }

    private async Task<InboxEntry> AddLinesAsync(
        InboxEntry entry, SalesOrderRequest order, OrderContext context, bool closed, bool unsettled, CancellationToken cancellation)
    {
        var lines = await CompareAsync(entry, order, cancellation);
        if (unsettled && lines.Missing.Count > 0)
        {
            await Task.Delay(settle, clock, cancellation);
            lines = await CompareAsync(entry, order, cancellation);
        }
        if (lines.Difference is { } difference)
            return Undecided(entry, $"Order {entry.OrderNumber} is not as requested: {difference}.");
        entry = entry with { Lines = [.. lines.Present.Select(Assigned)] };
        if (closed && lines.Missing.Count > 0)
            return OrderOutcome.Closed(entry, order);
        foreach (var line in lines.Missing)
        {
            if (context.Customer is null || !context.Parts.TryGetValue(line.Part, out var part))
                return OrderOutcome.LineRefused(entry, order, line, "The customer or the part is gone from MAX.");
            try
            {
                var defaults = OrderDefaults.Line(order, line, part, context.Customer, company.Options);
                await company.AddSalesOrderLineAsync(SalesOrderDocuments.Line(order, line, entry.OrderNumber, defaults), cancellation);
            }
            catch (MaxRefusedException refusal)
            {
                // How this call reports success is not documented as clearly as the header's number: the table decides.
                if ((await CompareAsync(entry, order, cancellation)).Missing.Contains(line))
                    return OrderOutcome.LineRefused(entry, order, line, refusal.Message);
            }
            entry = await SaveAsync(entry with { Lines = [.. entry.Lines, Assigned(line)] }, cancellation);
        }
        return entry with { State = OperationState.Succeeded, Error = null, Lines = [.. order.Lines.Select(Assigned)] };
    }

    private async Task<OrderComparison> CompareAsync(InboxEntry entry, SalesOrderRequest order, CancellationToken cancellation) =>
        OrderComparison.Compare(order, await company.Reader.OrderLinesAsync(entry.OrderNumber!, cancellation));

    private static LineAssignment Assigned(SalesOrderLine line) => new(line.ExternalLineId, line.LineNumber, line.Delivery);

    private static InboxEntry Undecided(InboxEntry entry, string explanation) => OrderOutcome.Undecided(entry, explanation);

    private async Task<InboxEntry> SaveAsync(InboxEntry entry, CancellationToken cancellation)
    {
        await inbox.SaveAsync(entry, cancellation);
        return entry;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Operation {OperationId} continues order {OrderNumber}")]
    private static partial void LogResumed(ILogger log, string operationId, string orderNumber);
}

using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Orders;

/// <summary>
/// Brings one order into MAX, from wherever an earlier attempt stopped. The number and every line are recorded in the
/// inbox as soon as they are known, and MAX is looked up before anything is created.
/// </summary>
internal sealed partial class OrderAssembly(MaxCompany company, OrderType type, IInbox inbox, TimeProvider clock, TimeSpan settle, ILogger log)
{
    private readonly OrderLookup _lookup = new(company.Reader, company.Options, type);

    /// <exception cref="MaxOutcomeUnknownException">A call was lost: look MAX up and call again.</exception>
    public async Task<InboxEntry> ContinueAsync(InboxEntry entry, OrderDraft draft, bool unsettled, CancellationToken cancellation)
    {
        var found = await _lookup.FindAsync(draft.Order, draft.Fingerprint, entry.OrderNumber, cancellation);
        if (found is { Order: null, Undecided: null } && unsettled)
        {
            await Task.Delay(settle, clock, cancellation);
            unsettled = false;
            found = await _lookup.FindAsync(draft.Order, draft.Fingerprint, entry.OrderNumber, cancellation);
        }
        if (found.Undecided is { } explanation)
            return OrderOutcome.Undecided(entry, explanation);

        var problems = found.Order is null ? draft.Check() : [];
        if (problems.Count > 0)
            return entry with { State = OperationState.Failed, Error = Problems.Combine(problems) };
        if (found.Order is null)
        {
            try
            {
                var number = (await company.AddSalesOrderAsync(draft.Header(), cancellation)).Trim();
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
        return await AddLinesAsync(entry, draft, found.Order is { Closed: true }, unsettled, cancellation);
    }

    private async Task<InboxEntry> AddLinesAsync(InboxEntry entry, OrderDraft draft, bool closed, bool unsettled, CancellationToken cancellation)
    {
        var order = draft.Order;
        var lines = await CompareAsync(entry, order, cancellation);
        if (unsettled && lines.Missing.Count > 0)
        {
            await Task.Delay(settle, clock, cancellation);
            lines = await CompareAsync(entry, order, cancellation);
        }
        if (lines.Difference is { } difference)
            return OrderOutcome.Undecided(entry, $"Order {entry.OrderNumber} is not as requested: {difference}.");
        entry = entry with { Lines = [.. lines.Present.Select(Assigned)] };
        if (closed && lines.Missing.Count > 0)
            return OrderOutcome.Closed(entry, order);
        foreach (var line in lines.Missing)
        {
            if (draft.Line(line, entry.OrderNumber!) is not { } document)
                return OrderOutcome.LineRefused(entry, order, line, "The customer or the part is gone from MAX.");
            try
            {
                await company.AddSalesOrderLineAsync(document, cancellation);
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

    private async Task<InboxEntry> SaveAsync(InboxEntry entry, CancellationToken cancellation)
    {
        await inbox.SaveAsync(entry, cancellation);
        return entry;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Operation {OperationId} continues order {OrderNumber}")]
    private static partial void LogResumed(ILogger log, string operationId, string orderNumber);
}

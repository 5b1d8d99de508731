using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Orders;

/// <summary>
/// Brings one order into MAX, from wherever an earlier attempt stopped. The number and every line are recorded in the
/// inbox as soon as they are known, and MAX is looked up before anything is created.
/// </summary>
internal sealed partial class OrderWriter(MaxCompany company, IInbox inbox, TimeProvider clock, TimeSpan settle, ILogger log)
{
    /// <summary>Lost calls of one operation after which a person has to look.</summary>
    public const int LostCallLimit = 5;

    private readonly OrderLookup _lookup = new(company.Reader, company.Options);

    /// <exception cref="MaxUnavailableException">MAX is down: try again later.</exception>
    /// <exception cref="System.Data.Common.DbException">The MAX database is down: try again later.</exception>
    public async Task<InboxEntry> WriteAsync(InboxEntry entry, CancellationToken cancellation)
    {
        // An operation found running was interrupted in the middle of a call that may still be applied.
        var unsettled = entry.State == OperationState.Running;
        entry = await SaveAsync(entry with { State = OperationState.Running, Attempts = entry.Attempts + 1, Error = null }, cancellation);
        for (var lost = 0; lost < LostCallLimit; lost++)
        {
            try
            {
                return await FinishAsync(await ContinueAsync(entry, unsettled, cancellation), cancellation);
            }
            catch (MaxOutcomeUnknownException unknown)
            {
                LogLost(log, unknown, entry.OperationId);
                unsettled = true;
                entry = (await inbox.GetAsync(entry.Company, entry.OperationId, cancellation))!;
            }
        }
        return await FinishAsync(Undecided(entry, $"MAX left {LostCallLimit} calls without an answer."), cancellation);
    }

    private async Task<InboxEntry> ContinueAsync(InboxEntry entry, bool unsettled, CancellationToken cancellation)
    {
        var order = JsonSerializer.Deserialize<SalesOrderRequest>(entry.Body, StrictJson.Options)!;
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

        var context = await OrderContext.ReadAsync(company.Reader, order, cancellation);
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
        return await AddLinesAsync(entry, order, context, found.Order is { Closed: true }, unsettled, cancellation);
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
                var defaults = OrderDefaults.Line(line, part, context.Customer, company.Options);
                await company.AddSalesOrderLineAsync(SalesOrderDocuments.Line(order, line, entry.OrderNumber, defaults), cancellation);
            }
            catch (MaxRefusedException refusal)
            {
                return OrderOutcome.LineRefused(entry, order, line, refusal.Message);
            }
            entry = await SaveAsync(entry with { Lines = [.. entry.Lines, Assigned(line)] }, cancellation);
        }
        return entry with { State = OperationState.Succeeded, Error = null, Lines = [.. order.Lines.Select(Assigned)] };
    }

    private async Task<OrderComparison> CompareAsync(InboxEntry entry, SalesOrderRequest order, CancellationToken cancellation) =>
        OrderComparison.Compare(order, await company.Reader.OrderLinesAsync(entry.OrderNumber!, cancellation));

    private static LineAssignment Assigned(SalesOrderLine line) => new(line.ExternalLineId, line.LineNumber, 1);

    private static InboxEntry Undecided(InboxEntry entry, string explanation) => OrderOutcome.Undecided(entry, explanation);

    private async Task<InboxEntry> FinishAsync(InboxEntry entry, CancellationToken cancellation) =>
        await SaveAsync(entry with { Finished = clock.GetUtcNow() }, cancellation);

    private async Task<InboxEntry> SaveAsync(InboxEntry entry, CancellationToken cancellation)
    {
        await inbox.SaveAsync(entry, cancellation);
        return entry;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call of operation {OperationId} was lost; looking it up in MAX")]
    private static partial void LogLost(ILogger log, Exception unknown, string operationId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Operation {OperationId} continues order {OrderNumber}")]
    private static partial void LogResumed(ILogger log, string operationId, string orderNumber);
}

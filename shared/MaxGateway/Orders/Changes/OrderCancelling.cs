using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>Closes what is open of an order of which nothing has shipped.</summary>
internal sealed class OrderCancelling(MaxCompany company, IInbox inbox, OrderMemories memories, TimeProvider clock, TimeSpan settle) : IOrderWork
{
    private const int MoveLimit = 5;

    private readonly StepRunner _runner = new(company);

    public async Task<InboxEntry> ContinueAsync(InboxEntry entry, bool unsettled, CancellationToken cancellation)
    {
        var wanted = JsonSerializer.Deserialize<OrderCancellation>(entry.Body, StrictJson.Options)!;
        if (unsettled)
            await Task.Delay(settle, clock, cancellation);
        for (var move = 0; move < MoveLimit; move++)
        {
            if (await TryAsync(entry, wanted, cancellation) is { } outcome)
                return outcome;
        }
        return entry with { State = OperationState.Failed, Error = ChangeProblem.ChangedInMax(["order"]) };
    }

    private async Task<InboxEntry?> TryAsync(InboxEntry entry, OrderCancellation wanted, CancellationToken cancellation)
    {
        var number = entry.OrderNumber!;
        var memory = await OrderKnowledge.FindAsync(company, inbox, memories, number, cancellation);
        var max = await company.Reader.OrderRecordAsync(number, cancellation);
        if (max is null || memory is null)
            return entry with { State = OperationState.Failed, Error = ChangeProblem.NotOurs(number) };
        var resumed = memory.Operation == entry.OperationId;
        memory = memory.Settle(max);
        var shipped = max.Lines.Where(line => line.Shipped != 0).Select(line => $"{new LinePlace(line.LineNumber, line.Delivery)}").ToList();
        var problem = !resumed && wanted.ExpectedVersion is { } expected && OrderVersion.Of(max) is var stands && expected != stands
            ? ChangeProblem.Version(expected, stands)
            : shipped.Count > 0 ? ChangeProblem.ShippedOrder(number, shipped) : null;
        if (problem is not null)
            return await FailAsync(entry, memory, resumed ? ChangeProblem.Partly(problem) : problem, cancellation);

        List<OrderStep> steps = [.. max.Lines.Where(line => !line.Closed).Select(line => new ChangeLine(line, LineColumns.Closed(line)))];
        if (!max.Closed)
            steps.Add(new ChangeHeader(max.Header, max.Header.With([new("STATUS_27", "4"), new("REASON_27", wanted.Reason ?? max.Header["REASON_27"]), .. OrderTax.Corrected(max, steps)])));
        await memories.SaveAsync(entry.Company, number, memory with { Operation = entry.OperationId }, cancellation);
        var result = await _runner.RunAsync(number, steps, resumed, cancellation);
        if (result.Moved)
            return null;
        if (result.Refusal is { } refusal)
            return await FailAsync(entry, memory, refusal, cancellation);
        await memories.SaveAsync(entry.Company, number, memory.Cancelled(), cancellation);
        return entry with { State = OperationState.Succeeded, Error = null, Lines = [] };
    }

    private async Task<InboxEntry> FailAsync(InboxEntry entry, OrderMemory memory, GatewayProblem problem, CancellationToken cancellation)
    {
        await memories.SaveAsync(entry.Company, entry.OrderNumber!, memory with { Operation = null }, cancellation);
        return entry with { State = OperationState.Failed, Error = problem };
    }
}

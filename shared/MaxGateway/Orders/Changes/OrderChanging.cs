using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>
/// Brings an order to where the caller wants it. What will be written is remembered before the first call, so that after
/// a lost call or a crash MAX tells which part of it happened, and only the rest is written.
/// </summary>
internal sealed class OrderChanging(MaxCompany company, IInbox inbox, OrderMemories memories, TimeProvider clock, TimeSpan settle) : IOrderWork
{
    /// <summary>Times that people may get in between reading and writing.</summary>
    private const int MoveLimit = 5;

    private readonly StepRunner _runner = new(company);

    public async Task<InboxEntry> ContinueAsync(InboxEntry entry, bool unsettled, CancellationToken cancellation)
    {
        var change = JsonSerializer.Deserialize<SalesOrderChange>(entry.Body, StrictJson.Options)!;
        for (var move = 0; move < MoveLimit; move++)
        {
            if (await TryAsync(entry, change, unsettled, cancellation) is { } outcome)
                return outcome;
        }
        return entry with { State = OperationState.Failed, Error = ChangeProblem.ChangedInMax(["order"]) };
    }

    /// <summary>Null when somebody changed the order in between.</summary>
    private async Task<InboxEntry?> TryAsync(InboxEntry entry, SalesOrderChange change, bool unsettled, CancellationToken cancellation)
    {
        var number = entry.OrderNumber!;
        var memory = await OrderKnowledge.FindAsync(company, inbox, memories, number, cancellation);
        if (unsettled && memory is { Intends: true })
            await Task.Delay(settle, clock, cancellation);
        var max = await company.Reader.OrderRecordAsync(number, cancellation);
        if (memory is null || max is null)
            return entry with { State = OperationState.Failed, Error = ChangeProblem.NotOurs(number) };
        var resumed = memory.Operation == entry.OperationId;
        memory = memory.Settle(max);
        var context = await OrderContext.ReadAsync(company.Reader, change.Order, cancellation);
        var order = context.Resolve(change.Order);
        IReadOnlyList<GatewayProblem> problems = [.. OrderIdentity.Check(change.Order, memory), .. OrderCheck.Check(order, context, company.Options)];
        if (problems.Count == 0 && !resumed && change.ExpectedVersion is { } expected && OrderVersion.Of(max) is var stands && expected != stands)
            problems = [ChangeProblem.Version(expected, stands)];
        if (problems.Count > 0)
            return await FailAsync(entry, memory, Problems.Combine(problems), resumed, cancellation);

        var plan = new OrderPlanner(change.Order, order, memory, max, context, company.Options).Build(resumed);
        if (plan.Problems.Count > 0)
            return await FailAsync(entry, memory, ChangeProblem.Combine(plan.Problems), resumed, cancellation);
        if (plan.Steps.Count > 0)
            await memories.SaveAsync(entry.Company, number, plan.Memory with { Operation = entry.OperationId }, cancellation);
        var result = await _runner.RunAsync(number, plan.Steps, resumed, cancellation);
        if (result.Moved)
            return null;
        if (result.Refusal is { } refusal)
        {
            var left = await company.Reader.OrderRecordAsync(number, cancellation);
            return await FailAsync(entry, left is null ? plan.Memory : plan.Memory.Settle(left), refusal, false, cancellation);
        }
        var applied = plan.Memory.Applied();
        await memories.SaveAsync(entry.Company, number, applied, cancellation);
        return entry with { State = OperationState.Succeeded, Error = null, Lines = applied.Assignments() };
    }

    private async Task<InboxEntry> FailAsync(InboxEntry entry, OrderMemory memory, GatewayProblem problem, bool partly, CancellationToken cancellation)
    {
        await memories.SaveAsync(entry.Company, entry.OrderNumber!, memory with { Operation = null }, cancellation);
        return entry with
        {
            State = OperationState.Failed, Error = partly ? ChangeProblem.Partly(problem) : problem, Lines = memory.Assignments(),
        };
    }
}

using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>Admits changes and cancellations to the inbox: what is wrong with a request is answered at once, what MAX decides is decided in turn.</summary>
internal sealed class ChangeIntake(IInbox inbox, OrderMemories memories)
{
    public OrderWrite Change(MaxCompany company, string number, SalesOrderChange change) => new(
        OperationKind.Change, number, JsonSerializer.Serialize(change, StrictJson.Options), async cancellation =>
        {
            var memory = await RequireAsync(company, number, cancellation);
            var context = await OrderContext.ReadAsync(company.Reader, change.Order, cancellation);
            Require([.. OrderIdentity.Check(change.Order, memory), .. OrderCheck.Check(context.Resolve(change.Order), context, company.Options)]);
            return memory.ExternalId;
        });

    public OrderWrite Cancel(MaxCompany company, string number, OrderCancellation cancelled) => new(
        OperationKind.Cancel, number, JsonSerializer.Serialize(cancelled, StrictJson.Options), async cancellation =>
        {
            var memory = await RequireAsync(company, number, cancellation);
            var texts = new TextRules().Fits("reason", cancelled.Reason, "REASON_27");
            var codes = await company.Reader.CodesAsync(cancellation);
            Require(texts.Problems.Count > 0 || cancelled.Reason is not { } reason || codes.HasReason(reason)
                ? texts.Problems
                : [OrderProblem.UnknownCode("reason", reason, "reason code")]);
            return memory.ExternalId;
        });

    private static void Require(IReadOnlyList<GatewayProblem> problems)
    {
        if (problems.Count > 0)
            throw new ProblemException(Problems.Combine(problems));
    }

    private async Task<OrderMemory> RequireAsync(MaxCompany company, string number, CancellationToken cancellation)
    {
        if (await company.Reader.OrderAsync(number, cancellation) is null)
            throw new ProblemException(Problems.NotFound("order", number));
        return await OrderKnowledge.FindAsync(company, inbox, memories, number, cancellation) ?? throw new ProblemException(ChangeProblem.NotOurs(number));
    }
}

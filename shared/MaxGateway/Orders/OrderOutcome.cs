using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Max;

namespace Connector.MaxGateway.Orders;

/// <summary>
/// How an operation ends other than well. A half-made order stays in MAX: the same request with the same key completes
/// it once the cause is gone, and whoever gives up on it cancels it in MAX.
/// </summary>
internal static class OrderOutcome
{
    public static InboxEntry HeaderRefused(InboxEntry entry, MaxRefusedException refusal) => entry with
    {
        State = OperationState.Failed,
        Error = Problems.Refused(
            Sentence("MAX refused the order header; nothing was created.", refusal.Message),
            "Read MAX's xmlwrapper.log, correct the cause, and send the same request with the same key again."),
    };

    public static InboxEntry LineRefused(InboxEntry entry, SalesOrderRequest order, SalesOrderLine line, string reason) => entry with
    {
        State = OperationState.Failed,
        Error = HalfMade(
            Problems.Refused(Sentence($"MAX refused line {line.LineNumber} (part {line.Part}).", reason), ""), entry, order) with
        {
            Field = $"lines[{order.Lines.ToList().IndexOf(line)}]", Value = line.Part,
        },
    };

    public static InboxEntry Closed(InboxEntry entry, SalesOrderRequest order) => entry with
    {
        State = OperationState.Failed,
        Error = new GatewayProblem
        {
            Code = GatewayProblemCode.ClosedOrder, Title = "The order was closed in MAX before it was complete.", Status = StatusCodes.Status409Conflict,
            Detail = $"Order {entry.OrderNumber} is closed and holds {entry.Lines.Count} of {order.Lines.Count} lines.", Value = entry.OrderNumber,
            Advice = "Reopen it in MAX and send the request again, or send the order under a new key to make another one.",
        },
    };

    public static InboxEntry Undecided(InboxEntry entry, string explanation) => entry with
    {
        State = OperationState.Unknown,
        Error = Problems.OutcomeUnknown(
            explanation,
            "Look at the orders named in MAX, leave at most one that belongs to this request, and send the same request with the same key again: it is looked up, never blindly repeated.",
            retryable: false),
    };

    private static GatewayProblem HalfMade(GatewayProblem problem, InboxEntry entry, SalesOrderRequest order) => problem with
    {
        Detail = Sentence(
            problem.Detail!,
            $"Order {entry.OrderNumber} exists with {(entry.Lines.Count == 0 ? "no line" : $"lines {string.Join(", ", entry.Lines.Select(line => line.LineNumber))}")} of {order.Lines.Count}."),
        Advice = $"Correct the cause and send the same request with the same key: the missing lines are added. Or cancel order {entry.OrderNumber} in MAX.",
    };

    private static string Sentence(string first, string second) => second.Length == 0 ? first : $"{first} {second}";
}

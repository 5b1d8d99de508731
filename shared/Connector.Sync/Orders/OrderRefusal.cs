using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Outcomes;

namespace Connector.Sync.Orders;

/// <summary>Words MAX's refusal of a change or a cancellation for the operator who has to settle it.</summary>
internal static class OrderRefusal
{
    /// <summary>A change was refused.</summary>
    public static FlowOutcome OfChange(FlowOutcome outcome, string number) => Word(outcome, problem => problem.Code switch
    {
        Shipped => $"The order was edited in commercetools, but MAX has shipped of order {number} what the edit would change{Lines(problem)}. Nothing was changed, MAX still holds the order as it was. Take the edit back in commercetools and replay, or settle the difference in MAX (return, credit memo, new order) and discard this entry.",
        ChangedInMax => $"The order was edited in commercetools, but people changed in MAX order {number} what the edit would change{Lines(problem)}. Nothing was overwritten. Decide which is right: take the change in MAX back and replay, or enter the edit in MAX by hand and discard this entry.",
        Closed => $"The order was edited in commercetools, but MAX order {number} is closed{Lines(problem)}. Nothing was changed. Enter what is still wanted as a new order in MAX, or take the edit back in commercetools, then discard this entry.",
        NotFound => $"The order was edited in commercetools, but MAX has no order {number} any more. Find out who deleted it; enter the order in MAX by hand if it is still wanted, then discard this entry.",
        _ => null,
    });

    /// <summary>A cancellation was refused.</summary>
    public static FlowOutcome OfCancellation(FlowOutcome outcome, string number) => Word(outcome, problem => problem.Code switch
    {
        Shipped => $"The order is cancelled in commercetools, but MAX has shipped of order {number}{Lines(problem)}. Nothing was changed in MAX. Close what is still open of it in MAX by hand and take back what was shipped as a return, or give the order its former state in commercetools; then discard this entry.",
        ChangedInMax => $"The order is cancelled in commercetools, but people changed MAX order {number}{Lines(problem)}. Nothing was closed. Close the order in MAX by hand if it is not wanted, then discard this entry.",
        NotFound => $"The order is cancelled in commercetools, but MAX has no order {number} any more. If somebody deleted it on purpose, discard this entry.",
        _ => null,
    });

    private const string Shipped = $"MAX_{GatewayProblemCode.Shipped}";
    private const string ChangedInMax = $"MAX_{GatewayProblemCode.ChangedInMax}";
    private const string Closed = $"MAX_{GatewayProblemCode.ClosedOrder}";
    private const string NotFound = $"MAX_{GatewayProblemCode.NotFound}";
    private const string Version = $"MAX_{GatewayProblemCode.Version}";

    private static FlowOutcome Word(FlowOutcome outcome, Func<Problem, string?> words) => outcome switch
    {
        FlowOutcome.Failed failed when failed.Problems.Any(problem => problem.Code == Version) =>
            new FlowOutcome.Retry(Version, "Somebody changed the order in MAX at the same moment.", "Nothing: the next attempt compares again. If it stays, find out who keeps writing to the order in MAX.") { Snapshots = failed.Snapshots },
        FlowOutcome.Failed failed => failed with { Problems = [.. failed.Problems.Select(problem => words(problem) is { } advice ? problem with { Advice = advice } : problem)] },
        _ => outcome,
    };

    private static string Lines(Problem problem) => string.IsNullOrEmpty(problem.Value) ? "" : $" (lines {problem.Value})";
}

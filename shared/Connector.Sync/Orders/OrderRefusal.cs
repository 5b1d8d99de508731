using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Outcomes;

namespace Connector.Sync.Orders;

/// <summary>Words MAX's refusal of a change or a cancellation for the operator who has to settle it: what happened here, what the gateway says, what comes next.</summary>
internal static class OrderRefusal
{
    private const string Shipped = $"MAX_{GatewayProblemCode.Shipped}";
    private const string ChangedInMax = $"MAX_{GatewayProblemCode.ChangedInMax}";
    private const string Closed = $"MAX_{GatewayProblemCode.ClosedOrder}";
    private const string NotFound = $"MAX_{GatewayProblemCode.NotFound}";
    private const string Version = $"MAX_{GatewayProblemCode.Version}";

    /// <summary>A change was refused.</summary>
    public static FlowOutcome OfChange(FlowOutcome outcome, string number) => Word(outcome, problem => problem.Code switch
    {
        Shipped => ($"The order was edited in commercetools, but MAX has shipped of order {number} what the edit would change{What(problem)}.", "Take the edit back in commercetools and replay, or settle the difference in MAX and discard this entry."),
        ChangedInMax => ($"The order was edited in commercetools, but people changed in MAX order {number} what the edit would change{What(problem)}.", "Replay once both agree, or discard this entry when MAX is right as it is."),
        Closed => ($"The order was edited in commercetools, but MAX order {number} is closed.", "Take the edit back in commercetools and replay, or enter what is still wanted in MAX and discard this entry."),
        NotFound => ($"The order was edited in commercetools, but MAX has no order {number} any more.", "Find out who deleted it; enter the order in MAX by hand if it is still wanted, then discard this entry."),
        _ => null,
    });

    /// <summary>A cancellation was refused.</summary>
    public static FlowOutcome OfCancellation(FlowOutcome outcome, string number) => Word(outcome, problem => problem.Code switch
    {
        Shipped => ($"The order is cancelled in commercetools, but MAX has shipped of order {number}{What(problem)}.", "Close what is still open of it in MAX by hand and discard this entry, or give the order its former state in commercetools and replay."),
        ChangedInMax => ($"The order is cancelled in commercetools, but people changed MAX order {number}{What(problem)}.", "Close the order in MAX by hand if it is not wanted, then discard this entry."),
        NotFound => ($"The order is cancelled in commercetools, but MAX has no order {number} any more.", "If it was deleted on purpose, discard this entry."),
        _ => null,
    });

    private static FlowOutcome Word(FlowOutcome outcome, Func<Problem, (string Happened, string Next)?> words) => outcome switch
    {
        FlowOutcome.Failed failed when failed.Problems.Any(problem => problem.Code == Version) =>
            new FlowOutcome.Retry(Version, "Somebody changed the order in MAX at the same moment.", "Nothing: the next attempt compares again. If it stays, find out who keeps writing to the order in MAX.") { Snapshots = failed.Snapshots },
        FlowOutcome.Failed failed => failed with
        {
            Problems = [.. failed.Problems.Select(problem => words(problem) is { } word ? problem with { Advice = $"{word.Happened} {problem.Advice} {word.Next}" } : problem)],
        },
        _ => outcome,
    };

    private static string What(Problem problem) => string.IsNullOrEmpty(problem.Value) ? "" : $" ({problem.Value})";
}

using Connector.Commercetools;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;

namespace Connector.Sync.Outcomes;

/// <summary>What a failed call to one of the two systems means for the work item.</summary>
public static class RemoteFailure
{
    /// <summary>The outcome, or null when the exception is none of the expected kinds.</summary>
    public static FlowOutcome? Classify(Exception exception, Snapshots snapshots) => exception switch
    {
        CommercetoolsUnavailableException e => new FlowOutcome.Wait("COMMERCETOOLS_DOWN", Pause(e.RetryAfter)),
        GatewayUnavailableException e => new FlowOutcome.Wait("MAX_GATEWAY_DOWN", Pause(e.RetryAfter)),
        GatewayException e => Classify(e.Problem, snapshots),
        OutcomeUnknownException => Retry("COMMERCETOOLS_OUTCOME_UNKNOWN", "commercetools did not say whether it took the update.", "Nothing: the next attempt looks first.", snapshots),
        ConcurrentModificationException => Retry("COMMERCETOOLS_CONFLICT", "The record kept changing while it was updated.", "Find out who writes to it all the time.", snapshots),
        UnauthorizedException => Retry("COMMERCETOOLS_UNAUTHORIZED", "commercetools refuses the API client.", "Check Commercetools:ClientId and Commercetools:ClientSecret.", snapshots),
        ForbiddenException e => Retry("COMMERCETOOLS_FORBIDDEN", $"The API client lacks a scope ({e.Method} {e.Path}).", "Give the API client the scopes that the README lists.", snapshots),
        ApiClientException { IsTransient: false } e => new FlowOutcome.Failed([FromApi(e)]) { Snapshots = snapshots },
        ApiHttpException e => Retry("COMMERCETOOLS_ERROR", $"commercetools answered {(int)e.StatusCode} to {e.Method} {e.Path}.", $"If it persists, ask commercetools support with correlation id {e.CorrelationId}.", snapshots),
        _ => null,
    };

    /// <summary>The outcome of a problem that the gateway reported.</summary>
    public static FlowOutcome Classify(GatewayProblem problem, Snapshots snapshots)
    {
        // The reason is logged, so it is the title: the detail holds the value, which may be personal.
        // Credentials and companies are settings: once they are right, everything that waits goes through by itself.
        if (problem.Retryable || problem.Code is GatewayProblemCode.Unauthorized) return Retry($"MAX_{problem.Code}", problem.Title, Words(problem.Detail, problem.Advice ?? "Look at the gateway's log."), snapshots);
        var all = problem.Errors is { Count: > 0 } errors ? errors : [problem];
        return new FlowOutcome.Failed([.. all.Select(FromGateway)]) { Snapshots = snapshots };
    }

    /// <summary>How long items wait when a system is down and does not say for how long.</summary>
    public static TimeSpan Outage { get; } = TimeSpan.FromSeconds(30);

    private static TimeSpan Soonest { get; } = TimeSpan.FromSeconds(1);

    private static Problem FromGateway(GatewayProblem problem) => new(
        $"MAX_{problem.Code}",
        problem.Field ?? "max",
        problem.Value,
        Words(problem.Detail ?? problem.Title, problem.Advice));

    private static string Words(params string?[] texts) => string.Join(" ", texts.Where(text => !string.IsNullOrEmpty(text)));

    // A system that says "at once" while it is down shall not be asked in a tight loop.
    private static TimeSpan Pause(TimeSpan? retryAfter) => retryAfter is { } wait ? (wait > Soonest ? wait : Soonest) : Outage;

    private static Problem FromApi(ApiClientException e) => new(
        "COMMERCETOOLS_REFUSED",
        e.Path,
        e.Errors.Count > 0 ? e.Errors[0].Code : null,
        $"commercetools refused {e.Method} {e.Path} with status {(int)e.StatusCode} ({string.Join(", ", e.Errors.Select(error => error.Code))}). Correlation id {e.CorrelationId}.");

    private static FlowOutcome.Retry Retry(string code, string reason, string advice, Snapshots snapshots) => new(code, reason, advice) { Snapshots = snapshots };
}

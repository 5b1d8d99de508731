using System.Diagnostics;
using Connector.Commercetools;
using Connector.Mapping;
using Connector.Sync.DeadLetters;
using Connector.Sync.Operations;
using Connector.Sync.Outcomes;
using Connector.Sync.Retries;
using Connector.Sync.Telemetry;
using Microsoft.Extensions.Logging;

namespace Connector.Sync.Work;

/// <summary>
/// Runs a flow over one message and turns the outcome into what Service Bus understands: returning completes the message;
/// throwing gives it back. A transient failure is a scheduled copy, so it never uses the delivery count.
/// </summary>
public sealed class WorkItemRunner(
    IWorkQueue queue,
    IDeadLetters deadLetters,
    DeadLetterWriter writer,
    RetrySchedule retries,
    IReplays replays,
    ConnectorTelemetry telemetry,
    TimeProvider time,
    ILogger<WorkItemRunner> logger)
{
    /// <summary>Runs the flow.</summary>
    /// <exception cref="DeadLetteredException">The item failed for good and its dead letter is written.</exception>
    public async Task RunAsync(IFlow flow, Delivery delivery, CancellationToken cancellationToken)
    {
        var item = WorkItemJson.TryRead(delivery.Body) is { } read && read.Flow == flow.Name ? read : null;
        if (await writer.IsRepeatedAsync(flow.Name, item?.Key, delivery, cancellationToken))
            throw new DeadLetteredException(flow.Name, item?.Key ?? delivery.Message.MessageId, "already dead-lettered");
        if (item is null)
        {
            var advice = $"The message on queue {delivery.Message.Queue} is not a work item of {flow.Name}. Look at its body (snapshot), find out who sent it, then discard it.";
            throw await writer.WriteMalformedAsync(flow.Name, delivery, advice, cancellationToken);
        }

        using var activity = ConnectorTelemetry.Activities.StartActivity(flow.Name, ActivityKind.Consumer);
        activity?.SetTag("connector.key", item.Key).SetTag("connector.correlation_id", item.CorrelationId);
        var outcome = await AttemptAsync(flow, item, cancellationToken);
        await SettleAsync(item, outcome, delivery.Message, cancellationToken);
    }

    private async Task<FlowOutcome> AttemptAsync(IFlow flow, WorkItem item, CancellationToken cancellationToken)
    {
        using var correlation = CorrelationId.Use(item.CorrelationId);
        try
        {
            return await flow.RunAsync(item, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "{Flow} of {Key} failed unexpectedly", item.Flow, item.Key);
            return new FlowOutcome.Retry(
                "UNEXPECTED",
                $"{e.GetType().Name} in {item.Flow}.",
                $"Look for correlation id {item.CorrelationId} in Application Insights; if it persists, report it as a defect with that exception.");
        }
    }

    private async Task SettleAsync(WorkItem item, FlowOutcome outcome, MessageIdentity message, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case FlowOutcome.Done done:
                if (await deadLetters.CloseAsync(item.Flow, item.Key, "succeeded", cancellationToken))
                    logger.LogInformation("{Flow} of {Key} succeeded after it had been dead-lettered", item.Flow, item.Key);
                await ReplayedAsync(item, ReplayState.Succeeded, cancellationToken);
                telemetry.Latency(item.Flow, time.GetUtcNow() - item.FirstSeen);
                Report(item, "done", null, done.Summary);
                break;
            case FlowOutcome.Skipped skipped:
                await ReplayedAsync(item, ReplayState.Skipped, cancellationToken);
                Report(item, "skipped", null, skipped.Reason);
                break;
            case FlowOutcome.Wait wait:
                await queue.ScheduleAsync(item, time.GetUtcNow() + retries.Stretch(wait.After), cancellationToken);
                Report(item, "wait", wait.Code, $"again in {wait.After}");
                break;
            case FlowOutcome.Retry retry when retries.After(item.Attempt + 1) is { } after:
                await queue.ScheduleAsync(item with { Attempt = item.Attempt + 1 }, time.GetUtcNow() + after, cancellationToken);
                Report(item, "retry", retry.Code, retry.Reason);
                break;
            case FlowOutcome.Retry retry:
                Problem given = new(retry.Code, item.Flow, null, $"{retry.Reason} Given up after {item.Attempt + 1} attempts. {retry.Advice}");
                await ReplayedAsync(item, ReplayState.Failed, cancellationToken);
                throw await writer.WriteAsync(item, [given], retry.Snapshots, message, cancellationToken);
            case FlowOutcome.Failed failed:
                await ReplayedAsync(item, ReplayState.Failed, cancellationToken);
                throw await writer.WriteAsync(item, failed.Problems, failed.Snapshots, message, cancellationToken);
            default:
                throw new UnreachableException($"An outcome of type {outcome.GetType().Name} has no meaning here.");
        }
    }

    // Before the dead letter: once that is written, a redelivery ends before it comes here.
    private Task ReplayedAsync(WorkItem item, ReplayState state, CancellationToken cancellationToken) =>
        item.Replay is null ? Task.CompletedTask : replays.SettledAsync(item, state, cancellationToken);

    private void Report(WorkItem item, string outcome, string? code, string detail)
    {
        telemetry.Item(item.Flow, outcome, code);
        logger.LogInformation("{Flow} of {Key}: {Outcome} {Code} {Detail} (attempt {Attempt}, {Reason})", item.Flow, item.Key, outcome, code, detail, item.Attempt + 1, item.Reason);
    }
}

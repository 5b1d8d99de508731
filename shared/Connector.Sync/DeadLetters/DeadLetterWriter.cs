using Connector.Mapping;
using Connector.Sync.Outcomes;
using Connector.Sync.Telemetry;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;

namespace Connector.Sync.DeadLetters;

/// <summary>Writes the dead letter of an item and says so in metrics and log (codes only: values may be personal data).</summary>
public sealed class DeadLetterWriter(IDeadLetters deadLetters, ConnectorTelemetry telemetry, TimeProvider time, ILogger<DeadLetterWriter> logger)
{
    /// <summary>Opens the row and returns the exception with which the delivery is to fail.</summary>
    public Task<DeadLetteredException> WriteAsync(
        WorkItem item, IReadOnlyList<Problem> problems, Snapshots snapshots, MessageIdentity message, CancellationToken cancellationToken) =>
        WriteAsync(item, problems, DeadLetterText.Of(item, problems, snapshots, message, time.GetUtcNow()), cancellationToken);

    private async Task<DeadLetteredException> WriteAsync(WorkItem item, IReadOnlyList<Problem> problems, DeadLetter letter, CancellationToken cancellationToken)
    {
        await deadLetters.OpenAsync(letter, cancellationToken);
        var codes = string.Join(", ", problems.Select(problem => problem.Code).Distinct());
        telemetry.Item(item.Flow, "dead_letter", problems[0].Code);
        logger.LogWarning("{Flow} of {Key} is dead-lettered: {Codes} (attempt {Attempt}, {Reason})", item.Flow, item.Key, codes, item.Attempt + 1, item.Reason);
        return new DeadLetteredException(item.Flow, item.Key, codes);
    }

    /// <summary>The same for a message that could not be read: its key is its message id.</summary>
    public Task<DeadLetteredException> WriteMalformedAsync(string flow, Delivery delivery, string advice, CancellationToken cancellationToken)
    {
        var item = new WorkItem
        {
            Flow = flow,
            Key = KeyOf(delivery),
            Reason = "malformed",
            FirstSeen = time.GetUtcNow(),
            CorrelationId = delivery.Message.MessageId,
        };
        Problem[] problems = [new("MALFORMED_MESSAGE", "body", null, advice)];
        // The item is made up: nothing can be enqueued again.
        var letter = DeadLetterText.Of(item, problems, new Snapshots(delivery.Body, null), delivery.Message, time.GetUtcNow()) with { Item = null };
        return WriteAsync(item, problems, letter, cancellationToken);
    }

    /// <summary>True when this very message was dead-lettered before: its redelivery fails at once.</summary>
    public async Task<bool> IsRepeatedAsync(string flow, string? key, Delivery delivery, CancellationToken cancellationToken) =>
        delivery.DeliveryCount > 1 && await deadLetters.IsOpenForAsync(flow, key ?? KeyOf(delivery), delivery.Message, cancellationToken);

    private static string KeyOf(Delivery delivery) => $"message-{delivery.Message.MessageId}";
}

using Connector.Mapping;
using Connector.Sync.Work;

namespace Connector.Sync.DeadLetters;

/// <summary>A work item that failed for good, in the words of the operator who shall fix it.</summary>
public sealed record DeadLetter
{
    /// <summary>Flow.</summary>
    public required string Flow { get; init; }

    /// <summary>Key of the record.</summary>
    public required string Key { get; init; }

    /// <summary>Reason code of the first problem; equal causes share it.</summary>
    public required string Code { get; init; }

    /// <summary>What failed, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Advice { get; init; }

    /// <summary>All problems.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Number of attempts, this one included.</summary>
    public required int Attempts { get; init; }

    /// <summary>Correlation id.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>When the change was first seen, UTC.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it failed last, UTC.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>The message that carried the item.</summary>
    public required MessageIdentity Message { get; init; }

    /// <summary>The work item that failed, which a replay enqueues again; null when the message was none.</summary>
    public WorkItem? Item { get; init; }

    /// <summary>The record as it was read, as JSON.</summary>
    public string? Source { get; init; }

    /// <summary>The document that was to be written, as JSON.</summary>
    public string? Target { get; init; }
}

/// <summary>
/// One delivery of a message. A message that was resent has the same id but another sequence number, so that it counts
/// as a new one.
/// </summary>
/// <param name="Queue">Queue.</param>
/// <param name="MessageId">Message id.</param>
/// <param name="SequenceNumber">Sequence number in the queue; null when the host did not say.</param>
public sealed record MessageIdentity(string Queue, string MessageId, long? SequenceNumber);

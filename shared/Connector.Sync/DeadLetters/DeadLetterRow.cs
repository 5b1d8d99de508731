using Connector.Mapping;
using Connector.Sync.Work;

namespace Connector.Sync.DeadLetters;

/// <summary>A dead letter as it lies in the table.</summary>
public sealed record DeadLetterRow
{
    /// <summary>Row key; sorts newest first.</summary>
    public required string Id { get; init; }

    /// <summary>True while it waits for somebody.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Flow.</summary>
    public required string Flow { get; init; }

    /// <summary>Key of the record.</summary>
    public required string Key { get; init; }

    /// <summary>Id of the cause; null in rows that are older than causes.</summary>
    public string? Cause { get; init; }

    /// <summary>Reason code.</summary>
    public required string Code { get; init; }

    /// <summary>What failed, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Advice { get; init; }

    /// <summary>Attempts.</summary>
    public required int Attempts { get; init; }

    /// <summary>Correlation id.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>When the change was first seen, UTC.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it failed last, UTC.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was closed.</summary>
    public string? ClosedBecause { get; init; }

    /// <summary>All problems; only when the row was read alone.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The work item; only when the row was read alone, and null when the message was none.</summary>
    public WorkItem? Item { get; init; }

    /// <summary>The record as it was read, as JSON; only when the row was read alone, until its retention is over.</summary>
    public string? Source { get; init; }

    /// <summary>The document that was to be written, as JSON; as <see cref="Source"/>.</summary>
    public string? Target { get; init; }
}

/// <summary>A page of dead letters.</summary>
/// <param name="Rows">The rows, newest first.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetterRow> Rows, string? Next);

/// <summary>An open dead letter on the way through many.</summary>
/// <param name="Position">Where to go on behind it.</param>
/// <param name="Row">The dead letter.</param>
public sealed record OpenLetter(string Position, DeadLetterRow Row);

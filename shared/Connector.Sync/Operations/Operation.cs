namespace Connector.Sync.Operations;

/// <summary>Something that an operator asked for and that takes a while: a replay, a backfill, a reconciliation.</summary>
public sealed record Operation
{
    /// <summary>Id; sorts newest first.</summary>
    public required string Id { get; init; }

    /// <summary>Kind, for example <c>replay</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What was asked for, as JSON of the kind's own.</summary>
    public required string Input { get; init; }

    /// <summary>State.</summary>
    public required OperationState State { get; init; }

    /// <summary>What an operator wants now: pause, go on, stop.</summary>
    public OperationRequest Request { get; init; }

    /// <summary>Where the next slice begins, of the kind's own; null before the first.</summary>
    public string? Position { get; init; }

    /// <summary>Records handled so far.</summary>
    public long Handled { get; init; }

    /// <summary>Records in all, once that is known.</summary>
    public long? Total { get; init; }

    /// <summary>What it came to, in one sentence without personal data.</summary>
    public string? Summary { get; init; }

    /// <summary>Who asked.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last moved, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>State of an operation.</summary>
public enum OperationState
{
    /// <summary>Not begun.</summary>
    Queued,

    /// <summary>Under way, slice by slice.</summary>
    Running,

    /// <summary>Waits for an operator to let it go on.</summary>
    Paused,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Ended by an operator.</summary>
    Stopped,

    /// <summary>It failed; <see cref="Operation.Summary"/> says why.</summary>
    Failed,
}

/// <summary>What an operator wants of an operation that is under way; obeyed between two slices.</summary>
public enum OperationRequest
{
    /// <summary>Go on.</summary>
    None,

    /// <summary>Pause.</summary>
    Pause,

    /// <summary>Stop for good.</summary>
    Stop,
}

using Connector.Mapping;

namespace Connector.Sync.Outcomes;

/// <summary>How one run of a flow over one work item ended.</summary>
public abstract record FlowOutcome
{
    private FlowOutcome()
    {
    }

    /// <summary>The target is where it should be.</summary>
    /// <param name="Summary">What was done, in a few words without personal data.</param>
    public sealed record Done(string Summary) : FlowOutcome;

    /// <summary>There is nothing to do, and why.</summary>
    /// <param name="Reason">A few words without personal data.</param>
    public sealed record Skipped(string Reason) : FlowOutcome;

    /// <summary>It failed for a reason that may pass; the item comes back later.</summary>
    /// <param name="Code">Reason code for metrics and, in the end, for the dead letter.</param>
    /// <param name="Reason">What happened, without personal data.</param>
    /// <param name="Advice">What an operator can do if it never passes.</param>
    public sealed record Retry(string Code, string Reason, string Advice) : FlowOutcome
    {
        /// <summary>Snapshots to keep if the item ends as a dead letter.</summary>
        public Snapshots Snapshots { get; init; } = Snapshots.None;
    }

    /// <summary>A system is down or still busy with the item: wait without using up an attempt.</summary>
    /// <param name="Code">Reason code for metrics.</param>
    /// <param name="After">How long to wait.</param>
    public sealed record Wait(string Code, TimeSpan After) : FlowOutcome;

    /// <summary>It cannot succeed without a change of data or mapping: dead letter at once.</summary>
    /// <param name="Problems">All problems, each with advice.</param>
    public sealed record Failed(IReadOnlyList<Problem> Problems) : FlowOutcome
    {
        /// <summary>What the two sides looked like.</summary>
        public Snapshots Snapshots { get; init; } = Snapshots.None;
    }
}

/// <summary>
/// What both sides looked like when an item failed, as JSON; written out only when an item really fails. The one place
/// that may hold personal data: kept apart, with a retention, never logged.
/// </summary>
/// <param name="source">Writes the record as it was read; its result is null when it was not.</param>
/// <param name="target">Writes the document that was to be written; its result is null when there was none yet.</param>
public sealed class Snapshots(Func<string?> source, Func<string?> target)
{
    /// <summary>Snapshots that are texts already.</summary>
    public Snapshots(string? source, string? target)
        : this(() => source, () => target)
    {
    }

    /// <summary>No snapshots.</summary>
    public static Snapshots None { get; } = new((string?)null, null);

    /// <summary>The record as it was read.</summary>
    public string? Source => source();

    /// <summary>The document that was to be written.</summary>
    public string? Target => target();
}

using Connector.Mapping;
using Connector.Sync.Outcomes;
using Connector.Sync.Work;

namespace Connector.Sync.DeadLetters;

/// <summary>Words a dead letter for the operator.</summary>
public static class DeadLetterText
{
    /// <summary>The dead letter of an item and its problems (at least one).</summary>
    public static DeadLetter Of(WorkItem item, IReadOnlyList<Problem> problems, Snapshots snapshots, MessageIdentity message, DateTimeOffset now)
    {
        var first = problems[0];
        var more = problems.Count == 1 ? "" : $" (and {problems.Count - 1} more)";
        return new DeadLetter
        {
            Flow = item.Flow,
            Key = item.Key,
            Code = first.Code,
            Summary = first.Value is null ? $"{first.Field}: {first.Code}{more}" : $"{first.Field} = \"{first.Value}\": {first.Code}{more}",
            Advice = string.Join("\n", problems.Select(problem => problem.Advice).Distinct()),
            Problems = problems,
            Attempts = item.Attempt + 1,
            CorrelationId = item.CorrelationId,
            FirstSeen = item.FirstSeen,
            LastSeen = now,
            Message = message,
            Item = item,
            Source = snapshots.Source,
            Target = snapshots.Target,
        };
    }
}

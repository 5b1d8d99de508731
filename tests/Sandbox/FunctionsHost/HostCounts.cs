using System.Collections.Concurrent;

namespace Connector.Sandbox.FunctionsHost;

/// <summary>How often a function ran, and how often it failed (a lost worker counts as a failure).</summary>
public readonly record struct FunctionCount(long Invocations, long Failures);

/// <summary>Counts per function since the host started.</summary>
public sealed class HostCounts
{
    private readonly ConcurrentDictionary<string, FunctionCount> _counts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts of a function; zero when it never ran.</summary>
    public FunctionCount this[string function] => _counts.GetValueOrDefault(function);

    /// <summary>All functions that ran.</summary>
    public IReadOnlyDictionary<string, FunctionCount> Snapshot() => new Dictionary<string, FunctionCount>(_counts);

    internal void Add(string function, bool success) => _counts.AddOrUpdate(
        function,
        _ => new FunctionCount(1, success ? 0 : 1),
        (_, count) => new FunctionCount(count.Invocations + 1, count.Failures + (success ? 0 : 1)));
}

using System.Collections.Concurrent;
using Connector.Commercetools;

namespace Connector.Sync.Feedback;

/// <summary>Ids of commercetools workflow states by key. What was found once is remembered; what is missing is asked for again, since setup may create it at any time.</summary>
public sealed class WorkflowStates(ICommercetoolsStates states)
{
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>The ids; a key that commercetools does not know is missing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>(keys.Count, StringComparer.Ordinal);
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
        {
            if (!known.TryGetValue(key, out var id) && await states.GetByKeyAsync(key, cancellationToken) is { } state) known[key] = id = state.Id;
            if (id is not null) found[key] = id;
        }

        return found;
    }
}

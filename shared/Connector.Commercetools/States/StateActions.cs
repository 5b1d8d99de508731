using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Sets where the state may go.</summary>
public sealed record StateSetTransitionsAction : StateUpdateAction
{
    /// <summary>Where the state may go; null means anywhere.</summary>
    public IReadOnlyList<ResourceIdentifier>? Transitions { get; init; }
}

/// <summary>Says whether a workflow may begin with the state.</summary>
public sealed record StateChangeInitialAction : StateUpdateAction
{
    /// <summary>True when a workflow may begin with it.</summary>
    public bool Initial { get; init; }
}

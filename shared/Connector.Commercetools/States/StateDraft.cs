using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>A workflow state to create.</summary>
public sealed record StateDraft
{
    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary>What it is a state of, for example <c>OrderState</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Name by language tag.</summary>
    public IReadOnlyDictionary<string, string>? Name { get; init; }

    /// <summary>Description by language tag.</summary>
    public IReadOnlyDictionary<string, string>? Description { get; init; }

    /// <summary>True when a workflow may begin with it; null means true.</summary>
    public bool? Initial { get; init; }

    /// <summary>Where it may go; null means anywhere.</summary>
    public IReadOnlyList<ResourceIdentifier>? Transitions { get; init; }
}

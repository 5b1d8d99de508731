namespace Connector.Commercetools.Models;

/// <summary>A workflow state of orders, line items, payments and others.</summary>
public sealed record State
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version for optimistic locking.</summary>
    public required long Version { get; init; }

    /// <summary>Key.</summary>
    public string Key { get; init; } = "";

    /// <summary>What it is a state of, for example <c>OrderState</c> or <c>LineItemState</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Name by language tag.</summary>
    public IReadOnlyDictionary<string, string>? Name { get; init; }

    /// <summary>Description by language tag.</summary>
    public IReadOnlyDictionary<string, string>? Description { get; init; }

    /// <summary>True when a workflow may begin with it.</summary>
    public bool Initial { get; init; }

    /// <summary>True when commercetools made it.</summary>
    public bool BuiltIn { get; init; }

    /// <summary>Roles, for example <c>Return</c>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Where it may go; null means anywhere, empty means nowhere.</summary>
    public IReadOnlyList<Reference>? Transitions { get; init; }
}

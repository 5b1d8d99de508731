using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Replaces the stores.</summary>
public sealed record CustomerSetStoresAction : CustomerUpdateAction
{
    /// <summary>The stores.</summary>
    public required IReadOnlyList<ResourceIdentifier> Stores { get; init; }
}

/// <summary>Adds a store.</summary>
public sealed record CustomerAddStoreAction : CustomerUpdateAction
{
    /// <summary>The store.</summary>
    public required ResourceIdentifier Store { get; init; }
}

/// <summary>Removes a store.</summary>
public sealed record CustomerRemoveStoreAction : CustomerUpdateAction
{
    /// <summary>The store.</summary>
    public required ResourceIdentifier Store { get; init; }
}

/// <summary>Sets the type and its fields, or removes them.</summary>
public sealed record CustomerSetCustomTypeAction : CustomerUpdateAction
{
    /// <summary>The type; null removes all custom fields.</summary>
    public ResourceIdentifier? Type { get; init; }

    /// <summary>Values by field name.</summary>
    public IReadOnlyDictionary<string, object?>? Fields { get; init; }
}

/// <summary>Sets or removes a custom field.</summary>
public sealed record CustomerSetCustomFieldAction : CustomerUpdateAction
{
    /// <summary>Name of the field.</summary>
    public required string Name { get; init; }

    /// <summary>The value: text, number, bool or JSON; null removes the field.</summary>
    public object? Value { get; init; }
}

using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Sets the type and its fields, or removes them.</summary>
public sealed record OrderSetCustomTypeAction : OrderUpdateAction
{
    /// <summary>The type; null removes all custom fields.</summary>
    public ResourceIdentifier? Type { get; init; }

    /// <summary>Values by field name.</summary>
    public IReadOnlyDictionary<string, object?>? Fields { get; init; }
}

/// <summary>Sets or removes a custom field; the order must have a type.</summary>
public sealed record OrderSetCustomFieldAction : OrderUpdateAction
{
    /// <summary>Name of the field.</summary>
    public required string Name { get; init; }

    /// <summary>The value: text, number, bool or JSON; null removes the field.</summary>
    public object? Value { get; init; }
}

/// <summary>Sets the type of a line and its fields, or removes them.</summary>
public sealed record OrderSetLineItemCustomTypeAction : OrderUpdateAction
{
    /// <summary>Id of the line item; or give the key.</summary>
    public string? LineItemId { get; init; }

    /// <summary>Key of the line item.</summary>
    public string? LineItemKey { get; init; }

    /// <summary>The type; null removes all custom fields.</summary>
    public ResourceIdentifier? Type { get; init; }

    /// <summary>Values by field name.</summary>
    public IReadOnlyDictionary<string, object?>? Fields { get; init; }
}

/// <summary>Sets or removes a custom field of a line.</summary>
public sealed record OrderSetLineItemCustomFieldAction : OrderUpdateAction
{
    /// <summary>Id of the line item; or give the key.</summary>
    public string? LineItemId { get; init; }

    /// <summary>Key of the line item.</summary>
    public string? LineItemKey { get; init; }

    /// <summary>Name of the field.</summary>
    public required string Name { get; init; }

    /// <summary>The value: text, number, bool or JSON; null removes the field.</summary>
    public object? Value { get; init; }
}

/// <summary>Sets or removes a custom field of a delivery.</summary>
public sealed record OrderSetDeliveryCustomFieldAction : OrderUpdateAction
{
    /// <summary>Id of the delivery; or give the key.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>Key of the delivery within the order.</summary>
    public string? DeliveryKey { get; init; }

    /// <summary>Name of the field.</summary>
    public required string Name { get; init; }

    /// <summary>The value: text, number, bool or JSON; null removes the field.</summary>
    public object? Value { get; init; }
}

/// <summary>Sets the type of a return item and its fields, or removes them.</summary>
public sealed record OrderSetReturnItemCustomTypeAction : OrderUpdateAction
{
    /// <summary>Id of the return item; or give the key.</summary>
    public string? ReturnItemId { get; init; }

    /// <summary>Key of the return item.</summary>
    public string? ReturnItemKey { get; init; }

    /// <summary>The type; null removes all custom fields.</summary>
    public ResourceIdentifier? Type { get; init; }

    /// <summary>Values by field name.</summary>
    public IReadOnlyDictionary<string, object?>? Fields { get; init; }
}

/// <summary>Sets or removes a custom field of a return item.</summary>
public sealed record OrderSetReturnItemCustomFieldAction : OrderUpdateAction
{
    /// <summary>Id of the return item; or give the key.</summary>
    public string? ReturnItemId { get; init; }

    /// <summary>Key of the return item.</summary>
    public string? ReturnItemKey { get; init; }

    /// <summary>Name of the field.</summary>
    public required string Name { get; init; }

    /// <summary>The value: text, number, bool or JSON; null removes the field.</summary>
    public object? Value { get; init; }
}

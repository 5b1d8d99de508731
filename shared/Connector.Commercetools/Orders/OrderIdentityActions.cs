using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Sets the order number, once and for all.</summary>
public sealed record OrderSetOrderNumberAction : OrderUpdateAction
{
    /// <summary>The number; it cannot be changed later.</summary>
    public string? OrderNumber { get; init; }
}

/// <summary>Sets the buyer's purchase order number.</summary>
public sealed record OrderSetPurchaseOrderNumberAction : OrderUpdateAction
{
    /// <summary>The buyer's purchase order number.</summary>
    public string? PurchaseOrderNumber { get; init; }
}

/// <summary>Sets the customer.</summary>
public sealed record OrderSetCustomerIdAction : OrderUpdateAction
{
    /// <summary>Id of the customer; null for a guest.</summary>
    public string? CustomerId { get; init; }
}

/// <summary>Sets the e-mail address.</summary>
public sealed record OrderSetCustomerEmailAction : OrderUpdateAction
{
    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }
}

/// <summary>Sets the language.</summary>
public sealed record OrderSetLocaleAction : OrderUpdateAction
{
    /// <summary>Language tag.</summary>
    public string? Locale { get; init; }
}

/// <summary>Sets the store; the API refuses a value that does not change.</summary>
public sealed record OrderSetStoreAction : OrderUpdateAction
{
    /// <summary>The store.</summary>
    public ResourceIdentifier? Store { get; init; }
}

/// <summary>Notes what another system knows of the order. Emits no Message.</summary>
public sealed record OrderUpdateSyncInfoAction : OrderUpdateAction
{
    /// <summary>The other system: a channel with role <c>OrderExport</c> or <c>OrderImport</c>.</summary>
    public required ResourceIdentifier Channel { get; init; }

    /// <summary>The number in the other system.</summary>
    public string? ExternalId { get; init; }

    /// <summary>When; null means now.</summary>
    public DateTimeOffset? SyncedAt { get; init; }
}

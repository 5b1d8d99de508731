using Connector.Commercetools.Models;

namespace Connector.Mapping.Customers;

/// <summary>What an account is made of, be it for a customer or for an order's.</summary>
internal sealed record AccountSource
{
    /// <summary>The customer; null when an order's customer no longer exists and the order has to say enough.</summary>
    public required Customer? Customer { get; init; }

    /// <summary>Where the customer's fields stand: nothing for a customer, <c>customer.</c> for an order.</summary>
    public required string CustomerPath { get; init; }

    /// <summary>The bill-to address, with a name.</summary>
    public required PlacedAddress BillTo { get; init; }

    /// <summary>E-mail, and where it stands.</summary>
    public required (string? Value, string Path) Email { get; init; }

    /// <summary>ISO 4217 currency of the account; null leaves it to the template.</summary>
    public required string? Currency { get; init; }

    /// <summary>Keys of the stores that the customer belongs to.</summary>
    public required IReadOnlyList<string> Stores { get; init; }
}

namespace Connector.Commercetools.Models;

/// <summary>A customer.</summary>
public sealed record Customer
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version for optimistic locking.</summary>
    public required long Version { get; init; }

    /// <summary>When the customer was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the customer last changed, UTC.</summary>
    public DateTimeOffset LastModifiedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public LastModifiedBy? LastModifiedBy { get; init; }

    /// <summary>Key.</summary>
    public string? Key { get; init; }

    /// <summary>Customer number; unique, immutable once set.</summary>
    public string? CustomerNumber { get; init; }

    /// <summary>Number in another system; not unique.</summary>
    public string? ExternalId { get; init; }

    /// <summary>E-mail; unique per project or per store.</summary>
    public required string Email { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>Middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Salutation.</summary>
    public string? Salutation { get; init; }

    /// <summary>Company name.</summary>
    public string? CompanyName { get; init; }

    /// <summary>VAT number.</summary>
    public string? VatId { get; init; }

    /// <summary>Addresses.</summary>
    public IReadOnlyList<Address> Addresses { get; init; } = [];

    /// <summary>Id of the default billing address within <see cref="Addresses"/>.</summary>
    public string? DefaultBillingAddressId { get; init; }

    /// <summary>Id of the default shipping address within <see cref="Addresses"/>.</summary>
    public string? DefaultShippingAddressId { get; init; }

    /// <summary>Ids of the billing addresses within <see cref="Addresses"/>.</summary>
    public IReadOnlyList<string> BillingAddressIds { get; init; } = [];

    /// <summary>Ids of the shipping addresses within <see cref="Addresses"/>.</summary>
    public IReadOnlyList<string> ShippingAddressIds { get; init; } = [];

    /// <summary>Customer group.</summary>
    public Reference? CustomerGroup { get; init; }

    /// <summary>Stores the customer belongs to.</summary>
    public IReadOnlyList<KeyReference> Stores { get; init; } = [];

    /// <summary>Language tag.</summary>
    public string? Locale { get; init; }

    /// <summary>Custom fields.</summary>
    public CustomFields? Custom { get; init; }
}

namespace Connector.Commercetools.Models;

/// <summary>A postal address. Only the country is mandatory in commercetools.</summary>
public sealed record Address
{
    /// <summary>Id that commercetools gives; overwritten on create.</summary>
    public string? Id { get; init; }

    /// <summary>Key, unique within the customer.</summary>
    public string? Key { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country code.</summary>
    public required string Country { get; init; }

    /// <summary>Title, for example <c>Dr.</c>.</summary>
    public string? Title { get; init; }

    /// <summary>Salutation, for example <c>Frau</c>.</summary>
    public string? Salutation { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>Street without number.</summary>
    public string? StreetName { get; init; }

    /// <summary>House number.</summary>
    public string? StreetNumber { get; init; }

    /// <summary>Further street information.</summary>
    public string? AdditionalStreetInfo { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Region.</summary>
    public string? Region { get; init; }

    /// <summary>State, for example <c>NY</c>.</summary>
    public string? State { get; init; }

    /// <summary>Company name.</summary>
    public string? Company { get; init; }

    /// <summary>Department.</summary>
    public string? Department { get; init; }

    /// <summary>Building.</summary>
    public string? Building { get; init; }

    /// <summary>Apartment.</summary>
    public string? Apartment { get; init; }

    /// <summary>Post office box. The camel case policy would write <c>poBox</c>; the API's name is <c>pOBox</c>.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("pOBox")]
    public string? POBox { get; init; }

    /// <summary>Phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Mobile number.</summary>
    public string? Mobile { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Fax number.</summary>
    public string? Fax { get; init; }

    /// <summary>Free text.</summary>
    public string? AdditionalAddressInfo { get; init; }

    /// <summary>Id of the address in another system.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Custom fields.</summary>
    public CustomFields? Custom { get; init; }
}

using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Adds an address; the API gives its id.</summary>
public sealed record CustomerAddAddressAction : CustomerUpdateAction
{
    /// <summary>The address.</summary>
    public required Address Address { get; init; }
}

/// <summary>Replaces an address as a whole.</summary>
public sealed record CustomerChangeAddressAction : CustomerUpdateAction
{
    /// <summary>Id of the address; or give the key.</summary>
    public string? AddressId { get; init; }

    /// <summary>Key of the address.</summary>
    public string? AddressKey { get; init; }

    /// <summary>The address.</summary>
    public required Address Address { get; init; }
}

/// <summary>Removes an address.</summary>
public sealed record CustomerRemoveAddressAction : CustomerUpdateAction
{
    /// <summary>Id of the address; or give the key.</summary>
    public string? AddressId { get; init; }

    /// <summary>Key of the address.</summary>
    public string? AddressKey { get; init; }
}

/// <summary>Makes an address a ship-to address.</summary>
public sealed record CustomerAddShippingAddressIdAction : CustomerUpdateAction
{
    /// <summary>Id of the address; or give the key.</summary>
    public string? AddressId { get; init; }

    /// <summary>Key of the address.</summary>
    public string? AddressKey { get; init; }
}

/// <summary>Makes an address a bill-to address.</summary>
public sealed record CustomerAddBillingAddressIdAction : CustomerUpdateAction
{
    /// <summary>Id of the address; or give the key.</summary>
    public string? AddressId { get; init; }

    /// <summary>Key of the address.</summary>
    public string? AddressKey { get; init; }
}

/// <summary>Takes an address off the ship-to addresses.</summary>
public sealed record CustomerRemoveShippingAddressIdAction : CustomerUpdateAction
{
    /// <summary>Id of the address; or give the key.</summary>
    public string? AddressId { get; init; }

    /// <summary>Key of the address.</summary>
    public string? AddressKey { get; init; }
}

/// <summary>Takes an address off the bill-to addresses.</summary>
public sealed record CustomerRemoveBillingAddressIdAction : CustomerUpdateAction
{
    /// <summary>Id of the address; or give the key.</summary>
    public string? AddressId { get; init; }

    /// <summary>Key of the address.</summary>
    public string? AddressKey { get; init; }
}

/// <summary>Sets the default ship-to address.</summary>
public sealed record CustomerSetDefaultShippingAddressAction : CustomerUpdateAction
{
    /// <summary>Id of the address; or give the key.</summary>
    public string? AddressId { get; init; }

    /// <summary>Key of the address.</summary>
    public string? AddressKey { get; init; }
}

/// <summary>Sets the default bill-to address.</summary>
public sealed record CustomerSetDefaultBillingAddressAction : CustomerUpdateAction
{
    /// <summary>Id of the address; or give the key.</summary>
    public string? AddressId { get; init; }

    /// <summary>Key of the address.</summary>
    public string? AddressKey { get; init; }
}

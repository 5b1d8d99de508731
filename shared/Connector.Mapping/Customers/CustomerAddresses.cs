using Connector.Commercetools.Models;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Customers;

/// <summary>An address of a customer, and where it stands.</summary>
internal readonly record struct PlacedAddress(Address Address, string Path);

/// <summary>Which of a customer's addresses is which.</summary>
internal static class CustomerAddresses
{
    /// <summary>The default billing address, else the default shipping address, else the first; null when there is none.</summary>
    public static PlacedAddress? BillTo(Customer customer, string path)
    {
        var addresses = customer.Addresses;
        if (addresses.Count == 0) return null;
        var at = IndexOf(addresses, customer.DefaultBillingAddressId) ?? IndexOf(addresses, customer.DefaultShippingAddressId) ?? 0;
        return new(addresses[at], $"{path}addresses[{at}]");
    }

    /// <summary>
    /// The address with a name: where it has no company, that of the customer; where it has no name at all, the customer's own.
    /// </summary>
    public static Address Named(Address address, Customer? customer)
    {
        if (customer is null || WordWrap.Clean(address.Company) is not null) return address;
        var named = WordWrap.Clean(customer.CompanyName) is { } company ? address with { Company = company } : address;
        return named.Company is not null || WordWrap.Clean($"{address.FirstName} {address.LastName}") is not null
            ? named
            : named with { Salutation = customer.Salutation, Title = customer.Title, FirstName = $"{customer.FirstName} {customer.MiddleName}", LastName = customer.LastName };
    }

    private static int? IndexOf(IReadOnlyList<Address> addresses, string? id)
    {
        for (var i = 0; id is not null && i < addresses.Count; i++)
            if (addresses[i].Id == id) return i;
        return null;
    }
}

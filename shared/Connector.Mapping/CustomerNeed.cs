using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping;

/// <summary>Says which further records the mapping of an order needs, so that nothing is read in vain.</summary>
public static class CustomerNeed
{
    /// <summary>True when the order's customer must be read: a registered customer, and a strategy that looks at it.</summary>
    public static bool Of(Order order, MappingDocument mapping) =>
        order.CustomerId is not null && mapping.Json.Customers.Strategy != CustomerStrategy.GuestAccount;
}

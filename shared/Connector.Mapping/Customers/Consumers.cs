using Connector.Commercetools.Models;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Customers;

/// <summary>
/// A consumer is a customer without VAT number of whom neither the customer record nor the bill-to address names a company.
/// </summary>
internal static class Consumers
{
    public static bool Is(Customer? customer, Address? billTo) =>
        WordWrap.Clean(customer?.VatId) is null && WordWrap.Clean(customer?.CompanyName) is null && WordWrap.Clean(billTo?.Company) is null;

    /// <summary>True for a consumer where consumers' orders go to the default account.</summary>
    public static bool ShareAnAccount(MappingDocument mapping, Customer? customer, Address? billTo) =>
        mapping.Json.Customers.Consumers == ConsumerStrategy.DefaultAccount && Is(customer, billTo);
}

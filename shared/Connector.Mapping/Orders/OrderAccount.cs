using Connector.Commercetools.Models;
using Connector.Mapping.Customers;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>
/// Guests go to the default account. A registered customer goes to the account that is linked already, else to the
/// account that the customer's own export would create or link, with the order's address where the customer has none.
/// </summary>
internal static class OrderAccount
{
    /// <summary>Stands in the order until the gateway has answered the new account; MAX has no such account, so an order that kept it would be refused.</summary>
    private const string ToBeNumbered = "?";

    public static (string Account, CustomerExport? Customer) Of(OrderScope scope)
    {
        var (order, rules) = (scope.Order, scope.Mapping.Json.Customers);
        if (order.CustomerId is not { } customerId || rules.Strategy == CustomerStrategy.GuestAccount)
            return (Default(scope), null);
        if (scope.Input.CustomerAccount is { } linked)
            return (MaxText.Field(scope, linked, MaxLength.Account, "customerId"), null);
        var customer = scope.Input.Customer;
        var billTo = (customer is null ? null : CustomerAddresses.BillTo(customer, "customer.")) ?? OfOrder(order);
        if (Consumers.ShareAnAccount(scope.Mapping, customer, billTo?.Address)) return (Default(scope), null);
        if (billTo is not { } address) return (ToBeNumbered, null); // the missing address is reported with the ship-to

        var request = AccountRequest.Of(scope, new()
        {
            Customer = customer,
            CustomerPath = "customer.",
            BillTo = address with { Address = CustomerAddresses.Named(address.Address, customer) },
            Email = Email(order, customer, address),
            Currency = scope.Currency,
            Stores = customer is not null ? [.. customer.Stores.Select(store => store.Key)] : order.Store is { } store ? [store.Key] : [],
        });
        return (request.AccountNumber ?? ToBeNumbered, new(customerId, request) { Owned = OwnedValues.Of(rules, request) });
    }

    private static PlacedAddress? OfOrder(Order order) =>
        order.BillingAddress is { } billing ? new(billing, "billingAddress")
        : order.ShippingAddress is { } shipping ? new(shipping, "shippingAddress")
        : null;

    private static string Default(OrderScope scope) =>
        DefaultAccounts.Of(scope, OfOrder(scope.Order)?.Address.Country ?? scope.Order.Country);

    private static (string? Value, string Path) Email(Order order, Customer? customer, PlacedAddress address)
    {
        if (customer is not null) return (customer.Email, "customer.email");
        return order.CustomerEmail is { } email ? (email, "customerEmail") : (address.Address.Email, $"{address.Path}.email");
    }
}

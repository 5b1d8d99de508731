using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>
/// Guests go to the company's guest account. A registered customer goes to the account that is linked already, else to
/// the account that the mapping's strategy creates or names.
/// </summary>
internal static class OrderAccount
{
    /// <summary>Stands in the order until the gateway has answered the new account; MAX has no such account, so an order that kept it would be refused.</summary>
    private const string ToBeNumbered = "?";

    public static (string Account, CustomerExport? Customer) Of(OrderScope scope)
    {
        if (scope.Order.CustomerId is not { } customerId || scope.Mapping.Json.Customers.Strategy == CustomerStrategy.GuestAccount)
            return (scope.Company.Json.GuestAccount, null);
        if (scope.Input.CustomerAccount is { } linked)
            return (MaxText.Field(scope, linked, MaxLength.Account, "customerId"), null);
        if ((scope.Order.BillingAddress ?? scope.Order.ShippingAddress) is not { } address)
            return (ToBeNumbered, null); // the missing address is reported with the ship-to

        var request = Request(scope, address, scope.Order.BillingAddress is null ? "shippingAddress" : "billingAddress");
        return (request.AccountNumber ?? ToBeNumbered, new(customerId, request));
    }

    private static CustomerRequest Request(OrderScope scope, Address address, string field)
    {
        var (rules, customer) = (scope.Mapping.Json.Customers, scope.Input.Customer);
        if (address.Company is null && customer?.CompanyName is { } companyName) address = address with { Company = companyName };
        return new()
        {
            AccountNumber = AccountNumber(scope, rules),
            LinkOnly = rules.Strategy == CustomerStrategy.Link,
            Template = Template(scope, address.Country),
            BillTo = Addresses.Of(scope, address, field),
            Contact = rules.Contact ? Optional(scope, $"{address.FirstName} {address.LastName}", MaxLength.Contact, field, "lastName") : null,
            Phone = rules.Phone ? Optional(scope, address.Phone ?? address.Mobile, MaxLength.Phone, field, "phone") : null,
            Email = Email(scope, customer, address, field),
            TaxNumber = rules.TaxNumber ? Optional(scope, customer?.VatId, MaxLength.TaxNumber, "customer", "vatId") : null,
            Currency = scope.Currency,
        };
    }

    private static string? AccountNumber(OrderScope scope, CustomersJson rules)
    {
        var customer = scope.Input.Customer;
        var (field, value) = rules.AccountNumber switch
        {
            AccountNumberSource.CustomerNumber => ("customerNumber", customer?.CustomerNumber),
            AccountNumberSource.ExternalId => ("externalId", customer?.ExternalId),
            AccountNumberSource.Key => ("key", customer?.Key),
            _ => ("", null),
        };
        if (rules.AccountNumber == AccountNumberSource.Gateway) return null;
        if (!string.IsNullOrWhiteSpace(value)) return MaxText.Field(scope, rules.AccountPrefix + value.Trim(), MaxLength.Account, $"customer.{field}");
        scope.Report(ProblemCode.Missing, $"customer.{field}", null, $"The customer has no {field}, which is to be the MAX account (mapping.json: customers.accountNumber). Set it in commercetools.");
        return null;
    }

    private static string? Template(OrderScope scope, string country)
    {
        var templates = scope.Mapping.TemplateAccounts;
        return templates.GetValueOrDefault((scope.Company.Max, country)) ?? templates.GetValueOrDefault((scope.Company.Max, null));
    }

    private static string? Email(OrderScope scope, Customer? customer, Address address, string field)
    {
        if (customer is not null) return Optional(scope, customer.Email, MaxLength.Email, "customer", "email");
        if (scope.Order.CustomerEmail is { } email) return Optional(scope, email, MaxLength.Email, "order", "customerEmail");
        return Optional(scope, address.Email, MaxLength.Email, field, "email");
    }

    private static string? Optional(OrderScope scope, string? value, int limit, string path, string field) =>
        WordWrap.Clean(value) is { } text ? MaxText.Personal(scope, text, limit, new(path), field) : null;
}

using Connector.Commercetools.Models;
using Connector.Mapping.Customers;
using Connector.Mapping.Document;

namespace Connector.Mapping;

/// <summary>Turns a commercetools customer into the MAX accounts it shall have, and their numbers into what commercetools is told. Pure.</summary>
public static class CustomerMapping
{
    /// <summary>The accounts of a customer.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="mapping">The business decisions.</param>
    /// <returns>The accounts, or why there are none; or everything that prevents them.</returns>
    public static Mapped<CustomerPlan> Map(Customer customer, MappingDocument mapping)
    {
        var billTo = CustomerAddresses.BillTo(customer, "");
        if (mapping.Json.Customers.Strategy == CustomerStrategy.GuestAccount)
            return None("Customers get no account of their own; their orders go to the default account (mapping.json: customers.strategy).");
        if (Consumers.ShareAnAccount(mapping, customer, billTo?.Address))
            return None("The customer is a consumer (no company name, no VAT number), and consumers' orders go to the default account (mapping.json: customers.consumers).");

        var problems = new List<Problem>();
        var companies = CustomerCompanies.Of(customer, billTo?.Address.Country, mapping, problems);
        if (billTo is not { } address)
        {
            problems.Add(new(ProblemCode.Missing, "addresses", null, "The customer has no address, and a MAX account needs one. Add a billing address in commercetools."));
            return new() { Problems = problems };
        }

        var accounts = companies.Select(company => Account(new(mapping, company, problems), customer, address)).ToList();
        return problems.Count > 0 ? new() { Problems = problems } : new() { Value = new() { Accounts = accounts } };
    }

    /// <summary>What commercetools is told once the accounts are known.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="accounts">Account by company.</param>
    /// <param name="mapping">The business decisions.</param>
    /// <returns>What to set, which may be nothing; or the fields that hold something else already.</returns>
    public static Mapped<CustomerFeedback> Feedback(Customer customer, IReadOnlyDictionary<string, string> accounts, MappingDocument mapping) =>
        AccountFeedback.Of(customer, accounts, mapping);

    private static CustomerAccountPlan Account(CustomerScope scope, Customer customer, PlacedAddress billTo)
    {
        var request = AccountRequest.Of(scope, new()
        {
            Customer = customer,
            CustomerPath = "",
            BillTo = billTo with { Address = CustomerAddresses.Named(billTo.Address, customer) },
            Email = (customer.Email, "email"),
            Currency = scope.Company.Currencies.Count == 1 ? scope.Company.Json.Currencies[0] : null,
            Stores = [.. customer.Stores.Select(store => store.Key)],
        });
        return new() { Company = scope.Company.Max, Request = request, Owned = OwnedValues.Of(scope.Mapping.Json.Customers, request) };
    }

    private static Mapped<CustomerPlan> None(string reason) => new() { Value = new() { Accounts = [], Reason = reason } };
}

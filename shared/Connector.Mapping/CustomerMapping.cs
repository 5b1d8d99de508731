using Connector.Commercetools.Models;

namespace Connector.Mapping;

/// <summary>Turns a commercetools customer into the MAX accounts it shall have, and their numbers into what commercetools is told. Pure.</summary>
public static class CustomerMapping
{
    /// <summary>The accounts of a customer.</summary>
    public static Mapped<CustomerPlan> Map(Customer customer, MappingDocument mapping) =>
        new() { Value = new CustomerPlan { Accounts = [], Reason = $"Strategy {mapping.Json.Customers.Strategy} gives customers no account of their own." } };

    /// <summary>What commercetools is told once the accounts are known.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="accounts">Account by company.</param>
    /// <param name="mapping">The business decisions.</param>
    public static Mapped<CustomerFeedback> Feedback(Customer customer, IReadOnlyDictionary<string, string> accounts, MappingDocument mapping) =>
        new() { Value = new CustomerFeedback() };
}

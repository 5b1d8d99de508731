using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Customers;

/// <summary>
/// The account is written where its company says, if nothing stands there yet. What stands there is never overwritten: a
/// different value is a problem that names both.
/// </summary>
internal static class AccountFeedback
{
    public static Mapped<CustomerFeedback> Of(Customer customer, IReadOnlyDictionary<string, string> accounts, MappingDocument mapping)
    {
        var (feedback, custom, problems) = (new CustomerFeedback(), new SortedDictionary<string, string>(StringComparer.Ordinal), new List<Problem>());
        foreach (var (name, account) in accounts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // A company that left the mapping names no field any more.
            if (!mapping.CompanyByName.TryGetValue(name, out var company) || AccountField.ToWrite(mapping, company) is not { } field) continue;
            if (AccountField.Value(customer, field) is { } value)
            {
                if (!Same(mapping.Json.Customers, field, value, account)) problems.Add(Different(company, field, value, account));
            }
            else if (field == AccountField.ExternalId) feedback = feedback with { ExternalId = account };
            else if (field == AccountField.CustomerNumber) feedback = feedback with { CustomerNumber = account };
            else custom[field[AccountField.Custom.Length..]] = account;
        }

        if (problems.Count > 0) return new() { Problems = problems };
        if (custom.Count == 0) return new() { Value = feedback };
        return new() { Value = feedback with { CustomFields = custom, CustomType = customer.Custom is null ? mapping.Json.Customers.CustomType : null } };
    }

    // A field that account numbers come from holds them without the prefix. MAX does not tell a from A.
    private static bool Same(CustomersJson rules, string field, string value, string account) =>
        string.Equals(value, account, StringComparison.OrdinalIgnoreCase)
        || string.Equals(AccountField.Account(rules, field, value), account, StringComparison.OrdinalIgnoreCase);

    private static Problem Different(Company company, string field, string value, string account) => new(ProblemCode.AlreadySet, field, value,
        $"The customer's {field} is '{value}', but its account in MAX company {company.Max} is '{account}'. Nothing is overwritten: correct {field} in commercetools, or unlink the account if it is the wrong one. Where accounts are written says {company.Path}.writeAccountTo in mapping.json.");
}

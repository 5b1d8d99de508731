using Connector.Mapping.Customers;

namespace Connector.Mapping.Document;

/// <summary>Whether the rules for customers name what exists and agree with each other.</summary>
internal static class CustomerChecks
{
    public static IEnumerable<(string Pointer, string Sentence)> Violations(MappingJson mapping) =>
        Linking(mapping.Customers)
            .Concat(Reading(mapping))
            .Concat(Writing(mapping))
            .Concat(Duplicates(mapping.Customers));

    /// <summary>Every company that a rule for customers names.</summary>
    public static IEnumerable<(string Pointer, string Company)> CompanyNames(CustomersJson customers) =>
        customers.Templates.Select((rule, i) => ($"/customers/templates/{i}/company", rule.Company))
            .Concat(customers.DefaultAccounts.Select((rule, i) => ($"/customers/defaultAccounts/{i}/company", rule.Company)))
            .Concat(customers.NoStore.Select((rule, i) => ($"/customers/noStore/{i}/company", rule.Company)));

    private static IEnumerable<(string, string)> Linking(CustomersJson customers)
    {
        if (customers is { Strategy: CustomerStrategy.Link, AccountNumber: AccountNumberSource.Gateway, Match.Count: 0 })
            yield return ("/customers/accountNumber", "strategy 'link' needs rules in 'match', or the field that holds the account: customerNumber, externalId or key");
        if (customers is { AccountNumber: AccountNumberSource.Gateway, AccountPrefix.Length: > 0 })
            yield return ("/customers/accountPrefix", "a prefix needs 'accountNumber' to name the field that it stands before");
    }

    // One field cannot silently mean the accounts of several companies.
    private static IEnumerable<(string, string)> Reading(MappingJson mapping) =>
        mapping.Companies.Count == 1 || !mapping.Customers.Match.Contains(CustomerMatchRule.Account)
            ? []
            : mapping.Companies.Select((company, i) => (company, i)).Where(use => use.company.AccountField is null)
                .Select(use => ($"/companies/{use.i}/accountField", $"match rule 'account' needs to know, with several companies, which field holds the account of '{use.company.Max}'"));

    private static IEnumerable<(string, string)> Writing(MappingJson mapping)
    {
        var fields = mapping.Companies.Select((company, i) => (Pointer: $"/companies/{i}/writeAccountTo", Field: company.WriteAccountTo))
            .Where(use => use.Field is not null && use.Field != AccountField.None).ToList();
        foreach (var group in fields.GroupBy(use => use.Field).Where(group => group.Count() > 1))
            foreach (var use in group.Skip(1))
                yield return (use.Pointer, $"'{use.Field}' holds one account, and {JsonPath.Of(group.First().Pointer)} writes to it already; several companies need different fields");
        if (mapping.Customers.CustomType is not null) yield break;
        foreach (var use in fields.Where(use => use.Field!.StartsWith(AccountField.Custom, StringComparison.Ordinal)))
            yield return (use.Pointer, "a custom field needs 'customers.customType', the key of the type that has it, for customers without a type");
    }

    private static IEnumerable<(string, string)> Duplicates(CustomersJson customers) =>
        MappingChecks.Repeated(customers.Templates.Select((rule, i) => ($"/customers/templates/{i}", (rule.Company, rule.Country))))
            .Concat(MappingChecks.Repeated(customers.DefaultAccounts.Select((rule, i) => ($"/customers/defaultAccounts/{i}", (rule.Company, rule.Country)))))
            .Concat(MappingChecks.Repeated(customers.NoStore.Select((rule, i) => ($"/customers/noStore/{i}", (rule.Company, rule.Country)))));
}

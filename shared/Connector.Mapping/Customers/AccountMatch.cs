using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Customers;

/// <summary>
/// An existing account is recognised by the mapping's rules, in their order; a rule whose value the customer lacks is
/// skipped. Where only existing accounts may be linked, a customer without any such value is a problem.
/// </summary>
internal static class AccountMatch
{
    /// <summary>Scope of customers of no store: no store has such a key, so that they are never taken for a store's customer.</summary>
    private const string ProjectScope = "*";

    public static IReadOnlyList<CustomerMatch> Of(ICompanyScope scope, AccountSource source, bool hasNumber)
    {
        var rules = scope.Mapping.Json.Customers;
        if (rules.Match.Count == 0) return [];
        var match = new List<CustomerMatch>(rules.Match.Count);
        foreach (var rule in rules.Match)
            if (Value(scope, source, rule) is { } value && !match.Contains(value)) match.Add(value);
        if (match.Count == 0 && !hasNumber && rules.Strategy == CustomerStrategy.Link)
        {
            var fields = rules.Match.Select(rule => Field(scope, rule)).ToList();
            scope.Report(ProblemCode.Missing, source.CustomerPath + fields[0], null,
                $"The customer has none of the values by which its account in company {scope.Company.Max} could be found ({string.Join(", ", fields)}; mapping.json: customers.match), and strategy link creates none. Enter one of them in commercetools.");
        }

        return match;
    }

    /// <summary>The stores of the company that the customer belongs to; null where an e-mail means one person in the whole project.</summary>
    public static string? Scope(ICompanyScope scope, AccountSource source)
    {
        if (scope.Mapping.Json.Customers.EmailScope == EmailScope.Project) return null;
        if (source.Stores.Count == 0) return ProjectScope;
        var ofCompany = source.Stores.Where(scope.Company.Json.Stores.Contains).ToList();
        return string.Join(',', (ofCompany.Count > 0 ? ofCompany : source.Stores).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static string Field(ICompanyScope scope, CustomerMatchRule rule) => rule switch
    {
        CustomerMatchRule.Account => AccountField.ToRead(scope.Mapping, scope.Company) ?? AccountField.ExternalId,
        CustomerMatchRule.CustomerNumber => AccountField.CustomerNumber,
        CustomerMatchRule.VatNumber => "vatId",
        _ => "email",
    };

    private static CustomerMatch? Value(ICompanyScope scope, AccountSource source, CustomerMatchRule rule) => rule switch
    {
        CustomerMatchRule.Account => AccountField.ToRead(scope.Mapping, scope.Company) is { } field ? Account(scope, source, field) : null,
        CustomerMatchRule.CustomerNumber => Account(scope, source, AccountField.CustomerNumber),
        CustomerMatchRule.VatNumber => VatNumber(source.Customer?.VatId) is { } number ? new(CustomerMatchBy.TaxNumber, number) : null,
        _ => WordWrap.Clean(source.Email.Value) is { } email ? new(CustomerMatchBy.Email, email, Scope(scope, source)) : null,
    };

    private static CustomerMatch? Account(ICompanyScope scope, AccountSource source, string field)
    {
        if (source.Customer is not { } customer || AccountField.Value(customer, field) is not { } value) return null;
        var account = AccountField.Account(scope.Mapping.Json.Customers, field, value);
        if (account.Length <= MaxLength.Account) return new(CustomerMatchBy.AccountNumber, account);
        scope.Report(ProblemCode.TooLong, source.CustomerPath + field, account,
            $"'{account}' cannot be a MAX account: it has {account.Length} characters, an account up to {MaxLength.Account}. Correct it in commercetools, or take the rule out of customers.match in mapping.json.");
        return null;
    }

    /// <summary>Upper case, without the blanks, dots and hyphens that people write in between; null when nothing is left.</summary>
    internal static string? VatNumber(string? text)
    {
        var number = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-'))).ToUpperInvariant();
        return number.Length == 0 ? null : number;
    }
}

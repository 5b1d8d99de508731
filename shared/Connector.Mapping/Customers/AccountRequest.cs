using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Customers;

/// <summary>The account as it would be created, the same for the export of a customer and of its order.</summary>
internal static class AccountRequest
{
    public static CustomerRequest Of(ICompanyScope scope, AccountSource source)
    {
        var rules = scope.Mapping.Json.Customers;
        var (address, path) = source.BillTo;
        var number = AccountNumber(scope, source, rules);
        return new()
        {
            Match = AccountMatch.Of(scope, source, hasNumber: rules.AccountNumber != AccountNumberSource.Gateway),
            Similar = rules.Similar switch { SimilarRule.Refuse => SimilarAccounts.Refuse, SimilarRule.Ignore => SimilarAccounts.Ignore, _ => SimilarAccounts.Report },
            ShipTos = ShipTos.Of(scope, source),
            Scope = AccountMatch.Scope(scope, source),
            AccountNumber = number,
            LinkOnly = rules.Strategy == CustomerStrategy.Link,
            Template = Template(scope, address.Country),
            BillTo = Addresses.Of(scope, address, path),
            Contact = rules.Contact ? Optional(scope, $"{address.FirstName} {address.LastName}", MaxLength.Contact, $"{path}.lastName") : null,
            Phone = rules.Phone ? Optional(scope, address.Phone ?? address.Mobile, MaxLength.Phone, $"{path}.phone") : null,
            Email = Optional(scope, source.Email.Value, MaxLength.Email, source.Email.Path),
            TaxNumber = rules.TaxNumber ? Optional(scope, source.Customer?.VatId, MaxLength.TaxNumber, $"{source.CustomerPath}vatId") : null,
            Currency = source.Currency,
        };
    }

    private static string? AccountNumber(ICompanyScope scope, AccountSource source, CustomersJson rules)
    {
        if (AccountField.Source(rules.AccountNumber) is not { } field) return null;
        if (source.Customer is { } customer && AccountField.Value(customer, field) is { } value)
            return MaxText.Field(scope, AccountField.Account(rules, field, value), MaxLength.Account, source.CustomerPath + field);
        scope.Report(ProblemCode.Missing, source.CustomerPath + field, null, $"The customer has no {field}, which is to be the MAX account (mapping.json: customers.accountNumber). Set it in commercetools.");
        return null;
    }

    private static string? Template(ICompanyScope scope, string country)
    {
        var templates = scope.Mapping.TemplateAccounts;
        return templates.GetValueOrDefault((scope.Company.Max, country)) ?? templates.GetValueOrDefault((scope.Company.Max, null));
    }

    private static string? Optional(ICompanyScope scope, string? value, int limit, string path) =>
        WordWrap.Clean(value) is { } text ? MaxText.Personal(scope, text, limit, path) : null;
}

using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Customers;

/// <summary>The difference between an account as it is wanted and as it stands.</summary>
internal static class CustomerChange
{
    /// <summary>A new account: the request, then the template, then the company's defaults.</summary>
    public static string Create(CustomerRequest customer, string number, string externalId, CustomerRow? template, MaxCodes codes, CompanyOptions company, DateOnly today) =>
        CustomerDocuments.Customer(customer with { BillTo = CustomerDocuments.Whole(customer.BillTo) }, number, new CustomerDefaults
        {
            Status = "R",
            CustomerType = template?.CustomerType.NullIfEmpty() ?? company.Defaults.CustomerType.NullIfEmpty(),
            Taxable = template?.Taxable.NullIfEmpty() ?? "Y",
            TaxCodes = template?.TaxCodes ?? [],
            Terms = template?.Terms.NullIfEmpty() ?? company.Defaults.Terms.NullIfEmpty(),
            ShipVia = template?.ShipVia.NullIfEmpty() ?? company.Defaults.ShipVia.NullIfEmpty(),
            CurrencyCode = customer.Currency is null ? template?.CurrencyCode.NullIfEmpty() : Spelled(customer.Currency, codes, company),
            SalesRep = template?.SalesRep.NullIfEmpty() ?? company.Defaults.SalesRep.NullIfEmpty(),
            UdfKey = company.Quirks.FingerprintInUserKey ? Fingerprint.Of(externalId) : null,
            Opened = today,
        });

    /// <summary>True when MAX has all that a new account was to have.</summary>
    public static bool IsComplete(CustomerRequest customer, CustomerRow account, MaxCodes codes) =>
        Differences(customer, account, Enum.GetValues<CustomerValue>()).Count == 0 && Kept(customer.Currency, codes.Iso(account.CurrencyCode) ?? "");

    /// <summary>Those of the values that MAX holds differently; ship-tos are not part of the account.</summary>
    public static IReadOnlyList<CustomerValue> Differences(CustomerRequest customer, CustomerRow account, IEnumerable<CustomerValue> values) =>
    [
        .. values.Distinct().Where(value => value switch
        {
            CustomerValue.BillTo => !Same(customer.BillTo, account.ToAddress()),
            CustomerValue.Contact => !Kept(customer.Contact, account.Contact),
            CustomerValue.Phone => !Kept(customer.Phone, account.Phone),
            CustomerValue.Email => !Kept(customer.Email, account.Email),
            CustomerValue.TaxNumber => !Kept(customer.TaxNumber, account.TaxNumber),
            CustomerValue.Terms => !Kept(customer.Terms, account.Terms),
            CustomerValue.ShipVia => !Kept(customer.ShipVia, account.ShipVia),
            _ => false,
        }),
    ];

    public static bool Same(PostalAddress wanted, PostalAddress stored)
    {
        var (a, b) = (CustomerDocuments.Whole(wanted), CustomerDocuments.Whole(stored));
        return a.Name.TrimEnd() == b.Name && a.City.TrimEnd() == b.City && a.State!.TrimEnd() == b.State && a.PostalCode!.TrimEnd() == b.PostalCode
            && a.Country.TrimEnd() == b.Country && a.Lines.Select(line => line.TrimEnd()).SequenceEqual(b.Lines);
    }

    private static bool Kept(string? wanted, string stored) => wanted is null || wanted.TrimEnd() == stored;

    private static string? Spelled(string iso, MaxCodes codes, CompanyOptions company) =>
        company.Quirks.CurrencySpelling == CurrencySpelling.MaxCode ? codes.Currency(iso)?.Code : iso;
}

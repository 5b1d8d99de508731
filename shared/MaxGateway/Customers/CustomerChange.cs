using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Customers;

/// <summary>The document that brings an account to where the request wants it.</summary>
internal static class CustomerChange
{
    /// <summary>A new account: the request, then the template, then the company's defaults.</summary>
    public static string Create(CustomerRequest customer, string number, string externalId, CustomerRow? template, MaxCodes codes, CompanyOptions company, DateOnly today) =>
        CustomerDocuments.Customer(customer, number, new CustomerDefaults
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

    /// <summary>An existing account: only what the request names; address columns that it leaves blank are blanked.</summary>
    public static string Update(CustomerRequest customer, string number, MaxCodes codes, CompanyOptions company, DateOnly today) =>
        CustomerDocuments.Customer(customer with { BillTo = Whole(customer.BillTo) }, number, new CustomerDefaults
        {
            CurrencyCode = customer.Currency is null ? null : Spelled(customer.Currency, codes, company),
            Changed = today,
        });

    /// <summary>True when MAX has it all already.</summary>
    public static bool IsUpToDate(CustomerRequest customer, CustomerRow account, MaxCodes codes) =>
        Same(customer.BillTo, account.ToAddress())
        && Kept(customer.Contact, account.Contact) && Kept(customer.Phone, account.Phone) && Kept(customer.Email, account.Email)
        && Kept(customer.TaxNumber, account.TaxNumber) && Kept(customer.Terms, account.Terms) && Kept(customer.ShipVia, account.ShipVia)
        && Kept(customer.Currency, codes.Iso(account.CurrencyCode) ?? "");

    /// <summary>An address in which every column is named, so that a shorter one leaves nothing of a longer one behind.</summary>
    public static PostalAddress Whole(PostalAddress address) => address with
    {
        Lines = [.. address.Lines, .. Enumerable.Repeat("", Math.Max(0, 6 - address.Lines.Count))],
        State = address.State ?? "",
        PostalCode = address.PostalCode ?? "",
    };

    public static bool Same(PostalAddress wanted, PostalAddress stored)
    {
        var (a, b) = (Whole(wanted), Whole(stored));
        return a.Name.TrimEnd() == b.Name && a.City.TrimEnd() == b.City && a.State!.TrimEnd() == b.State && a.PostalCode!.TrimEnd() == b.PostalCode
            && a.Country.TrimEnd() == b.Country && a.Lines.Select(line => line.TrimEnd()).SequenceEqual(b.Lines);
    }

    private static bool Kept(string? wanted, string stored) => wanted is null || wanted.TrimEnd() == stored;

    private static string? Spelled(string iso, MaxCodes codes, CompanyOptions company) =>
        company.Quirks.CurrencySpelling == CurrencySpelling.MaxCode ? codes.Currency(iso)?.Code : iso;
}

using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Customers;

/// <summary>Finds accounts, and the account behind an id of the calling system.</summary>
internal sealed class CustomerReading(CustomerLinks links)
{
    /// <summary>The link of an id: the recorded one, else the account in MAX that carries the id's fingerprint.</summary>
    public async Task<CustomerLink?> LinkAsync(MaxCompany company, string externalId, CancellationToken cancellation)
    {
        var link = await links.FindAsync(company.Options.Name, externalId, cancellation);
        if (link is not null || !company.Options.Quirks.FingerprintInUserKey)
            return link;
        var marked = await company.Reader.CustomersByFingerprintAsync(Fingerprint.Of(externalId), cancellation);
        if (marked.Count > 1)
        {
            throw new ProblemException(Problems.Duplicate(
                $"Accounts {string.Join(", ", marked.Select(account => account.CustomerId))} carry the fingerprint of this id.", "externalId", externalId,
                "Leave the fingerprint (UDFKEY_23) on one of them."));
        }
        return marked.Count == 1 ? new CustomerLink { ExternalId = externalId, CustomerId = marked[0].CustomerId, Confirmed = true } : null;
    }

    public async Task<CustomerAccount?> ByExternalIdAsync(MaxCompany company, string externalId, CancellationToken cancellation) =>
        await LinkAsync(company, externalId, cancellation) is { } link && await company.Reader.CustomerAsync(link.CustomerId, cancellation) is { } account
            ? Account(account, externalId, await company.Reader.CodesAsync(cancellation))
            : null;

    public async Task<IReadOnlyList<CustomerAccount>> FindAsync(MaxCompany company, CustomerQuery query, CancellationToken cancellation)
    {
        IReadOnlyList<CustomerRow> found = query switch
        {
            { CustomerId: { } id } => await company.Reader.CustomerAsync(id, cancellation) is { } account ? [account] : [],
            { Email: { } email } => await company.Reader.CustomersByEmailAsync(email, cancellation),
            { TaxNumber: { } taxNumber } => await company.Reader.CustomersByTaxNumberAsync(taxNumber, cancellation),
            _ => await company.Reader.CustomersByNameAsync(query.Name!, query.PostalCode!, cancellation),
        };
        if (found.Count == 0)
            return [];
        var codes = await company.Reader.CodesAsync(cancellation);
        var accounts = new List<CustomerAccount>();
        foreach (var account in found)
        {
            // Several ids may share the account; then none of them is its id.
            var linked = await links.OfAccountAsync(company.Options.Name, account.CustomerId, cancellation);
            accounts.Add(Account(account, linked.Count == 1 ? linked[0].ExternalId : null, codes));
        }
        return accounts;
    }

    private static CustomerAccount Account(CustomerRow row, string? externalId, MaxCodes codes) => new()
    {
        CustomerId = row.CustomerId, ExternalId = externalId, Status = row.OnHold ? "hold" : "released", BillTo = row.ToAddress(),
        Contact = row.Contact.NullIfEmpty(), Phone = row.Phone.NullIfEmpty(), Email = row.Email.NullIfEmpty(), TaxNumber = row.TaxNumber.NullIfEmpty(), Currency = codes.Iso(row.CurrencyCode),
        Terms = row.Terms.NullIfEmpty(), ShipVia = row.ShipVia.NullIfEmpty(),
    };
}

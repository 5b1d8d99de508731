using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Customers;

/// <summary>
/// Brings an account to where the caller wants it. A load by ETL inserts or updates by account number, so repeating one is
/// harmless; what must not happen twice is the numbering, and numbers are reserved before MAX is told.
/// </summary>
internal sealed class CustomerUpsert(CustomerReading reading, CustomerLinks links, TimeProvider clock)
{
    /// <returns>The account, and whether it is new.</returns>
    public async Task<(string CustomerId, bool Created)> PutAsync(MaxCompany company, string externalId, CustomerRequest customer, CancellationToken cancellation)
    {
        var name = company.Options.Name;
        var codes = await company.Reader.CodesAsync(cancellation);
        var template = customer.Template is { } id ? await company.Reader.CustomerAsync(id, cancellation) : null;
        Require(CustomerCheck.Check(customer, codes, template, company.Options.Quirks.AddressLength));

        var link = await reading.LinkAsync(company, externalId, cancellation);
        if (link is { Confirmed: true } && customer.AccountNumber is { } wanted && wanted != link.CustomerId)
            throw new ProblemException(Problems.Duplicate($"The id is linked to account {link.CustomerId}.", "accountNumber", wanted, "Send that account, or null."));
        if (customer.LinkOnly)
            return await LinkAsync(company, externalId, customer.AccountNumber!, cancellation);

        var number = link?.CustomerId ?? await ReserveAsync(company, externalId, customer.AccountNumber, cancellation);
        var account = await company.Reader.CustomerAsync(number, cancellation);
        if (account is null || !CustomerChange.IsUpToDate(customer, account, codes))
        {
            var document = account is null
                ? CustomerChange.Create(customer, number, externalId, template, codes, company.Options, Today(company))
                : CustomerChange.Update(customer, number, codes, company.Options, Today(company));
            await LoadAsync(company, externalId, customer, number, document, codes);
        }
        await links.ConfirmAsync(name, externalId, number, cancellation);
        return (number, account is null);
    }

    public async Task<string> PutShipToAsync(MaxCompany company, string externalId, string code, PostalAddress address, CancellationToken cancellation)
    {
        Require(CustomerCheck.ShipTo(code, address, company.Options.Quirks.AddressLength));
        if (await reading.LinkAsync(company, externalId, cancellation) is not { Confirmed: true } link)
            throw new ProblemException(OrderProblem.UnknownCustomer("externalId", externalId) with { Status = StatusCodes.Status404NotFound });
        if (await company.Reader.ShipToAsync(link.CustomerId, code, cancellation) is { } stored && CustomerChange.Same(address, stored.ToAddress()))
            return link.CustomerId;
        var account = await company.Reader.CustomerAsync(link.CustomerId, cancellation);
        var document = CustomerDocuments.ShipTo(link.CustomerId, code, CustomerChange.Whole(address), account?.Taxable.NullIfEmpty(), account?.TaxCodes);
        try
        {
            await company.LoadShipToAsync(document, CancellationToken.None);
        }
        catch (MaxRefusedException refusal)
        {
            throw Refused(refusal);
        }
        catch (MaxOutcomeUnknownException)
        {
            if (await company.Reader.ShipToAsync(link.CustomerId, code, cancellation) is not { } loaded || !CustomerChange.Same(address, loaded.ToAddress()))
                throw Unknown();
        }
        return link.CustomerId;
    }

    private async Task<(string CustomerId, bool Created)> LinkAsync(MaxCompany company, string externalId, string number, CancellationToken cancellation)
    {
        if (await company.Reader.CustomerAsync(number, cancellation) is null)
            throw new ProblemException(OrderProblem.UnknownCustomer("accountNumber", number));
        await links.ConfirmAsync(company.Options.Name, externalId, number, cancellation);
        return (number, false);
    }

    private async Task<string> ReserveAsync(MaxCompany company, string externalId, string? wanted, CancellationToken cancellation)
    {
        var (name, number) = (company.Options.Name, wanted);
        if (number is not null && await company.Reader.CustomerAsync(number, cancellation) is not null)
        {
            throw new ProblemException(Problems.Duplicate(
                $"Account {number} exists and is not linked to this id.", "accountNumber", number, "Send linkOnly to use it, or another account number."));
        }
        while (number is null)
        {
            var candidate = $"{company.Options.AccountPrefix}{await links.NextNumberAsync(name, cancellation):000000}";
            number = await company.Reader.CustomerAsync(candidate, cancellation) is null ? candidate : null;
        }
        return await links.ReserveAsync(name, externalId, number, cancellation);
    }

    // The load is not cancelled with the request: a caller who hangs up must not leave a half-known outcome.
    private async Task LoadAsync(MaxCompany company, string externalId, CustomerRequest customer, string number, string document, MaxCodes codes)
    {
        try
        {
            await company.LoadCustomerAsync(document, CancellationToken.None);
        }
        catch (MaxRefusedException refusal)
        {
            await links.ReleaseAsync(company.Options.Name, externalId, CancellationToken.None);
            throw Refused(refusal);
        }
        catch (MaxOutcomeUnknownException)
        {
            if (await company.Reader.CustomerAsync(number, CancellationToken.None) is not { } account || !CustomerChange.IsUpToDate(customer, account, codes))
                throw Unknown();
        }
    }

    private static void Require(IReadOnlyList<GatewayProblem> problems)
    {
        if (problems.Count > 0)
            throw new ProblemException(Problems.Combine(problems));
    }

    private static ProblemException Refused(MaxRefusedException refusal) =>
        new(Problems.Refused(refusal.Message, "Read the ETL log, correct the cause, and send the request again."));

    private static ProblemException Unknown() =>
        new(Problems.OutcomeUnknown("ETL ended without a verdict.", "Send the request again: loading twice is harmless.", retryable: true));

    private DateOnly Today(MaxCompany company) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(company.Options.TimeZone)).DateTime);
}

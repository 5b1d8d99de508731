using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Customers;

/// <summary>
/// Makes accounts. The number is reserved together with the request before MAX is told: after a crash or a lost verdict
/// the same request takes the same number, and another request that means the same account finds the reservation.
/// </summary>
internal sealed class CustomerCreation(CustomerLinks links, TimeProvider clock)
{
    /// <summary>
    /// Makes the account, or completes it when an earlier attempt, which <c>reserved</c> its number, got it into MAX; its
    /// ship-tos too.
    /// </summary>
    public async Task<string> CreateAsync(MaxCompany company, string externalId, CustomerRequest customer, string? reserved, CancellationToken cancellation)
    {
        var number = reserved ?? await NumberAsync(company, customer.AccountNumber, cancellation);
        await links.ReserveAsync(Reservation(company, externalId, customer, number), cancellation);
        try
        {
            await LoadAsync(company, externalId, customer, number, (account, codes) => CustomerChange.IsComplete(customer, account, codes));
        }
        catch (MaxRefusedException refusal)
        {
            throw CustomerProblem.Refused(refusal, "accountNumber", number);
        }
        await ShipToWriting.PutAsync(company, number, customer.ShipTos, cancellation);
        await links.ConfirmAsync(company.Options.Name, externalId, number, customer.Scope, cancellation);
        return number;
    }

    /// <summary>
    /// Finishes the accounts that others reserved and that this request would find if they were in MAX already. Their
    /// callers have not been told: their own repetition confirms them.
    /// </summary>
    public async Task FinishOthersAsync(MaxCompany company, string externalId, CustomerRequest customer, CancellationToken cancellation)
    {
        foreach (var other in await links.PendingAsync(company.Options.Name, externalId, CustomerMatching.Traits(customer), cancellation))
        {
            try
            {
                var request = JsonSerializer.Deserialize<CustomerRequest>(other.Request!, StrictJson.Options)!;
                await LoadAsync(company, other.ExternalId, request, other.CustomerId, (_, _) => true);
            }
            catch (MaxRefusedException)
            {
                // Its own caller learns why; here it only matters that there is no such account.
            }
        }
    }

    // The load is not cancelled with the request: a caller who hangs up must not leave a half-known outcome.
    private async Task LoadAsync(MaxCompany company, string externalId, CustomerRequest customer, string number, Func<CustomerRow, MaxCodes, bool> complete)
    {
        var (reader, name) = (company.Reader, company.Options.Name);
        var codes = await reader.CodesAsync(CancellationToken.None);
        if (!await LandedAsync())
        {
            var template = customer.Template is { } id ? await reader.CustomerAsync(id, CancellationToken.None) : null;
            var document = CustomerChange.Create(customer, number, externalId, template, codes, company.Options, CompanyDay.Today(company.Options, clock));
            try
            {
                await CustomerLoad.RunAsync(company.LoadCustomerAsync(document, CancellationToken.None), LandedAsync);
            }
            catch (MaxRefusedException)
            {
                // An earlier attempt may have got through: then the number is the account's and stays reserved.
                if (await reader.CustomerAsync(number, CancellationToken.None) is null)
                    await links.ReleaseAsync(name, externalId, CancellationToken.None);
                throw;
            }
        }
        await links.LoadedAsync(name, externalId, CancellationToken.None);

        async Task<bool> LandedAsync() =>
            await reader.CustomerAsync(number, CancellationToken.None) is { } account && complete(account, codes);
    }

    private async Task<string> NumberAsync(MaxCompany company, string? wanted, CancellationToken cancellation)
    {
        if (wanted is not null)
        {
            return await company.Reader.CustomerAsync(wanted, cancellation) is null
                ? wanted
                : throw new ProblemException(CustomerProblem.Taken(wanted));
        }
        while (true)
        {
            var candidate = $"{company.Options.AccountPrefix}{await links.NextNumberAsync(company.Options.Name, cancellation):000000}";
            if (await company.Reader.CustomerAsync(candidate, cancellation) is null)
                return candidate;
        }
    }

    private CustomerReservation Reservation(MaxCompany company, string externalId, CustomerRequest customer, string number) => new()
    {
        Company = company.Options.Name, ExternalId = externalId, CustomerId = number, Scope = customer.Scope,
        Request = JsonSerializer.Serialize(customer, StrictJson.Options), Reserved = InboxRow.Text(clock.GetUtcNow()),
        EmailKey = customer.Email is { } email ? CustomerKeys.Email(email) : null,
        TaxNumberKey = customer.TaxNumber is { } taxNumber ? CustomerKeys.TaxNumber(taxNumber) : null,
        NameKey = CustomerKeys.Compact(customer.BillTo.Name), PostalCodeKey = CustomerKeys.Compact(customer.BillTo.PostalCode ?? ""),
    };
}

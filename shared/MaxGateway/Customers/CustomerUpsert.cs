using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Customers;

/// <summary>
/// Decides which account an id of the calling system has: the linked one, else the one that a rule recognises, else a new
/// one. One decision at a time and company; only what needs none, a linked account with nothing to write, does not wait.
/// </summary>
internal sealed partial class CustomerUpsert(
    CustomerReading reading, CustomerLinks links, CustomerTurns turns, CustomerMatching matching, CustomerCreation creation, CustomerUpdate update,
    ILogger<CustomerUpsert> log)
{
    /// <returns>The account and what was done about it.</returns>
    public async Task<(string CustomerId, AccountOutcome Outcome)> PutAsync(
        MaxCompany company, string externalId, CustomerRequest customer, CancellationToken cancellation)
    {
        Require([.. CustomerCheck.Request(externalId, customer)]);
        if (await NothingToDoAsync(company, externalId, customer, cancellation) is { } account)
            return (account.CustomerId, Outcome(AccountAction.Unchanged, account));
        using var turn = await turns.TakeAsync(company.Options.Name, cancellation);
        var (customerId, outcome) = await DecideAsync(company, externalId, customer, cancellation);
        LogOutcome(log, company.Options.Name, externalId, outcome.Action, customerId);
        return (customerId, outcome);
    }

    public async Task<string> PutShipToAsync(MaxCompany company, string externalId, string code, PostalAddress address, CancellationToken cancellation)
    {
        Require(CustomerCheck.ShipTo(code, address, company.Options.Quirks.AddressLength));
        if (await reading.LinkAsync(company, externalId, cancellation) is not { Confirmed: true } link)
            throw new ProblemException(OrderProblem.UnknownCustomer("externalId", externalId) with { Status = StatusCodes.Status404NotFound });
        await ShipToWriting.PutAsync(company, link.CustomerId, new CustomerShipTo(code, address), "code", cancellation);
        return link.CustomerId;
    }

    private async Task<CustomerRow?> NothingToDoAsync(MaxCompany company, string externalId, CustomerRequest customer, CancellationToken cancellation)
    {
        var link = await links.FindAsync(company.Options.Name, externalId, cancellation);
        return link is { Confirmed: true } && link.Scope == customer.Scope && !WantsAnother(link, customer)
            && await company.Reader.CustomerAsync(link.CustomerId, cancellation) is { } account
            && await CustomerUpdate.IsDoneAsync(company, customer, account, cancellation)
            ? account
            : null;
    }

    private async Task<(string CustomerId, AccountOutcome Outcome)> DecideAsync(
        MaxCompany company, string externalId, CustomerRequest customer, CancellationToken cancellation)
    {
        var link = await reading.LinkAsync(company, externalId, cancellation);
        var account = link is null ? null : await company.Reader.CustomerAsync(link.CustomerId, cancellation);
        if (link is { Confirmed: false } && account is not null && !IsOurs(company, externalId, account))
        {
            // People made an account of the number that was reserved.
            await links.ReleaseAsync(company.Options.Name, externalId, cancellation);
            (link, account) = (null, null);
        }
        if (link is { Confirmed: true } && WantsAnother(link, customer))
            throw new ProblemException(CustomerProblem.Linked(link.CustomerId, customer.AccountNumber!));
        if (link is null || account is null)
            return await RecogniseAsync(company, externalId, customer, link, cancellation);
        if (!link.Confirmed && !customer.LinkOnly)
        {
            await RequireCreatableAsync(company, customer, cancellation);
            return (await creation.CreateAsync(company, externalId, customer, link.CustomerId, cancellation), Outcome(AccountAction.Created, account));
        }
        var action = await update.ApplyAsync(company, customer, account, cancellation) ? AccountAction.Updated : AccountAction.Unchanged;
        await links.ConfirmAsync(company.Options.Name, externalId, account.CustomerId, customer.Scope, cancellation);
        return (account.CustomerId, Outcome(action, account));
    }

    // There is no link, or its account is not in MAX: not yet, or no longer.
    private async Task<(string CustomerId, AccountOutcome Outcome)> RecogniseAsync(
        MaxCompany company, string externalId, CustomerRequest customer, CustomerLink? link, CancellationToken cancellation)
    {
        await creation.FinishOthersAsync(company, externalId, customer, cancellation);
        if (await matching.FindAsync(company, customer, cancellation) is { } found)
        {
            await links.ConfirmAsync(company.Options.Name, externalId, found.Account.CustomerId, customer.Scope, cancellation);
            return (found.Account.CustomerId, Outcome(AccountAction.Matched, found.Account) with { MatchedBy = found.By });
        }
        if (customer.LinkOnly)
            throw new ProblemException(CustomerProblem.Unknown(customer));
        await RequireCreatableAsync(company, customer, cancellation);
        var similar = await CustomerMatching.SimilarAsync(company, customer, cancellation);
        if (similar.Count > 0 && customer.Similar == SimilarAccounts.Refuse)
            throw new ProblemException(CustomerProblem.Similar(similar));
        var reserved = customer.AccountNumber is { } wanted && wanted != link?.CustomerId ? null : link?.CustomerId;
        var number = await creation.CreateAsync(company, externalId, customer, reserved, cancellation);
        return (number, new AccountOutcome { Action = AccountAction.Created, Similar = [.. similar.Select(row => row.CustomerId)] });
    }

    private static async Task RequireCreatableAsync(MaxCompany company, CustomerRequest customer, CancellationToken cancellation)
    {
        var template = customer.Template is { } id ? await company.Reader.CustomerAsync(id, cancellation) : null;
        Require(CustomerCheck.Create(customer, await company.Reader.CodesAsync(cancellation), template, company.Options.Quirks.AddressLength));
    }

    // A number that goes with rules is the number of a new account only: a rule may have found another one.
    private static bool WantsAnother(CustomerLink link, CustomerRequest customer) =>
        customer is { Match: [], AccountNumber: { } wanted } && wanted != link.CustomerId;

    // Where the fingerprint may not be written, the number alone has to do.
    private static bool IsOurs(MaxCompany company, string externalId, CustomerRow account) =>
        !company.Options.Quirks.FingerprintInUserKey || account.Fingerprint == Fingerprint.Of(externalId);

    private static AccountOutcome Outcome(AccountAction action, CustomerRow account) => new() { Action = action, OnHold = account.OnHold };

    private static void Require(IReadOnlyList<GatewayProblem> problems)
    {
        if (problems.Count > 0)
            throw new ProblemException(Problems.Combine(problems));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Company}: customer {ExternalId} is account {CustomerId}, {Action}")]
    private static partial void LogOutcome(ILogger log, string company, string externalId, AccountAction action, string customerId);
}

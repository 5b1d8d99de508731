using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Links;
using Connector.Sync.Outcomes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Customers;

/// <summary>
/// The one way to a customer's MAX account, for the flows of customers and of orders alike. The gateway decides about
/// accounts one request after the other, so whoever comes first, both get the same account.
/// </summary>
public sealed class CustomerAccounts(
    IMaxGateway gateway,
    ICustomerLinks links,
    CustomerHint hint,
    IOptions<CustomerExportOptions> options,
    TimeProvider time,
    ILogger<CustomerAccounts> logger)
{
    /// <summary>
    /// The account of a customer, for whoever only needs one, such as an order: as linked, else matched or created. An
    /// account that is linked is not touched, since only <see cref="BringAsync"/> knows the order of a customer's changes.
    /// </summary>
    /// <returns>The account, or the outcome of the work item.</returns>
    public async Task<(string? Account, FlowOutcome? Outcome)> EnsureAsync(
        string customerId, CustomerAccountPlan plan, Snapshots snapshots, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(customerId, plan.Company, cancellationToken) is { } known) return (known.Account, null);
        var given = await links.BeginAsync(customerId, plan.Company, OwnedValues.Named(plan.Owned), cancellationToken);
        // Before the account exists, so that no crash can leave commercetools untold.
        await hint.SendAsync(customerId, cancellationToken);
        var (link, outcome) = await PutAsync(customerId, plan with { Request = plan.Request with { Update = [] } }, snapshots, cancellationToken);
        if (link is null) return (null, outcome);
        if (await links.FindAsync(customerId, plan.Company, cancellationToken) is null) await links.SaveAsync(link with { Values = given }, cancellationToken);
        return (link.Account, null);
    }

    /// <summary>
    /// Brings the account to where the plan wants it: linked, and with every owned value that changed. Asks the gateway
    /// only when there is something to do. One call at a time for a customer, with the latest plan.
    /// </summary>
    /// <returns>The link, or the outcome of the work item.</returns>
    public async Task<(CustomerLink? Link, FlowOutcome? Outcome)> BringAsync(
        string customerId, CustomerAccountPlan plan, Snapshots snapshots, CancellationToken cancellationToken)
    {
        var owned = OwnedValues.Named(plan.Owned);
        var known = await links.FindAsync(customerId, plan.Company, cancellationToken);
        var given = known?.Values ?? await links.BeginAsync(customerId, plan.Company, owned, cancellationToken);
        var update = OwnedValues.Changed(plan.Owned, given);
        if (known is not null && update.Count == 0 && (given.Count > 0 || owned.Count == 0)) return (known, null);
        var link = known;
        if (known is null || update.Count > 0)
        {
            (link, var outcome) = await PutAsync(customerId, plan with { Request = plan.Request with { Update = update } }, snapshots, cancellationToken);
            if (link is null) return (null, outcome);
            // An order may have linked it in between; how it was linked is what that call was told.
            known ??= await links.FindAsync(customerId, plan.Company, cancellationToken);
            link = known is null ? link : known with { Account = link.Account };
        }

        link = link! with { Values = owned };
        await links.SaveAsync(link, cancellationToken);
        return (link, null);
    }

    private async Task<(CustomerLink? Link, FlowOutcome? Outcome)> PutAsync(
        string customerId, CustomerAccountPlan plan, Snapshots snapshots, CancellationToken cancellationToken)
    {
        Operation operation;
        try
        {
            operation = await gateway.PutCustomerAsync(plan.Company, customerId, plan.Request, cancellationToken);
        }
        catch (Exception e) when (RemoteFailure.Classify(e, snapshots) is { } outcome)
        {
            return (null, AccountAdvice.Of(outcome, plan.Company));
        }

        if (operation is not { State: OperationState.Succeeded, CustomerId: { } account })
            return (null, AccountAdvice.Of(UnfinishedWrite.Of(operation, "customer", options.Value.StillRunningDelay, snapshots), plan.Company));
        Report(customerId, plan, account, operation.Account);
        return (new CustomerLink
        {
            CustomerId = customerId,
            Company = plan.Company,
            Account = account,
            LinkedBy = LinkedBy(operation.Account),
            Similar = operation.Account?.Similar ?? [],
            AppliedVersion = 0,
            LinkedAt = time.GetUtcNow(),
        }, null);
    }

    private static string LinkedBy(AccountOutcome? outcome) => outcome switch
    {
        { Action: AccountAction.Created } => "created",
        { Action: AccountAction.Matched, MatchedBy: { } rule } => rule switch
        {
            CustomerMatchBy.AccountNumber => "accountNumber",
            CustomerMatchBy.TaxNumber => "taxNumber",
            _ => "email",
        },
        // The gateway had the customer linked already: by an attempt whose answer was lost, or before this table existed.
        _ => "gateway",
    };

    private void Report(string customerId, CustomerAccountPlan plan, string account, AccountOutcome? outcome)
    {
        if (outcome is null) return;
        logger.LogInformation(
            "Customer {CustomerId}: {Action} account {Account} in {Company} by {LinkedBy}, values {Update}",
            customerId, outcome.Action, account, plan.Company, LinkedBy(outcome), string.Join(", ", plan.Request.Update));
        if (outcome.Similar.Count > 0)
            logger.LogWarning("Customer {CustomerId}: account {Account} in {Company} is new beside similar accounts {Similar}", customerId, account, plan.Company, string.Join(", ", outcome.Similar));
        if (outcome.OnHold)
            logger.LogWarning("Customer {CustomerId}: account {Account} in {Company} is on hold in MAX", customerId, account, plan.Company);
    }
}

using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Outcomes;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Customers;

/// <summary>
/// Flow <c>customer-export</c>: a commercetools customer gets the MAX accounts that the mapping gives it, MAX gets the
/// values that commercetools owns when they change, and commercetools shows the account numbers.
/// </summary>
public sealed class CustomerExportFlow(
    ICommercetoolsCustomers customers,
    CustomerAccounts accounts,
    CustomerEvidence evidence,
    ICustomerLinks links,
    MappingDocument mapping,
    FlowStart start,
    IShadowRecords shadow,
    IOptionsMonitor<FlowOptions> options) : IFlow
{
    private const int Tries = 5;

    /// <inheritdoc />
    public string Name => FlowName.CustomerExport;

    /// <inheritdoc />
    public async Task<FlowOutcome> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var mode = options.Get(Name).Mode;
        if (mode == FlowMode.Off) return new FlowOutcome.Skipped("the flow is off");
        var run = new CustomerExportRun(item, mode);
        try
        {
            return await RunAsync(run, cancellationToken);
        }
        catch (Exception e) when (RemoteFailure.Classify(e, run.Snapshots) is { } outcome)
        {
            return outcome;
        }
    }

    private async Task<FlowOutcome> RunAsync(CustomerExportRun run, CancellationToken cancellationToken)
    {
        var known = await links.OfAsync(run.Item.Key, cancellationToken);
        if (known.Any(link => run.Item.SourceVersion <= link.AppliedVersion)) return new FlowOutcome.Skipped("an echo of our own update, or older");
        for (var attempt = 1; ; attempt++)
        {
            if (await customers.GetByIdAsync(run.Item.Key, cancellationToken) is not { } customer) return new FlowOutcome.Skipped("the customer no longer exists");
            run.Read(customer);
            if (known.Count == 0 && !await ConcernsAsync(customer, run.Item, cancellationToken)) return new FlowOutcome.Skipped("not changed since the flow's start");
            try
            {
                return await DecideAsync(customer, run, cancellationToken);
            }
            catch (Exception e) when (e is ConcurrentModificationException or OutcomeUnknownException && attempt < Tries)
            {
                // Somebody else changed it, or our own update may have arrived: look again and decide anew, about MAX as well.
            }
        }
    }

    // History stays where it is: a customer counts from its first change after the start, or when an order needs it.
    private async Task<bool> ConcernsAsync(Customer customer, WorkItem item, CancellationToken cancellationToken) =>
        item.Reason == CustomerHint.Reason || customer.LastModifiedAt >= await start.OfAsync(Name, cancellationToken);

    private async Task<FlowOutcome> DecideAsync(Customer customer, CustomerExportRun run, CancellationToken cancellationToken)
    {
        var plan = CustomerMapping.Map(customer, mapping);
        // A registration often begins without an address: there is nothing to enter into MAX yet, and nothing wrong.
        if (!plan.Succeeded) return customer.Addresses.Count == 0 ? new FlowOutcome.Skipped("the customer has no address yet") : run.Failed(plan.Problems);
        foreach (var account in plan.Value.Accounts) run.Mapped(account.Company, account.Request);
        if (plan.Value.Accounts.Count == 0) return new FlowOutcome.Skipped(plan.Value.Reason ?? "the mapping gives the customer no account of its own");
        if (run.Mode == FlowMode.Shadow) return await RecordAsync(customer, plan.Value, run, cancellationToken);
        var (brought, stop) = await BringAsync(customer, plan.Value, run, cancellationToken);
        if (stop is not null) return stop;
        var (shown, problems) = await evidence.WriteAsync(customer, brought, cancellationToken);
        if (problems.Count > 0) return run.Failed(problems);
        foreach (var link in brought.Where(link => link.AppliedVersion < shown.Version))
            await links.SaveAsync(link with { AppliedVersion = shown.Version }, cancellationToken);
        return new FlowOutcome.Done($"MAX account {string.Join(", ", brought.Select(link => $"{link.Account} in {link.Company}"))}");
    }

    // What MAX refuses in one company shall not keep another one from getting its account.
    private async Task<(IReadOnlyList<CustomerLink> Links, FlowOutcome? Stop)> BringAsync(
        Customer customer, CustomerPlan plan, CustomerExportRun run, CancellationToken cancellationToken)
    {
        List<CustomerLink> brought = [];
        List<FlowOutcome> stops = [];
        foreach (var account in plan.Accounts)
        {
            var (link, outcome) = await accounts.BringAsync(customer.Id, account, run.Snapshots, cancellationToken);
            if (link is not null) brought.Add(link);
            else stops.Add(outcome!);
        }

        // What may pass is waited for first: an operator then sees everything that is wrong, once.
        var refused = stops.OfType<FlowOutcome.Failed>().SelectMany(failed => failed.Problems).ToList();
        return (brought, stops.FirstOrDefault(stop => stop is not FlowOutcome.Failed) ?? (refused.Count > 0 ? run.Failed(refused) : null));
    }

    private async Task<FlowOutcome> RecordAsync(Customer customer, CustomerPlan plan, CustomerExportRun run, CancellationToken cancellationToken)
    {
        var writes = false;
        foreach (var account in plan.Accounts)
        {
            var link = await links.FindAsync(customer.Id, account.Company, cancellationToken);
            var update = link is null ? [] : OwnedValues.Changed(account.Owned, link.Values);
            writes |= link is null || update.Count > 0;
            run.Mapped(account.Company, account.Request with { Update = update });
        }

        if (!writes) return new FlowOutcome.Skipped("shadow: MAX has it all");
        var target = run.Snapshots.Target!;
        await shadow.RecordAsync(Name, customer.Id, target, StableHash.Of(target), cancellationToken);
        return new FlowOutcome.Done("shadow: recorded, not written");
    }
}

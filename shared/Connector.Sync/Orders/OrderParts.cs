using Connector.Mapping;
using Connector.Sync.Customers;
using Connector.Sync.Links;
using Connector.Sync.Outcomes;

namespace Connector.Sync.Orders;

/// <summary>
/// Brings all MAX orders of a commercetools order to where they shall be. Every step is idempotent by its own key, so
/// that a crash between two of them is resumed by doing everything again.
/// </summary>
public sealed class OrderParts(MaxOrderWriter max, CustomerAccounts accounts)
{
    /// <summary>Changes what is there, closes what is needless, creates what is new: in the order in which MAX is likely to refuse.</summary>
    /// <param name="link">The link, with its write begun.</param>
    /// <param name="export">What MAX shall hold.</param>
    /// <param name="snapshots">Kept if the item ends as a dead letter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PartsResult> BringAsync(OrderLink link, OrderExport export, Snapshots snapshots, CancellationToken cancellationToken)
    {
        var (account, stop) = await AccountAsync(export, snapshots, cancellationToken);
        if (account is null) return new PartsResult(null, stop, []);
        if (link.IsExported && account != link.CustomerId) return PartsResult.Failed(OrderProblems.OtherAccount(link.MaxOrderNumber, link.CustomerId, account), snapshots);
        var wanted = export.Orders.Select(request => request with { CustomerId = account }).ToList();
        if (wanted.Find(request => link.ClosedParts.ContainsKey(request.ExternalId)) is { } closed)
            return PartsResult.Failed(OrderProblems.ClosedPart(closed.ExternalId, link.ClosedParts[closed.ExternalId]), snapshots);

        Dictionary<string, string> numbers = [];
        List<string> written = [];
        foreach (var request in wanted.Where(request => link.Parts.ContainsKey(request.ExternalId)))
        {
            var number = numbers[request.ExternalId] = link.Parts[request.ExternalId];
            if (await max.ChangeAsync(link.Company, number, request, link.Revision, snapshots, cancellationToken) is { } outcome) return new PartsResult(null, outcome, written);
            written.Add(number);
        }

        var gone = link.Parts.Where(part => !numbers.ContainsKey(part.Key)).ToDictionary();
        foreach (var (externalId, number) in gone)
        {
            if (await max.CancelAsync(link.Company, number, externalId, link.Revision, snapshots, cancellationToken) is { } outcome) return new PartsResult(null, outcome, written);
            written.Add(number);
        }

        foreach (var request in wanted.Where(request => !link.Parts.ContainsKey(request.ExternalId)))
        {
            var (number, outcome) = await max.CreateAsync(link.Company, request, link.Revision, snapshots, cancellationToken);
            if (number is null) return new PartsResult(null, outcome, written);
            numbers[request.ExternalId] = number;
            written.Add(number);
        }

        return new PartsResult(
            WithParts(link, wanted.ToDictionary(request => request.ExternalId, request => numbers[request.ExternalId])) with
            {
                ClosedParts = link.ClosedParts.Concat(gone).ToDictionary(),
                CustomerId = account,
                ContentHash = MaxOrderWriter.HashOf(wanted),
            },
            null,
            written);
    }

    /// <summary>
    /// Closes all MAX orders. What a begun write may have created is finished first, since only an order with a number can
    /// be closed; what MAX refuses to create is not there.
    /// </summary>
    /// <param name="link">The link.</param>
    /// <param name="begun">What a begun write wanted MAX to hold; null when no write is under way.</param>
    /// <param name="snapshots">Kept if the item ends as a dead letter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PartsResult> CloseAsync(OrderLink link, OrderExport? begun, Snapshots snapshots, CancellationToken cancellationToken)
    {
        if (begun is not null)
        {
            (var finished, var outcome) = await FinishAsync(link, begun, snapshots, cancellationToken);
            if (finished is null) return new PartsResult(null, outcome, []);
            link = finished;
        }

        List<string> written = [];
        foreach (var (externalId, number) in link.Parts)
        {
            if (await max.CancelAsync(link.Company, number, externalId, link.Revision, snapshots, cancellationToken) is { } outcome) return new PartsResult(null, outcome, written);
            written.Add(number);
        }

        return new PartsResult(link, null, written);
    }

    private async Task<(OrderLink? Link, FlowOutcome? Outcome)> FinishAsync(OrderLink link, OrderExport begun, Snapshots snapshots, CancellationToken cancellationToken)
    {
        var (account, stop) = await AccountAsync(begun, snapshots, cancellationToken);
        if (account is null) return stop is FlowOutcome.Failed ? (link, null) : (null, stop);
        var parts = link.Parts.ToDictionary();
        foreach (var request in begun.Orders.Where(request => !parts.ContainsKey(request.ExternalId) && !link.ClosedParts.ContainsKey(request.ExternalId)))
        {
            var (number, outcome) = await max.FinishAsync(link.Company, request with { CustomerId = account }, snapshots, cancellationToken);
            if (number is not null) parts[request.ExternalId] = number;
            else if (outcome is not FlowOutcome.Failed) return (null, outcome);
        }

        return (WithParts(link, parts) with { CustomerId = account }, null);
    }

    private async Task<(string? Account, FlowOutcome? Outcome)> AccountAsync(OrderExport export, Snapshots snapshots, CancellationToken cancellationToken)
    {
        if (export.Customer is not { } customer) return (export.Orders[0].CustomerId, null);
        // What MAX is given first is remembered, so that the customer flow sees later what changed.
        var plan = new CustomerAccountPlan { Company = export.Company, Request = customer.Request, Owned = customer.Owned };
        return await accounts.EnsureAsync(customer.ExternalId, plan, snapshots, cancellationToken);
    }

    private static OrderLink WithParts(OrderLink link, IReadOnlyDictionary<string, string> parts) =>
        link with { Parts = parts, MaxOrderNumber = string.Join(", ", parts.Values) };
}

/// <summary>What became of the MAX orders of a commercetools order.</summary>
/// <param name="Link">The link as it then is; null when it could not be brought there.</param>
/// <param name="Outcome">Why not.</param>
/// <param name="Written">Numbers of the MAX orders that were written all the same, before it failed.</param>
public sealed record PartsResult(OrderLink? Link, FlowOutcome? Outcome, IReadOnlyList<string> Written)
{
    internal static PartsResult Failed(Problem problem, Snapshots snapshots) => new(null, new FlowOutcome.Failed([problem]) { Snapshots = snapshots }, []);

    /// <summary>The outcome, which also tells what was written before it failed.</summary>
    public FlowOutcome? Told => Outcome is FlowOutcome.Failed failed && Written.Count > 0
        ? failed with { Problems = [.. failed.Problems.Select(problem => problem with { Advice = $"{problem.Advice} Of the same order, MAX order {string.Join(", ", Written)} was written already." })] }
        : Outcome;
}

using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Outcomes;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Orders;

/// <summary>
/// Flow <c>order-export</c>: MAX holds the commercetools order as it is, once: it is created, follows edits, and is closed
/// when the order is cancelled; commercetools shows its number. Every step finds out first whether it was done before,
/// so that a crash anywhere leaves nothing to repair.
/// </summary>
public sealed class OrderExportFlow(
    ICommercetoolsOrders orders,
    OrderDocuments documents,
    OrderParts parts,
    OrderEvidence evidence,
    PaymentHint payments,
    IOrderLinks links,
    MappingDocument mapping,
    FlowStart start,
    IShadowRecords shadow,
    IOptionsMonitor<FlowOptions> options,
    TimeProvider time) : IFlow
{
    /// <inheritdoc />
    public string Name => FlowName.OrderExport;

    /// <inheritdoc />
    public async Task<FlowOutcome> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var mode = options.Get(Name).Mode;
        if (mode == FlowMode.Off) return new FlowOutcome.Skipped("the flow is off");
        var run = new OrderRun(item, mode);
        try
        {
            return PaymentHint.Read(item.Key) is { } payment
                ? await payments.ForwardAsync(item, payment, cancellationToken)
                : await RunAsync(run, cancellationToken);
        }
        catch (Exception e) when (RemoteFailure.Classify(e, run.Snapshots) is { } outcome)
        {
            return outcome;
        }
    }

    private async Task<FlowOutcome> RunAsync(OrderRun run, CancellationToken cancellationToken)
    {
        var link = await links.FindAsync(run.Item.Key, cancellationToken);
        if (link is not null && run.Item.SourceVersion <= link.AppliedVersion) return new FlowOutcome.Skipped("an echo of our own update, or older");
        if (await orders.GetByIdAsync(run.Item.Key, cancellationToken) is not { } order) return new FlowOutcome.Skipped("the order no longer exists");
        run.Read(order);
        return link switch
        {
            null or { IsExported: false, Pending: null } => await GateAsync(order, cancellationToken) ?? await BringAsync(order, link, run, cancellationToken),
            _ when order.OrderState == OrderState.Cancelled => await CloseAsync(order, link, run, cancellationToken),
            { CancelledAt: not null } => new FlowOutcome.Failed([OrderProblems.Reopened(link)]) { Snapshots = run.Snapshots },
            _ when IsAsMaxHoldsIt(order, link, mapping) => await ShowAsync(order, link, run, cancellationToken),
            // Once begun, a write is finished, whatever the gate would say by now: MAX may hold the order already.
            _ => await BringAsync(order, link, run, cancellationToken),
        };
    }

    private async Task<FlowOutcome.Skipped?> GateAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.CreatedAt < await start.OfAsync(Name, cancellationToken)) return new FlowOutcome.Skipped("placed before the flow's start");
        return ExportGate.Check(order, mapping) is { Readiness: not ExportReadiness.Ready } closed
            ? new FlowOutcome.Skipped(closed.Reason ?? closed.Readiness.ToString())
            : null;
    }

    // What was exported before contents were remembered is taken to be as MAX holds it.
    internal static bool IsAsMaxHoldsIt(Order order, OrderLink link, MappingDocument mapping) =>
        link.Pending is null && (order.OrderState == OrderState.Complete || (link.SourceHash ?? OrderContent.HashOf(order, mapping)) == OrderContent.HashOf(order, mapping));

    private async Task<FlowOutcome> BringAsync(Order order, OrderLink? link, OrderRun run, CancellationToken cancellationToken)
    {
        var held = link is { IsExported: true } ? link : null;
        var mapped = await documents.MapAsync(order, link, cancellationToken);
        if (!mapped.Succeeded) return new FlowOutcome.Failed(held is null ? mapped.Problems : OrderProblems.OfEdit(mapped.Problems, held)) { Snapshots = run.Snapshots };
        run.Mapped(mapped.Value.Orders);
        if (held is not null && held.Company != mapped.Value.Company) return new FlowOutcome.Failed([OrderProblems.OtherCompany(held, mapped.Value.Company)]) { Snapshots = run.Snapshots };
        if (run.IsShadow)
        {
            await shadow.RecordAsync(Name, order.Id, run.Snapshots.Target!, MaxOrderWriter.HashOf(mapped.Value.Orders), cancellationToken);
            return new FlowOutcome.Done(held is null ? "shadow: recorded, not written" : $"shadow: change of {held.MaxOrderNumber} recorded, not written");
        }

        var begun = await BeginAsync(order, link, mapped.Value, cancellationToken);
        var result = await parts.BringAsync(begun, mapped.Value, run.Snapshots, cancellationToken);
        if (result.Link is null)
        {
            // MAX refused it whole and nothing was under way before: there is nothing to finish.
            if (link?.Pending is null && result is { Outcome: FlowOutcome.Failed, Written: [] }) await links.SaveAsync(begun with { Pending = null }, cancellationToken);
            return result.Told!;
        }

        var written = result.Link with { SourceHash = begun.Pending, Pending = null, ShopCustomerId = order.CustomerId, ExportedAt = held?.ExportedAt ?? time.GetUtcNow() };
        await links.SaveAsync(written, cancellationToken);
        return await ShowAsync(order, written, run, cancellationToken);
    }

    private async Task<OrderLink> BeginAsync(Order order, OrderLink? link, OrderExport export, CancellationToken cancellationToken)
    {
        var hash = OrderContent.HashOf(order, mapping);
        if (link?.Pending == hash) return link;
        var begun = link ?? new OrderLink
        {
            OrderId = order.Id,
            ExternalNumber = order.OrderNumber,
            Company = export.Company,
            MaxOrderNumber = "",
            CustomerId = "",
            ContentHash = "",
            AppliedVersion = 0,
            ExportedAt = time.GetUtcNow(),
        };
        begun = begun with { Company = export.Company, Pending = hash, Revision = begun.Revision + 1, CancelledAt = null };
        await links.SaveAsync(begun, cancellationToken);
        return begun;
    }

    private async Task<FlowOutcome> CloseAsync(Order order, OrderLink link, OrderRun run, CancellationToken cancellationToken)
    {
        if (link.CancelledAt is not null) return await ShowAsync(order, link, run, cancellationToken);
        if (run.IsShadow)
        {
            var target = JsonSerializer.Serialize(new { cancel = link.Parts.Values });
            await shadow.RecordAsync(Name, order.Id, target, StableHash.Of(target), cancellationToken);
            return new FlowOutcome.Done($"shadow: cancellation of {link.MaxOrderNumber} recorded, not written");
        }

        OrderExport? unfinished = null;
        if (link.Pending is not null)
        {
            var mapped = await documents.MapAsync(order, link, cancellationToken);
            if (!mapped.Succeeded) return new FlowOutcome.Failed(link.IsExported ? OrderProblems.OfEdit(mapped.Problems, link) : mapped.Problems) { Snapshots = run.Snapshots };
            run.Mapped(mapped.Value.Orders);
            unfinished = mapped.Value;
        }

        var result = await parts.CloseAsync(link, unfinished, run.Snapshots, cancellationToken);
        if (result.Link is null) return result.Told!;
        var closed = result.Link with { Pending = null, CancelledAt = time.GetUtcNow() };
        await links.SaveAsync(closed, cancellationToken);
        return closed.IsExported ? await ShowAsync(order, closed, run, cancellationToken) : new FlowOutcome.Done("cancelled before MAX held it");
    }

    private async Task<FlowOutcome> ShowAsync(Order order, OrderLink link, OrderRun run, CancellationToken cancellationToken)
    {
        if (run.IsShadow) return new FlowOutcome.Skipped("shadow: exported before");
        var (shown, problem) = await evidence.WriteAsync(order, link, cancellationToken);
        if (problem is not null) return new FlowOutcome.Failed([problem]) { Snapshots = run.Snapshots };
        // Whoever changed the order while its number was written has sent a hint that must not pass for an echo.
        var seen = IsApplied(shown, link) ? shown.Version : order.Version;
        if (seen > link.AppliedVersion || link.SourceHash is null)
            await links.SaveAsync(link with { AppliedVersion = Math.Max(seen, link.AppliedVersion), SourceHash = link.SourceHash ?? OrderContent.HashOf(order, mapping) }, cancellationToken);
        return new FlowOutcome.Done($"MAX order {link.MaxOrderNumber} in {link.Company}{(link.CancelledAt is null ? "" : ", closed")}");
    }

    private bool IsApplied(Order order, OrderLink link) => order.OrderState == OrderState.Cancelled
        ? link.CancelledAt is not null
        : link.CancelledAt is null && IsAsMaxHoldsIt(order, link, mapping);
}

using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Outcomes;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Orders;

/// <summary>
/// Flow <c>order-export</c>: a commercetools order becomes a MAX sales order, once, and commercetools shows its number.
/// Every step finds out first whether it was done before, so that a crash anywhere leaves nothing to repair.
/// </summary>
public sealed class OrderExportFlow(
    ICommercetoolsOrders orders,
    ICommercetoolsCustomers customers,
    MaxOrderWriter max,
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
        var run = new Run(item, mode);
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

    private async Task<FlowOutcome> RunAsync(Run run, CancellationToken cancellationToken)
    {
        var link = await links.FindAsync(run.Item.Key, cancellationToken);
        if (link is not null && run.Item.SourceVersion <= link.AppliedVersion) return new FlowOutcome.Skipped("an echo of our own update, or older");
        if (await orders.GetByIdAsync(run.Item.Key, cancellationToken) is not { } order) return new FlowOutcome.Skipped("the order no longer exists");
        run.Read(order);
        if (link is null)
        {
            if (order.CreatedAt < await start.OfAsync(Name, cancellationToken)) return new FlowOutcome.Skipped("placed before the flow's start");
            if (Gate(order) is { } closed) return closed;
            (link, var stop) = await ExportAsync(order, run, cancellationToken);
            if (link is null) return stop!;
        }

        return await ShowAsync(order, link, run, cancellationToken);
    }

    private FlowOutcome.Skipped? Gate(Order order) => ExportGate.Check(order, mapping) is { Readiness: not ExportReadiness.Ready } closed
        ? new FlowOutcome.Skipped(closed.Reason ?? closed.Readiness.ToString())
        : null;

    private async Task<(OrderLink? Link, FlowOutcome? Stop)> ExportAsync(Order order, Run run, CancellationToken cancellationToken)
    {
        var needs = OrderNeeds.Of(order, mapping);
        var customer = needs.CustomerId is { } id ? await customers.GetByIdAsync(id, cancellationToken) : null;
        var mapped = OrderMapping.Map(new OrderMappingInput { Order = order, Customer = customer }, mapping);
        if (!mapped.Succeeded) return (null, new FlowOutcome.Failed(mapped.Problems) { Snapshots = run.Snapshots });
        run.Mapped(mapped.Value.Orders);
        if (run.Mode == FlowMode.Shadow)
        {
            await shadow.RecordAsync(Name, order.Id, run.Snapshots.Target!, MaxOrderWriter.HashOf(mapped.Value.Orders), cancellationToken);
            return (null, new FlowOutcome.Done("shadow: recorded, not written"));
        }

        var (confirmed, outcome) = await max.WriteAsync(mapped.Value, run.Snapshots, cancellationToken);
        if (confirmed is null) return (null, outcome);
        var link = new OrderLink
        {
            OrderId = order.Id,
            ExternalNumber = order.OrderNumber,
            Company = mapped.Value.Company,
            MaxOrderNumber = confirmed.Number,
            CustomerId = confirmed.CustomerId,
            ContentHash = confirmed.ContentHash,
            AppliedVersion = 0,
            ExportedAt = time.GetUtcNow(),
        };
        await links.SaveAsync(link, cancellationToken);
        return (link, null);
    }

    private async Task<FlowOutcome> ShowAsync(Order order, OrderLink link, Run run, CancellationToken cancellationToken)
    {
        if (run.Mode == FlowMode.Shadow) return new FlowOutcome.Skipped("shadow: exported before");
        var (shown, problem) = await evidence.WriteAsync(order, link, cancellationToken);
        if (problem is not null) return new FlowOutcome.Failed([problem]) { Snapshots = run.Snapshots };
        if (shown.Version > link.AppliedVersion) await links.SaveAsync(link with { AppliedVersion = shown.Version }, cancellationToken);
        return new FlowOutcome.Done($"MAX order {link.MaxOrderNumber} in {link.Company}");
    }

    /// <summary>What one run has seen so far; becomes the snapshots of a dead letter.</summary>
    private sealed class Run
    {
        private Order? order;
        private IReadOnlyList<SalesOrderRequest>? requests;

        public Run(WorkItem item, FlowMode mode)
        {
            Item = item;
            Mode = mode;
            Snapshots = new Snapshots(
                () => order is null ? null : JsonSerializer.Serialize(order, CommercetoolsJson.Options),
                () => requests is null ? null : JsonSerializer.Serialize(requests, GatewayJson.Default.IReadOnlyListSalesOrderRequest));
        }

        public WorkItem Item { get; }

        public FlowMode Mode { get; }

        public Snapshots Snapshots { get; }

        public void Read(Order read) => order = read;

        public void Mapped(IReadOnlyList<SalesOrderRequest> mapped) => requests = mapped;
    }
}

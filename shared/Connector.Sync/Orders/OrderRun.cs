using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Work;

namespace Connector.Sync.Orders;

/// <summary>What one run of the flow has seen so far; becomes the snapshots of a dead letter.</summary>
internal sealed class OrderRun
{
    private Order? order;
    private IReadOnlyList<SalesOrderRequest>? requests;

    public OrderRun(WorkItem item, FlowMode mode)
    {
        Item = item;
        Mode = mode;
        Snapshots = new Snapshots(
            () => order is null ? null : JsonSerializer.Serialize(order, CommercetoolsJson.Options),
            () => requests is null ? null : JsonSerializer.Serialize(requests, GatewayJson.Default.IReadOnlyListSalesOrderRequest));
    }

    public WorkItem Item { get; }

    public FlowMode Mode { get; }

    public bool IsShadow => Mode == FlowMode.Shadow;

    public Snapshots Snapshots { get; }

    public void Read(Order read) => order = read;

    public void Mapped(IReadOnlyList<SalesOrderRequest> mapped) => requests = mapped;
}

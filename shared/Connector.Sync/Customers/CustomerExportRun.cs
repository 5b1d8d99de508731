using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Work;

namespace Connector.Sync.Customers;

/// <summary>What one run has seen so far; becomes the snapshots of a dead letter.</summary>
internal sealed class CustomerExportRun
{
    private readonly JsonObject requests = [];
    private Customer? customer;

    public CustomerExportRun(WorkItem item, FlowMode mode)
    {
        Item = item;
        Mode = mode;
        Snapshots = new Snapshots(
            () => customer is null ? null : JsonSerializer.Serialize(customer, CommercetoolsJson.Options),
            () => requests.Count == 0 ? null : requests.ToJsonString());
    }

    public WorkItem Item { get; }

    public FlowMode Mode { get; }

    public Snapshots Snapshots { get; }

    public void Read(Customer read)
    {
        customer = read;
        requests.Clear();
    }

    /// <summary>Keeps the document of a company.</summary>
    public void Mapped(string company, CustomerRequest request) =>
        requests[company] = JsonSerializer.SerializeToNode(request, GatewayJson.Default.CustomerRequest);

    public FlowOutcome.Failed Failed(IReadOnlyList<Mapping.Problem> problems) => new(problems) { Snapshots = Snapshots };
}

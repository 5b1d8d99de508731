using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Outcomes;

namespace Connector.Sync.Returns;

/// <summary>What one run of the flow has seen so far; becomes the snapshots of a dead letter.</summary>
internal sealed class ReturnRun
{
    private Order? order;
    private ReturnPlan? plan;

    public ReturnRun() => Snapshots = new Snapshots(
        () => order is null ? null : JsonSerializer.Serialize(order, CommercetoolsJson.Options),
        () => plan is null ? null : Text(plan));

    public Snapshots Snapshots { get; }

    public void Read(Order read) => order = read;

    public void Planned(ReturnPlan planned) => plan = planned;

    public static string Text(ReturnPlan plan) => JsonSerializer.Serialize(new
    {
        @return = plan.Return is { } rma ? JsonSerializer.SerializeToElement(rma, GatewayJson.Default.ReturnRequest) : (JsonElement?)null,
        creditMemos = plan.CreditMemos.Select(memo => JsonSerializer.SerializeToElement(memo, GatewayJson.Default.CreditMemoRequest)),
    });
}

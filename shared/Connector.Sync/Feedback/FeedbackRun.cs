using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Sync.Outcomes;

namespace Connector.Sync.Feedback;

/// <summary>What one run has seen of both sides so far; becomes the snapshots of a dead letter. MAX is the source here.</summary>
public sealed class FeedbackRun
{
    private Order? order;
    private IReadOnlyList<OrderFulfilment>? parts;

    /// <summary>Nothing seen yet.</summary>
    public FeedbackRun() => Snapshots = new Snapshots(
        () => parts is null ? null : JsonSerializer.Serialize(parts, GatewayJson.Default.IReadOnlyListOrderFulfilment),
        () => order is null ? null : JsonSerializer.Serialize(order, CommercetoolsJson.Options));

    /// <summary>Written out only when the item fails.</summary>
    public Snapshots Snapshots { get; }

    /// <summary>The commercetools order as it was read last.</summary>
    public void Read(Order read) => order = read;

    /// <summary>What MAX says.</summary>
    public void Read(IReadOnlyList<OrderFulfilment> read) => parts = read;
}

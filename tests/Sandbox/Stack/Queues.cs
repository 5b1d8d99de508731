using Connector.Sandbox.ServiceBus;
using Connector.Sync.Work;

namespace Connector.Sandbox.Stack;

/// <summary>The queues of the connector, as the infrastructure declares them.</summary>
public static class Queues
{
    /// <summary>Deliveries after which a message goes to the dead-letter sub-queue. A dead-lettered message fails them within milliseconds; a crash of the worker uses one.</summary>
    public const int MaxDeliveryCount = 10;

    /// <summary>How long message ids of work items are known.</summary>
    public static readonly TimeSpan DuplicateDetectionWindow = TimeSpan.FromMinutes(1);

    /// <summary>All queues.</summary>
    public static IReadOnlyList<QueueDescription> All { get; } =
    [
        // commercetools sets no session id.
        new(FlowName.CommercetoolsEvents) { RequiresSession = false, MaxDeliveryCount = MaxDeliveryCount, LockDuration = TimeSpan.FromMinutes(1) },
        Work(FlowName.OrderExport),
        Work(FlowName.CustomerExport),
        Work(FlowName.OrderFeedback),
        Work(FlowName.ReturnExport),
        Work(FlowName.Stock),
        Work(FlowName.Items),
        Work(FlowName.Prices),
        Work(FlowName.Operations),
    ];

    private static QueueDescription Work(string flow) => new(flow)
    {
        RequiresSession = true,
        MaxDeliveryCount = MaxDeliveryCount,
        LockDuration = TimeSpan.FromMinutes(1),
        DuplicateDetectionWindow = DuplicateDetectionWindow,
    };
}

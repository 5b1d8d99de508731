using System.Text.Json;
using Connector.Sync.DeadLetters;
using Connector.Sync.Work;

namespace Connector.Sync.Tests.Support;

internal static class Items
{
    public static DateTimeOffset Noon { get; } = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    public static WorkItem Item(string key = "order-1", long? version = 1, int attempt = 0) => new()
    {
        Flow = FlowName.OrderExport,
        Key = key,
        Reason = "OrderCreated",
        SourceVersion = version,
        Attempt = attempt,
        FirstSeen = Noon,
        CorrelationId = "trace-1",
    };

    public static string Json(WorkItem item) => JsonSerializer.Serialize(item, WorkItemJson.Default.WorkItem);

    public static Delivery Delivery(WorkItem item, int count = 1, long sequence = 7) => Delivery(Json(item), count, sequence);

    public static Delivery Delivery(string body, int count = 1, long sequence = 7) =>
        new(body, count, new MessageIdentity(FlowName.OrderExport, "message-id", sequence));
}

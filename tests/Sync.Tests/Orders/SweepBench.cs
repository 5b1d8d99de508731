using Azure.Data.Tables;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Orders;
using Connector.Sync.Sweeps;
using Connector.Sync.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Orders;

/// <summary>A sweep over a shop in memory; the flow starts at noon, overlap 5 min, settle 30 s.</summary>
internal sealed class SweepBench
{
    public SweepBench(MappingDocument? mapping = null)
    {
        var start = new FlowStart(new TableServiceClient("UseDevelopmentStorage=true"), Flow, Time);
        var payments = new PaymentSweep(Shop, Queue, PaymentCursors, mapping ?? OrdersGoAtOnce, start, Flow, Time, new TestLog().For<PaymentSweep>());
        Sweep = new OrderSweep(Shop, Links, payments, new Sweep(Queue, Cursors, start, Flow, Time, new TestLog().For<Sweep>()));
    }

    /// <summary>No order waits for its payment.</summary>
    public static MappingDocument OrdersGoAtOnce { get; } = Repository.Load(Repository.MappingJson.Replace(", \"exportWhen\": \"paid\"", "", StringComparison.Ordinal));

    public FakeTimeProvider Time { get; } = new(Items.Noon);

    public FakeShop Shop { get; } = new();

    public RecordingQueue Queue { get; } = new();

    public MemoryCursors Cursors { get; } = new();

    public MemoryCursors PaymentCursors { get; } = new();

    public MemoryLinks Links { get; } = new();

    public SetOptions Flow { get; } = new(new FlowOptions { Mode = FlowMode.Live, Start = Items.Noon });

    public OrderSweep Sweep { get; }

    public Task<SweepResult> RunAsync() => Sweep.RunAsync(default);

    /// <summary>Creates or changes an order now.</summary>
    public void Touch(string id, DateTimeOffset? createdAt = null)
    {
        var now = Time.GetUtcNow();
        Shop.Orders[id] = Shop.Orders.TryGetValue(id, out var order)
            ? order with { Version = order.Version + 1, LastModifiedAt = now }
            : ExportBench.Placed with { Id = id, Version = 1, CreatedAt = createdAt ?? now, LastModifiedAt = now };
    }
}

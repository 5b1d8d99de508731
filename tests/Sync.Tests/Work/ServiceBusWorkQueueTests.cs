using Azure.Messaging.ServiceBus;
using Connector.Sandbox.ServiceBus;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Work;

/// <summary>The real client against the sandbox's Service Bus, whose clock the tests move.</summary>
public sealed class ServiceBusWorkQueueTests : IAsyncLifetime
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // The client has a clock of its own: start near it, in the milliseconds of AMQP.
    private readonly FakeTimeProvider time = new(DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
    private ServiceBusServer server = null!;
    private ServiceBusClient client = null!;
    private ServiceBusWorkQueue queue = null!;

    public async Task InitializeAsync()
    {
        server = await ServiceBusServer.StartAsync(
            [new QueueDescription(FlowName.OrderExport) { RequiresSession = true, MaxDeliveryCount = 3, DuplicateDetectionWindow = Window }], time: time);
        client = new ServiceBusClient(server.ConnectionString);
        queue = new ServiceBusWorkQueue(client);
    }

    public async Task DisposeAsync()
    {
        await queue.DisposeAsync();
        await client.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task An_item_travels_whole_in_the_session_of_its_key()
    {
        await queue.EnqueueAsync([Items.Item()], default);
        var message = Assert.Single(Messages());
        Assert.Equal(("order-1", "trace-1", "OrderCreated"), (message.SessionId, message.CorrelationId, message.Subject));
        Assert.Equal(Items.Item(), WorkItemJson.TryRead(message.Body));
    }

    [Fact]
    public async Task A_burst_of_hints_on_one_version_is_folded_within_the_window_only()
    {
        await queue.EnqueueAsync([Items.Item(), Items.Item() with { Reason = "sweep", CorrelationId = "trace-2" }], default);
        await queue.EnqueueAsync([Items.Item()], default);
        Assert.Single(Messages());
        time.Advance(Window + TimeSpan.FromSeconds(1));
        await queue.EnqueueAsync([Items.Item()], default);
        Assert.Equal(2, Messages().Count);
    }

    [Fact]
    public async Task Other_versions_other_orders_and_hints_without_a_version_are_not_folded()
    {
        var unknown = Items.Item(version: null);
        await queue.EnqueueAsync([Items.Item(), Items.Item(version: 2), Items.Item("order-2"), unknown, unknown with { CorrelationId = "trace-2" }], default);
        Assert.Equal(5, Messages().Count);
    }

    [Fact]
    public async Task No_scheduled_copy_is_swallowed_not_even_one_due_at_once()
    {
        await queue.EnqueueAsync([Items.Item()], default);
        var now = time.GetUtcNow();
        foreach (var attempt in new[] { 0, 0, 1, 1 }) await queue.ScheduleAsync(Items.Item(attempt: attempt), now, default);
        await queue.ScheduleAsync(Items.Item(attempt: 1), now.AddSeconds(30), default);
        await queue.ScheduleAsync(Items.Item(attempt: 1), now.AddSeconds(30), default);
        Assert.Equal(7, Messages().Count);
        Assert.Equal(2, server.Counts(FlowName.OrderExport).Scheduled);
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(7, server.Counts(FlowName.OrderExport).Active);
    }

    [Fact]
    public async Task More_items_than_a_batch_holds_all_arrive_in_order()
    {
        var reason = new string('r', 20_000);
        var items = Enumerable.Range(0, 120).Select(i => Items.Item($"order-{i:d3}") with { Reason = $"{reason}{i}" }).ToList();
        await queue.EnqueueAsync(items, default);
        Assert.Equal(items.Select(item => item.Key), Messages().Select(message => message.SessionId));
    }

    [Fact]
    public async Task A_key_longer_than_the_limits_keeps_a_session_and_a_fold_of_its_own()
    {
        var (one, two) = (Items.Item(new string('k', 500)), Items.Item(new string('k', 500) + "2"));
        await queue.EnqueueAsync([one, one, two], default);
        await queue.ScheduleAsync(one with { Attempt = 1 }, time.GetUtcNow().AddMinutes(1), default);
        var messages = Messages();
        Assert.Equal([one.Key, two.Key, one.Key], messages.Select(message => WorkItemJson.TryRead(message.Body)!.Key));
        Assert.Equal(2, messages.Select(message => message.SessionId).Distinct().Count());
        Assert.Equal(messages[0].SessionId, messages[2].SessionId);
    }

    [Fact]
    public async Task An_empty_list_sends_nothing()
    {
        await queue.EnqueueAsync([], default);
        Assert.Empty(Messages());
    }

    private IReadOnlyList<PeekedMessage> Messages() => server.Peek(FlowName.OrderExport);
}

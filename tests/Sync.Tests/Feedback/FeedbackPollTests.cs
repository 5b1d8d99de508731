using Azure.Data.Tables;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Sync.Feedback;
using Connector.Sync.Flows;
using Connector.Sync.Runs;
using Connector.Sync.Storage;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Tests.Stock;
using Connector.Sync.Tests.Storage;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Feedback;

[Collection(StorageCollection.Name)]
public sealed class FeedbackPollTests
{
    private readonly StorageAccount account;
    private readonly FakeTimeProvider time = new(Items.Noon);
    private readonly EventFeed feed = new();
    private readonly MemoryFeedCursors cursors = new();
    private readonly RecordingQueue queue = new();
    private readonly SetOptions options = new(new FlowOptions { Mode = FlowMode.Live, Start = Items.Noon });
    private readonly FeedbackPoll poll;

    public FeedbackPollTests(StorageAccount account)
    {
        this.account = account;
        time.SetUtcNow(DateTimeOffset.UtcNow);
        poll = new(feed, cursors, queue, new RunLog(account.Tables, time), Repository.Mapping, new FlowStart(account.Tables, options, time), options, time, new TestLog().For<FeedbackPoll>());
    }

    [Fact]
    public async Task An_order_is_enqueued_once_whatever_happened_to_it_and_people_s_own_orders_are_not()
    {
        feed.Happen("DE", "order-1", OrderEventKind.Status, Items.Noon);
        feed.Happen("DE", null, OrderEventKind.Status, Items.Noon);
        feed.Happen("DE", "order-1/2", OrderEventKind.Shipment, Items.Noon);
        feed.Happen("DE", "order-2/rest", OrderEventKind.Invoice, Items.Noon);
        Assert.Equal(2, await poll.RunAsync(default));
        Assert.Equal(["order-1", "order-2"], queue.Enqueued.Select(item => item.Key).Order());
        Assert.All(queue.Enqueued, item => Assert.Equal((FlowName.OrderFeedback, (long?)null), (item.Flow, item.SourceVersion)));
    }

    [Fact]
    public async Task The_cursor_moves_only_after_the_queue_has_everything()
    {
        feed.Happen("DE", "order-1", OrderEventKind.Status, Items.Noon);
        queue.Fails = () => true;
        await Assert.ThrowsAsync<IOException>(() => poll.RunAsync(default));
        Assert.Empty(cursors.Saved);
        queue.Fails = () => false;
        Assert.Equal(1, await poll.RunAsync(default));
        Assert.Equal(0, await poll.RunAsync(default));
        feed.Happen("DE", "order-3", OrderEventKind.Return, Items.Noon);
        Assert.Equal(1, await poll.RunAsync(default));
        Assert.Equal("2", cursors.Saved["order-feedback DE"]);
    }

    [Fact]
    public async Task What_comes_again_within_the_overlap_is_not_enqueued_again()
    {
        await poll.RunAsync(default);
        feed.Happen("DE", "order-1", OrderEventKind.Status, Items.Noon);
        Assert.Equal(1, await poll.RunAsync(default));
        cursors.Saved["order-feedback DE"] = "0";
        Assert.Equal(0, await poll.RunAsync(default));
        feed.Happen("DE", "order-1", OrderEventKind.Shipment, Items.Noon);
        cursors.Saved["order-feedback DE"] = "0";
        Assert.Equal(1, await poll.RunAsync(default));
    }

    [Fact]
    public async Task What_happened_before_the_start_is_history()
    {
        feed.Happen("DE", "old", OrderEventKind.Invoice, Items.Noon.AddDays(-1));
        feed.Happen("DE", "new", OrderEventKind.Invoice, Items.Noon.AddSeconds(-40));
        Assert.Equal(1, await poll.RunAsync(default));
        Assert.Equal("new", queue.Enqueued[0].Key);
    }

    [Fact]
    public async Task A_cursor_that_the_gateway_does_not_know_reads_the_last_days()
    {
        feed.Happen("DE", "order-1", OrderEventKind.Status, Items.Noon);
        cursors.Saved["order-feedback DE"] = "lost";
        feed.Fails = (_, cursor) => cursor == "lost" ? new GatewayException(FakeGateway.Problem(GatewayProblemCode.Validation) with { Field = "cursor" }) : null;
        Assert.Equal(1, await poll.RunAsync(default));
        Assert.Equal("1", cursors.Saved["order-feedback DE"]);
    }

    [Fact]
    public async Task A_company_that_is_down_keeps_nobody_waiting_and_is_said_in_the_runs()
    {
        feed.Happen("GB", "order-1", OrderEventKind.Status, Items.Noon);
        feed.Fails = (company, _) => company == "DE" ? new GatewayUnavailableException("no answer") : null;
        Assert.Equal(1, await poll.RunAsync(default));
        var rows = account.Tables.GetTableClient(TableName.Runs).Query<TableEntity>(row => row.PartitionKey == FlowName.OrderFeedback);
        Assert.Contains(rows, row => row.GetString("Summary").Contains("DE could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_comparison_looks_at_every_order_again()
    {
        feed.Happen("DE", "order-1", OrderEventKind.Status, Items.Noon);
        await poll.RunAsync(default);
        Assert.Equal(1, await poll.CompareAsync(default));
        Assert.Equal(["Status", "comparison"], queue.Enqueued.Select(item => item.Reason));
    }

    [Fact]
    public async Task A_flow_that_is_off_asks_nobody()
    {
        options.CurrentValue = new FlowOptions { Mode = FlowMode.Off };
        Assert.Equal(0, await poll.RunAsync(default));
        Assert.Empty(feed.Asked);
    }
}

using Connector.Mapping;
using Connector.Sync.DeadLetters;
using Connector.Sync.Operations;
using Connector.Sync.Tests.DeadLetters;
using Connector.Sync.Tests.Storage;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;

namespace Connector.Sync.Tests.Operations;

[Collection(StorageCollection.Name)]
public sealed class ReplayTests(StorageAccount account)
{
    private readonly LetterBench bench = new(account);

    [Fact]
    public async Task Every_letter_of_a_cause_is_enqueued_once_as_a_new_hint()
    {
        for (var i = 0; i < LetterSlices.Size + 20; i++) await bench.OpenAsync($"order-{i}");
        await bench.OpenAsync("another", "0.07");
        var operation = await bench.RunAsync(await bench.Actions.ReplayAsync(new() { Cause = Cause.Of(bench.Letter("x")).Id }, "me", default));
        Assert.Equal((OperationState.Succeeded, LetterSlices.Size + 20L, LetterSlices.Size + 20L), (operation.State, operation.Handled, operation.Total));
        var items = Enqueued();
        Assert.Equal(LetterSlices.Size + 20, items.Select(item => item.Key).Distinct().Count());
        Assert.Equal(items.Count, items.Select(item => item.CorrelationId).Distinct().Count());
        Assert.All(items, item => Assert.Equal((0, "replay", null, operation.Id), (item.Attempt, item.Reason, item.SourceVersion, item.Replay)));
        Assert.DoesNotContain(items, item => item.Key == "another");
        Assert.Equal(new(320, 320, 0, 0, 0), await bench.Replays.CountAsync(operation.Id, default));
    }

    [Fact]
    public async Task Progress_tells_how_each_item_ended()
    {
        foreach (var key in new[] { "a", "b", "c", "d" }) await bench.OpenAsync(key);
        var operation = await bench.RunAsync(await bench.Actions.ReplayAsync(new() { Flow = bench.Flow }, "me", default));
        var items = Enqueued();
        await bench.Replays.SettledAsync(items[0], ReplayState.Succeeded, default);
        await bench.Replays.SettledAsync(items[1], ReplayState.Failed, default);
        await bench.Replays.SettledAsync(items[2], ReplayState.Skipped, default);
        Assert.Equal(new(4, 1, 1, 1, 1), await bench.Replays.CountAsync(operation.Id, default));
    }

    [Fact]
    public async Task What_fails_again_while_the_replay_runs_is_not_enqueued_a_second_time()
    {
        for (var i = 0; i < LetterSlices.Size + 1; i++) await bench.OpenAsync($"order-{i}");
        var operation = await bench.Actions.ReplayAsync(new() { Flow = bench.Flow }, "me", default);
        var flow = new OperationsFlow(bench.Operations, [bench.Replay]);
        await flow.RunAsync(LetterBench.Item(operation.Id), default);
        await bench.OpenAsync(Enqueued()[5].Key);
        await bench.RunAsync(operation);
        Assert.Equal(LetterSlices.Size + 1, Enqueued().Count);
    }

    [Fact]
    public async Task A_crash_before_the_queue_took_the_items_loses_none()
    {
        await bench.OpenAsync("a");
        var operation = await bench.Actions.ReplayAsync(new() { Flow = bench.Flow }, "me", default);
        var fails = true;
        bench.Queue.Fails = () => fails;
        await Assert.ThrowsAsync<IOException>(() => bench.RunAsync(operation));
        fails = false;
        await bench.RunAsync(operation);
        Assert.Single(Enqueued());
    }

    [Fact]
    public async Task A_malformed_message_has_nothing_to_enqueue_and_the_operation_says_so()
    {
        var writer = new DeadLetterWriter(bench.Letters, Meters.Create(), bench.Time, new TestLog().For<DeadLetterWriter>());
        await writer.WriteMalformedAsync(bench.Flow, new("nonsense", 1, new MessageIdentity(bench.Flow, "m-1", 1)), "Look at it.", default);
        var id = Assert.Single(bench.Rows("open")).RowKey;
        var operation = await bench.RunAsync(await bench.Actions.ReplayAsync(new() { Id = id }, "me", default));
        Assert.Contains("1 of the last 1 skipped", operation.Summary, StringComparison.Ordinal);
        Assert.Empty(Enqueued());
        Assert.Equal(new(1, 0, 0, 1, 0), await bench.Replays.CountAsync(operation.Id, default));
    }

    [Fact]
    public async Task Discarding_closes_with_the_reason_and_is_in_the_audit()
    {
        foreach (var key in new[] { "a", "b", "c" }) await bench.OpenAsync(key);
        Assert.True(await bench.Actions.DiscardAsync(bench.Rows("open")[0].RowKey, "a test order", "Anna", default));
        Assert.False(await bench.Actions.DiscardAsync("nothing", "a test order", "Anna", default));
        await bench.RunAsync(await bench.Actions.DiscardCauseAsync(Cause.Of(bench.Letter("x")).Id, "entered by hand", "Bob", default));
        Assert.Empty(bench.Rows("open"));
        Assert.Equal(["discarded: a test order", "discarded: entered by hand", "discarded: entered by hand"], bench.Rows("closed").Select(row => row.GetString("ClosedBecause")).Order());
        var entries = await bench.Audit.OfMonthAsync(new(2026, 10, 1), 1_000, default);
        Assert.Contains(entries, entry => (entry.By, entry.Action, entry.Target, entry.Reason) == ("Anna", "discard", $"{bench.Flow} c", "a test order"));
        Assert.Contains(entries, entry => entry.By == "Bob" && entry.Target == $"cause {Cause.Of(bench.Letter("x")).Id}");
        Assert.Equal(entries.OrderByDescending(entry => entry.At), entries);
    }

    [Fact]
    public async Task What_cannot_be_audited_is_not_done()
    {
        await bench.OpenAsync("a");
        using (account.BreakWrite(1)) await Assert.ThrowsAnyAsync<Exception>(() => bench.Actions.DiscardAsync(bench.Rows("open")[0].RowKey, "why", "me", default));
        Assert.Single(bench.Rows("open"));
    }

    private List<WorkItem> Enqueued() => [.. bench.Queue.Enqueued.Where(item => item.Flow == bench.Flow)];
}

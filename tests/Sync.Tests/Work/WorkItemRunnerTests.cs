using Connector.Mapping;
using Connector.Sync.Operations;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;

namespace Connector.Sync.Tests.Work;

public sealed class WorkItemRunnerTests
{
    private static readonly FlowOutcome.Failed Refused = new([new("UNKNOWN_SKU", "lineItems[0]", "X-1", "Add X-1 to items.")]);
    private static readonly FlowOutcome.Retry Later = new("MAX_ERP_BUSY", "MAX is busy.", "Look at MAX.");
    private readonly RunnerBench bench = new();

    public static TheoryData<string> Quiet => ["done", "skipped"];

    [Theory]
    [MemberData(nameof(Quiet))]
    public async Task What_is_done_or_needs_nothing_completes_the_message(string kind)
    {
        await RunAsync(kind == "done" ? new FlowOutcome.Done("MAX order 1") : new FlowOutcome.Skipped("an echo"), Items.Item());
        Assert.Empty(bench.Queue.Scheduled);
        Assert.Empty(bench.Letters.Open);
        Assert.Equal(0, bench.Letters.Reads);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(1, 120)]
    [InlineData(2, 600)]
    [InlineData(3, 1800)]
    [InlineData(4, 3600)]
    [InlineData(20, 3600)]
    public async Task A_transient_failure_comes_back_later_with_one_more_attempt(int attempt, int seconds)
    {
        await RunAsync(Later, Items.Item(attempt: attempt));
        var (item, due) = Assert.Single(bench.Queue.Scheduled);
        Assert.Equal(Items.Item(attempt: attempt + 1), item);
        Assert.Equal(Items.Noon.AddSeconds(seconds), due);
        Assert.Empty(bench.Letters.Open);
    }

    [Fact]
    public async Task Waiting_for_a_system_that_is_down_uses_up_no_attempt_however_long_it_takes()
    {
        for (var i = 0; i < 500; i++) await RunAsync(new FlowOutcome.Wait("MAX_GATEWAY_DOWN", TimeSpan.FromMinutes(30)), Items.Item(attempt: 3));
        Assert.Equal(500, bench.Queue.Scheduled.Count);
        Assert.All(bench.Queue.Scheduled, copy => Assert.Equal((Items.Item(attempt: 3), Items.Noon.AddMinutes(30)), copy));
    }

    [Fact]
    public async Task A_failure_that_never_passes_is_given_up_after_48_hours_with_its_advice()
    {
        var item = Items.Item();
        var waited = TimeSpan.Zero;
        while (await FailsForGoodAsync(item) is null)
        {
            var (copy, due) = bench.Queue.Scheduled[^1];
            waited += due - Items.Noon;
            item = copy;
        }

        Assert.InRange(waited, TimeSpan.FromHours(47), TimeSpan.FromHours(48));
        Assert.Equal(("MAX_ERP_BUSY", item.Attempt + 1), (bench.Letter.Code, bench.Letter.Attempts));
        Assert.Contains("Look at MAX.", bench.Letter.Advice, StringComparison.Ordinal);

        async Task<DeadLetteredException?> FailsForGoodAsync(WorkItem next) => (DeadLetteredException?)await Record.ExceptionAsync(() => RunAsync(Later, next));
    }

    [Fact]
    public async Task A_permanent_failure_is_a_dead_letter_at_once()
    {
        var snapshots = new Snapshots("source", "target");
        await Assert.ThrowsAsync<DeadLetteredException>(() => RunAsync(Refused with { Snapshots = snapshots }, Items.Item()));
        Assert.Empty(bench.Queue.Scheduled);
        var letter = bench.Letter;
        Assert.Equal(("UNKNOWN_SKU", "Add X-1 to items.", 1, "trace-1", "source", "target"), (letter.Code, letter.Advice, letter.Attempts, letter.CorrelationId, letter.Source, letter.Target));
        Assert.Equal((Items.Noon, Items.Noon), (letter.FirstSeen, letter.LastSeen));
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains("X-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Snapshots_are_written_out_only_for_a_dead_letter()
    {
        var written = 0;
        var snapshots = new Snapshots(() => $"{++written}", () => null);
        await RunAsync(Later with { Snapshots = snapshots }, Items.Item());
        Assert.Equal(0, written);
        await Assert.ThrowsAsync<DeadLetteredException>(() => RunAsync(Refused with { Snapshots = snapshots }, Items.Item()));
        Assert.Equal(1, written);
    }

    [Fact]
    public async Task A_redelivered_dead_letter_fails_at_once_without_running_the_flow()
    {
        var flow = new StubFlow(Refused);
        foreach (var count in new[] { 1, 2, 3 })
            await Assert.ThrowsAsync<DeadLetteredException>(() => bench.Runner.RunAsync(flow, Items.Delivery(Items.Item(), count), default));
        Assert.Equal((1, 2), (flow.Runs, bench.Letters.Reads));
    }

    [Fact]
    public async Task A_resent_message_is_run_afresh_and_its_success_closes_the_dead_letter()
    {
        await Assert.ThrowsAsync<DeadLetteredException>(() => RunAsync(Refused, Items.Item()));
        var flow = new StubFlow(new FlowOutcome.Done("done"));
        // Its first delivery was cut short by a restart, so that it comes with the second.
        await bench.Runner.RunAsync(flow, Items.Delivery(Items.Item(), count: 2, sequence: 8), default);
        Assert.Equal(1, flow.Runs);
        Assert.Empty(bench.Letters.Open);
    }

    [Fact]
    public async Task An_unexpected_exception_is_a_failed_attempt_and_loses_nothing()
    {
        await bench.Runner.RunAsync(new StubFlow((_, _) => throw new InvalidOperationException("a defect")), Items.Delivery(Items.Item()), default);
        Assert.Equal(1, Assert.Single(bench.Queue.Scheduled).Item.Attempt);
        await bench.Runner.RunAsync(new StubFlow((_, _) => throw new TaskCanceledException("a call timed out")), Items.Delivery(Items.Item()), default);
        Assert.Equal(2, bench.Queue.Scheduled.Count);
    }

    [Fact]
    public async Task When_the_copy_cannot_be_scheduled_the_message_goes_back()
    {
        bench.Queue.Fails = () => true;
        await Assert.ThrowsAsync<IOException>(() => RunAsync(Later, Items.Item()));
    }

    [Fact]
    public async Task A_shutdown_is_no_failure()
    {
        using var stop = new CancellationTokenSource();
        var flow = new StubFlow((_, token) =>
        {
            stop.Cancel();
            token.ThrowIfCancellationRequested();
            return Refused;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Runner.RunAsync(flow, Items.Delivery(Items.Item()), stop.Token));
        Assert.Empty(bench.Queue.Scheduled);
        Assert.Empty(bench.Letters.Open);
    }

    public static TheoryData<string> Unreadable => new(
        "",
        "{}",
        "null",
        "not json",
        Items.Json(Items.Item(key: "")),
        Items.Json(Items.Item() with { Flow = "stock" }),
        Items.Json(Items.Item() with { CorrelationId = "two words" }),
        Items.Json(Items.Item(attempt: -1)));

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_message_that_is_no_item_of_the_flow_is_a_visible_dead_letter_and_written_once(string body)
    {
        var flow = new StubFlow(new FlowOutcome.Done("done"));
        await Assert.ThrowsAsync<DeadLetteredException>(() => bench.Runner.RunAsync(flow, Items.Delivery(body), default));
        Assert.Equal(("MALFORMED_MESSAGE", body), (bench.Letter.Code, bench.Letter.Source));
        var first = bench.Letter;
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<DeadLetteredException>(() => bench.Runner.RunAsync(flow, Items.Delivery(body, count: 2), default));
        Assert.Same(first, bench.Letter);
        Assert.Equal(0, flow.Runs);
    }

    [Fact]
    public async Task A_forged_number_of_attempts_is_given_up_like_any_other() =>
        await Assert.ThrowsAsync<DeadLetteredException>(() => RunAsync(Later, Items.Item(attempt: int.MaxValue - 1)));

    [Fact]
    public async Task A_replayed_item_tells_how_it_ended_and_keeps_its_replay_through_retries()
    {
        var item = Items.Item() with { Replay = "operation-1" };
        await RunAsync(Later, item);
        Assert.Equal("operation-1", Assert.Single(bench.Queue.Scheduled).Item.Replay);
        Assert.Empty(bench.Replays.Settled);
        await RunAsync(new FlowOutcome.Skipped("an echo"), item);
        await Assert.ThrowsAsync<DeadLetteredException>(() => RunAsync(Refused, item));
        await RunAsync(new FlowOutcome.Done("done"), item);
        await RunAsync(new FlowOutcome.Done("done"), Items.Item());
        Assert.Equal([ReplayState.Skipped, ReplayState.Failed, ReplayState.Succeeded], bench.Replays.Settled.Select(settled => settled.State));
    }

    private Task RunAsync(FlowOutcome outcome, WorkItem item) => bench.Runner.RunAsync(new StubFlow(outcome), Items.Delivery(item), default);
}

using Connector.Sync.Operations;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.DeadLetters;
using Connector.Sync.Tests.Storage;

namespace Connector.Sync.Tests.Operations;

[Collection(StorageCollection.Name)]
public sealed class OperationsFlowTests(StorageAccount account)
{
    private readonly LetterBench bench = new(account);

    [Fact]
    public async Task An_operation_goes_on_slice_by_slice_until_it_is_done()
    {
        var kind = new Counting(3);
        var operation = await bench.RunAsync(await StartAsync(), kind);
        Assert.Equal((OperationState.Succeeded, 3L, 3, null), (operation.State, operation.Handled, kind.Slices, operation.Position));
        await bench.RunAsync(operation, kind);
        Assert.Equal(3, kind.Slices);
    }

    [Fact]
    public async Task It_pauses_between_two_slices_and_goes_on_where_it_was()
    {
        var operation = await StartAsync();
        var kind = new Counting(3);
        kind.After = slice => slice == 1 ? bench.Operations.AskAsync(operation.Id, OperationRequest.Pause, default) : Task.CompletedTask;
        Assert.Equal((OperationState.Paused, 1L), Of(await bench.RunAsync(operation, kind)));
        var messages = bench.Queue.Enqueued.Count;
        await bench.Operations.AskAsync(operation.Id, OperationRequest.None, default);
        Assert.Equal(messages + 1, bench.Queue.Enqueued.Count);
        Assert.Equal((OperationState.Succeeded, 3L), Of(await bench.RunAsync(operation, kind)));
    }

    [Fact]
    public async Task What_is_stopped_does_nothing_more()
    {
        var operation = await StartAsync();
        var kind = new Counting(3);
        kind.After = slice => slice == 2 ? bench.Operations.AskAsync(operation.Id, OperationRequest.Stop, default) : Task.CompletedTask;
        Assert.Equal((OperationState.Stopped, 2L), Of(await bench.RunAsync(operation, kind)));
        await bench.Operations.AskAsync(operation.Id, OperationRequest.None, default);
        Assert.Equal((OperationState.Stopped, 2L), Of(await bench.RunAsync(operation, kind)));
    }

    [Fact]
    public async Task A_crash_between_a_slice_and_its_record_repeats_that_slice()
    {
        var operation = await StartAsync();
        var kind = new Counting(2);
        using (account.BreakWrite(1)) await Assert.ThrowsAnyAsync<Exception>(() => bench.RunAsync(operation, kind));
        Assert.Equal((OperationState.Succeeded, 2L), Of(await bench.RunAsync(operation, kind)));
        Assert.Equal(3, kind.Slices);
    }

    [Fact]
    public async Task One_whose_message_was_lost_is_let_go_on_by_hand()
    {
        var fails = true;
        bench.Queue.Fails = () => fails;
        await Assert.ThrowsAsync<IOException>(() => StartAsync());
        fails = false;
        var lost = (await bench.Operations.NewestAsync(100, default)).First(operation => operation.Input == bench.Flow);
        await bench.Operations.AskAsync(lost.Id, OperationRequest.None, default);
        Assert.Equal(lost.Id, Assert.Single(bench.Queue.Enqueued).Key);
    }

    [Fact]
    public async Task A_kind_that_nobody_knows_fails_and_what_does_not_exist_is_skipped()
    {
        Assert.Equal(OperationState.Failed, (await bench.RunAsync(await StartAsync())).State);
        Assert.IsType<FlowOutcome.Skipped>(await new OperationsFlow(bench.Operations, []).RunAsync(LetterBench.Item("nothing"), default));
    }

    private static (OperationState State, long Handled) Of(Operation operation) => (operation.State, operation.Handled);

    private Task<Operation> StartAsync() => bench.Operations.StartAsync("count", bench.Flow, "me", default);

    private sealed class Counting(int slices) : IOperationKind
    {
        public string Name => "count";

        public int Slices { get; private set; }

        public Func<int, Task> After { get; set; } = _ => Task.CompletedTask;

        public async Task<OperationSlice> RunAsync(Operation operation, CancellationToken cancellationToken)
        {
            Slices++;
            var handled = operation.Handled + 1;
            await After((int)handled);
            return new(handled, handled == slices ? null : $"{handled}", $"{handled} counted");
        }
    }
}

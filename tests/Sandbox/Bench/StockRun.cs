using System.Diagnostics;
using Connector.Sandbox.Load;
using Connector.Sandbox.Stack;
using Connector.Sync.Work;

namespace Connector.Sandbox.Bench;

/// <summary>Runs one of the flow's producers in the worker, and waits until commercetools shows what MAX has.</summary>
internal sealed class StockRun(SandboxStack stack, BenchMax max, BenchShop shop, BenchCalls calls)
{
    /// <summary>Runs a timer function to the last consequence.</summary>
    public async Task<StockRunResult> RunAsync(string function, CancellationToken cancellationToken)
    {
        var sellable = max.Sellable();
        var open = new Queue<KeyValuePair<string, long>>(sellable.Where(pair => shop.Quantity(pair.Key) != pair.Value));
        var before = stack.Host!.Counts["Stock"].Invocations;
        calls.Reset();
        var watch = Stopwatch.StartNew();
        await stack.Host.RunTimerAsync(function, cancellationToken);
        await Patiently.UntilAsync("every entry equals MAX", () => Shown(open) || GivenUp, () => $"{open.Count} open, {stack.Bus.Counts(FlowName.Stock)}", cancellationToken);
        var seconds = watch.Elapsed.TotalSeconds;
        await Patiently.UntilAsync("the queue is empty", () => stack.Bus.Counts(FlowName.Stock) is { Active: 0, Scheduled: 0, Locked: 0 }, () => $"{stack.Bus.Counts(FlowName.Stock)}", cancellationToken);
        var counts = calls.Take();
        var (entries, wrong) = shop.Compare(sellable);
        return new(seconds, counts, entries, wrong, stack.Host.Counts["Stock"].Invocations - before);
    }

    // A dead letter is nothing that waiting helps against; the checks will say what is wrong.
    private bool GivenUp => stack.Bus.Counts(FlowName.Stock).DeadLettered > 0;

    private bool Shown(Queue<KeyValuePair<string, long>> open)
    {
        shop.SettleImports();
        while (open.TryPeek(out var next) && shop.Quantity(next.Key) == next.Value) open.Dequeue();
        return open.Count == 0;
    }
}

/// <summary>What a run was.</summary>
/// <param name="Seconds">Until every entry equalled MAX.</param>
/// <param name="Calls">Calls of the connector, also those that came after that.</param>
/// <param name="Entries">Entries in commercetools.</param>
/// <param name="Wrong">Those that do not equal MAX.</param>
/// <param name="Batches">Messages that the worker handled.</param>
internal sealed record StockRunResult(double Seconds, BenchCounts Calls, int Entries, int Wrong, long Batches);

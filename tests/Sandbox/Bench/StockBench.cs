using System.Diagnostics;
using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Gateway;
using Connector.Sandbox.Load;
using Connector.Sandbox.Reports;
using Connector.Sandbox.Stack;

namespace Connector.Sandbox.Bench;

/// <summary>
/// The flow <c>stock</c> at a size: a full comparison with some changes, one without, a delta, and the same work done in the
/// naive way. The real worker and gateway do it; the two ends are in this process.
/// </summary>
internal sealed class StockBench(StockBenchOptions options, Report report, Action<string>? log)
{
    private readonly ProcessMemory worker = new();
    private readonly ProcessMemory gateway = new();

    /// <summary>Runs the bench and looks at the result.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("connector-bench-").FullName;
        try
        {
            var ports = Ports.Free;
            await using var front = await GatewayFront.StartAsync(new Uri($"http://127.0.0.1:{ports.Gateway}/"));
            await using var stack = await SandboxStack.StartAsync(await SandboxAsync(ports, front, folder, cancellationToken), report.Say, cancellationToken);
            await RunAsync(stack, front, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<SandboxOptions> SandboxAsync(Ports ports, GatewayFront front, string folder, CancellationToken cancellationToken) => new()
    {
        Ports = ports,
        MappingFile = await BenchMapping.WriteAsync(folder, cancellationToken),
        RunSchedules = false,
        Settings = new Dictionary<string, string>
        {
            ["MaxGateway__BaseAddress"] = front.Address,
            ["Flows__Stock__Mode"] = "live",
            ["Stock__ImportFrom"] = options.Import ? "1" : "0",
            // Otherwise the bench waits half a minute for nothing.
            ["Stock__ImportCheckAfter"] = "00:00:05",
        },
        Log = log,
    };

    private async Task RunAsync(SandboxStack stack, GatewayFront front, CancellationToken cancellationToken)
    {
        var (max, shop, calls) = (new BenchMax(stack), new BenchShop(stack.Commercetools!), new BenchCalls(stack, front));
        var runs = new StockRun(stack, max, shop, calls);
        report.Say($"Seeding {options.Skus} parts and inventory entries");
        max.Seed(options.Skus);
        shop.Seed(max.Sellable());
        Look(stack, "at the start", 0);

        var changed = max.Change((int)Math.Round(options.Skus * options.Changed), options.Skus, TimeSpan.FromHours(1));
        if (options.Latency > TimeSpan.Zero)
            stack.Commercetools!.OnCall = (_, moment) => moment == CallMoment.BeforeApply ? Task.Delay(options.Latency, cancellationToken) : Task.CompletedTask;
        report.Figure("latency of commercetools (ms)", options.Latency.TotalMilliseconds);
        report.Figure("parts", options.Skus);
        report.Figure("parts that changed", changed);
        report.Say($"Comparing everything, {changed} changed");
        var full = await runs.RunAsync("StockComparison", cancellationToken);
        Tell("full comparison", full, stack, 1);
        report.Say("Comparing everything, nothing changed");
        var unchanged = await runs.RunAsync("StockComparison", cancellationToken);
        Tell("unchanged comparison", unchanged, stack, 2);
        var few = max.Change(options.DeltaParts, options.Skus, TimeSpan.Zero);
        report.Say($"Polling, {few} changed");
        var delta = await runs.RunAsync("StockPoll", cancellationToken);
        Tell("delta", delta, stack, 3);

        report.Say("Doing it in the naive way");
        var naive = await NaiveAsync(stack, max.Sellable(), full.Seconds, (double)changed / options.Skus, cancellationToken);
        var checks = new StockChecks(report, options);
        checks.Full(full, changed);
        checks.Unchanged(unchanged);
        checks.Delta(delta, few);
        checks.Machine(worker.Peak, stack.Host!.Counts, naive);
    }

    /// <returns>How many times as long the naive way takes.</returns>
    private async Task<double> NaiveAsync(SandboxStack stack, Dictionary<string, long> sellable, double full, double changed, CancellationToken cancellationToken)
    {
        using var naive = new NaiveStock(stack);
        var sample = Math.Min(sellable.Count, options.NaiveSample);
        var watch = Stopwatch.StartNew();
        await naive.RunAsync(sellable.Take(sample), cancellationToken);
        var scale = (double)sellable.Count / sample;
        var seconds = watch.Elapsed.TotalSeconds * scale;
        if (scale > 1) report.Say($"The naive way was measured with {sample} of {sellable.Count} entries and scaled up.");
        report.Figure("naive way: entries measured", sample);
        report.Figure("naive way: seconds" + (scale > 1 ? ", scaled up" : ""), seconds);
        report.Figure("naive way: times as long as the full comparison", seconds / full);
        report.Figure("naive way that updates only what differs: times as long", (naive.Queries + (naive.Updates * changed)) * scale / full);
        return seconds / full;
    }

    private void Tell(string name, StockRunResult run, SandboxStack stack, double stage)
    {
        report.Figure($"{name}: seconds until every entry equals MAX", run.Seconds);
        foreach (var (figure, value) in run.Calls.Figures) report.Figure($"{name}: {figure}", value);
        Look(stack, $"after {name}", stage);
    }

    private void Look(SandboxStack stack, string when, double stage)
    {
        worker.Look(stack.Host!.WatchdogId, stage);
        gateway.Look(stack.Gateway.WatchdogId, stage);
        if (!worker.Measured) return;
        report.Figure($"peak memory of the worker {when} (MB)", worker.Peak);
        report.Figure($"peak memory of the gateway {when} (MB)", gateway.Peak);
    }
}

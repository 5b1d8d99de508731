using System.Collections.Concurrent;
using System.Diagnostics;
using Connector.Sandbox.Demo;
using Connector.Sandbox.Gateway;
using Connector.Sandbox.Reports;
using Connector.Sandbox.Stack;
using Connector.Sync.Work;
using Spectre.Console;

namespace Connector.Sandbox.Load;

/// <summary>
/// Many orders through the real connector while everything around it fails now and then; afterwards MAX holds each of
/// them exactly once, with equal totals.
/// </summary>
internal sealed class LoadRun(LoadOptions options, Report report, Action<string>? log)
{
    private const int ParallelOrders = 8;
    private static readonly TimeSpan DuplicateDetectionWindow = TimeSpan.FromSeconds(2);

    // Waits that are short enough for a run of minutes and long enough for a process to come back.
    private static readonly Dictionary<string, string> ShortWaits = new()
    {
        ["Retry__Delays__0"] = "00:00:00.500",
        ["OrderExport__StillRunningDelay"] = "00:00:01",
        ["MaxGateway__Retries"] = "10",
        ["MaxGateway__RetryDelay"] = "00:00:00.200",
        ["MaxGateway__PollInterval"] = "00:00:00.500",
        ["MaxGateway__CircuitMinimumCalls"] = "1000",
        ["Commercetools__Resilience__RetryDelay"] = "00:00:00.050",
        ["Commercetools__Resilience__MaxRetryDelay"] = "00:00:00.100",
        ["Commercetools__Resilience__BreakerMinimumAttempts"] = "1000",
        // A sweep reads what changed since the one before; all orders of a load are younger than the usual overlap.
        ["Flows__OrderExport__SweepOverlap"] = "00:00:05",
    };

    private readonly LoadProgress progress = new(log);
    private readonly ConcurrentBag<string> placed = [];
    private readonly ProcessMemory worker = new();
    private readonly ProcessMemory gateway = new();

    /// <summary>Runs the load and looks at the result.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var ports = Ports.Free;
        await using var front = await GatewayFront.StartAsync(new Uri($"http://127.0.0.1:{ports.Gateway}/"));
        await using var stack = await SandboxStack.StartAsync(Sandbox(ports, front), report.Say, cancellationToken);
        stack.Commercetools!.OnCall = progress.OnCallAsync;
        var faults = new LoadFaults(stack, front, options);
        var kills = new LoadKills(stack, progress, options);
        var accounts = LoadAccounts.Before(stack.Max);
        var customers = await LoadCustomer.RegisterAsync(stack.Shop, (options.Orders / 5) + 1, cancellationToken);
        stack.Commercetools.Calls.Reset();
        faults.Arm();

        var watch = Stopwatch.StartNew();
        await report.Console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(bars => ThroughAsync(stack, kills, new LoadOrders(options, customers), bars, cancellationToken));
        Figures(stack, front, kills, watch.Elapsed);
        faults.Clear();
        await ReplayAsync(stack, cancellationToken);
        report.Figure("seconds until every order is in MAX", watch.Elapsed.TotalSeconds);

        report.Say("Comparing commercetools with MAX");
        await new LoadProof(stack, report, options.Orders).LookAsync(accounts, cancellationToken);
        await new LoadDeadLetters(stack, report, progress).LookAsync(cancellationToken);
        LoadFigures.Print(report, progress, faults);
    }

    private SandboxOptions Sandbox(Ports ports, GatewayFront front) => new()
    {
        Ports = ports,
        Settings = new Dictionary<string, string>(ShortWaits) { ["MaxGateway__BaseAddress"] = front.Address },
        DuplicateDetectionWindow = DuplicateDetectionWindow,
        MaxFaults = options.Faults > 0 ? new MaxFaultRate(options.Faults, options.Seed) : null,
        Log = progress.OnLine,
    };

    private async Task ThroughAsync(SandboxStack stack, LoadKills kills, LoadOrders orders, ProgressContext bars, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync(stack, bars.AddTask("placed", maxValue: options.Orders), bars.AddTask("in MAX, shown in commercetools", maxValue: options.Orders), over.Token);
        var killing = kills.RunAsync(over.Token);
        try
        {
            await Parallel.ForEachAsync(orders.All(), new ParallelOptions { MaxDegreeOfParallelism = ParallelOrders, CancellationToken = cancellationToken }, async (order, token) =>
                placed.Add((await stack.Shop.PlaceAsync(order, token)).Id()));
            // What MAX refused waits for a person: it is replayed below.
            await Patiently.UntilAsync(
                "every order is shown or dead-lettered",
                () => progress.Shown + stack.Bus.Counts(FlowName.OrderExport).DeadLettered >= options.Orders,
                () => $"{Work(stack)}",
                cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(watching, killing);
        }
    }

    private async Task WatchAsync(SandboxStack stack, ProgressTask placing, ProgressTask showing, CancellationToken over)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                (placing.Value, showing.Value) = (placed.Count, progress.Shown);
                var stage = (double)progress.Shown / options.Orders;
                worker.Look(stack.Host!.WatchdogId, stage);
                gateway.Look(stack.Gateway.WatchdogId, stage);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            (placing.Value, showing.Value) = (placed.Count, progress.Shown);
        }
    }

    /// <summary>Resends what MAX refused, as an operator does, until nothing is left to do.</summary>
    private async Task ReplayAsync(SandboxStack stack, CancellationToken cancellationToken)
    {
        await stack.Commercetools!.WhenDeliveredAsync(cancellationToken);
        await QuietAsync(stack, cancellationToken);
        while (stack.Bus.Peek(FlowName.OrderExport, deadLetter: true) is { Count: > 0 } letters)
        {
            report.Say($"Replaying {letters.Count} dead letters");
            // A copy that comes too soon is a duplicate to the queue.
            var last = letters.Max(letter => letter.EnqueuedTime);
            await Patiently.UntilAsync("the queue has forgotten the message", () => DateTimeOffset.UtcNow > last + (2 * DuplicateDetectionWindow), () => "", cancellationToken);
            stack.Bus.ResendDeadLetters(FlowName.OrderExport);
            await QuietAsync(stack, cancellationToken);
        }
    }

    private static Task QuietAsync(SandboxStack stack, CancellationToken cancellationToken) =>
        Patiently.UntilAsync("the queues are empty", () => Queues.All.All(queue => stack.Bus.Counts(queue.Name) is { Active: 0, Scheduled: 0, Locked: 0 }), () => Work(stack), cancellationToken);

    private static string Work(SandboxStack stack) => $"{string.Join(", ", Queues.All.Select(queue => $"{queue.Name} {stack.Bus.Counts(queue.Name)}"))}, {stack.Host!.Counts["OrderExport"]}";

    private void Figures(SandboxStack stack, GatewayFront front, LoadKills kills, TimeSpan took)
    {
        report.Figure("orders", options.Orders);
        report.Figure("orders per second", options.Orders / took.TotalSeconds);
        report.Figure("calls to commercetools per order", stack.Commercetools!.Calls.Entries.Count(entry => entry.Call.ClientId == stack.Options.Access.ClientId) / (double)options.Orders);
        report.Figure("calls to the gateway per order", front.Requests.Count / (double)options.Orders);
        report.Figure("runs of order-export per order", stack.Host!.Counts["OrderExport"].Invocations / (double)options.Orders);
        report.Figure("worker kills", kills.Workers);
        report.Figure("gateway kills", kills.Gateways);
        LoadFigures.Memory(report, "worker", worker);
        LoadFigures.Memory(report, "gateway", gateway);
    }
}

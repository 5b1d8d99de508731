using Connector.Sandbox.Gateway;
using Connector.Sandbox.Stack;

namespace Connector.Sandbox.Load;

/// <summary>Kills both processes now and then, in the middle of their work: each time when a share of the orders is through.</summary>
internal sealed class LoadKills(SandboxStack stack, LoadProgress progress, LoadOptions options)
{
    private static readonly string[] Points =
        [CrashPoint.BeforeHeader, CrashPoint.HeaderApplied, CrashPoint.BeforeLine, CrashPoint.LineApplied, CrashPoint.BeforeReply];

    private readonly Random random = new(options.Seed + 20);

    /// <summary>Worker processes that were killed.</summary>
    public int Workers { get; private set; }

    /// <summary>Gateway processes that were killed.</summary>
    public int Gateways => stack.Gateway.Starts - 1;

    /// <summary>Runs until all kills are done, or the load is.</summary>
    public async Task RunAsync(CancellationToken done)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            for (var kill = 1; kill <= options.Kills; kill++)
            {
                while (progress.Shown < kill * options.Orders / (options.Kills + 1)) await timer.WaitForNextTickAsync(done);
                await KillWorkerAsync(done);
                stack.Crash.Arm(Points[random.Next(Points.Length)], random.Next(1, 4));
                while (stack.Crash.IsArmed) await timer.WaitForNextTickAsync(done);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // Every order is through.
        }
    }

    private async Task KillWorkerAsync(CancellationToken done)
    {
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = random.Next(1, 12);
        stack.Storage.OnCall = _ =>
        {
            if (Interlocked.Decrement(ref left) != 0) return Task.CompletedTask;
            stack.Host!.KillWorker();
            killed.TrySetResult();
            throw new IOException("The worker is gone.");
        };
        try
        {
            await killed.Task.WaitAsync(done);
            Workers++;
        }
        finally
        {
            stack.Storage.OnCall = null;
            await stack.Host!.StartWorkerAsync(CancellationToken.None);
        }
    }
}

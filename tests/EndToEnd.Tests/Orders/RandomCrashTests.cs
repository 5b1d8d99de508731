using System.Text.Json.Nodes;
using Connector.Sandbox.Gateway;

namespace EndToEnd.Tests.Orders;

/// <summary>Both processes are killed again and again, at moments that a seed chooses, while orders come in.</summary>
public sealed class RandomCrashTests(OrderStack stack) : IClassFixture<OrderStack>
{
    private const int Kills = 3;

    private static readonly string[] Points =
        [CrashPoint.BeforeHeader, CrashPoint.HeaderApplied, CrashPoint.BeforeLine, CrashPoint.LineApplied, CrashPoint.BeforeReply];

    [Theory]
    [InlineData(20260101)]
    [InlineData(20260202)]
    [InlineData(20260303)]
    public async Task Ten_orders_arrive_once_whenever_both_processes_are_killed(int seed)
    {
        await stack.ResetAsync();
        var random = new Random(seed);
        var starts = stack.Sandbox.Gateway.Starts;
        List<JsonObject> placed = [];

        for (var kill = 0; kill < Kills; kill++)
        {
            var worker = new WorkerKill(stack);
            worker.AtStorageCall(random.Next(1, 12));
            stack.Sandbox.Crash.Arm(Points[random.Next(Points.Length)], random.Next(1, 4));
            for (var order = kill; order < 10; order += Kills) placed.Add(await stack.PlaceAsync());
            await worker.Killed.WaitAsync(OrderStack.Patience);
            await stack.Sandbox.Host!.StartWorkerAsync();
            await stack.EventuallyAsync("the gateway was killed", () => Task.FromResult(!stack.Sandbox.Crash.IsArmed));
        }

        stack.Sandbox.Storage.OnCall = null;
        foreach (var order in placed) await stack.AssertExportedOnceAsync(order);
        Assert.Equal(10, placed.Count);
        Assert.Equal(starts + Kills, stack.Sandbox.Gateway.Starts);
    }
}

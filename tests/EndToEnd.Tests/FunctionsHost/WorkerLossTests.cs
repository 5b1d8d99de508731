using Connector.Sandbox.FunctionsHost;
using Connector.Sandbox.FunctionsHost.Workers;

namespace EndToEnd.Tests.FunctionsHost;

public sealed class WorkerLossTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_worker_killed_between_the_work_and_the_settlement_gets_the_message_again()
    {
        FunctionsHostServer? server = null;
        var killed = new TaskCompletionSource();
        await using var host = await SampleHost.StartAsync(options => options with
        {
            BeforeSettlement = _ =>
            {
                if (!killed.Task.IsCompleted)
                {
                    server!.KillWorker();
                    killed.SetResult();
                }

                return Task.FromResult(SettlementDecision.AsUsual);
            },
        });
        server = host.Server;

        host.Plain.Send("m1", "hello");
        await killed.Task.WaitAsync(Patience);
        Assert.False(server.WorkerRunning);
        Assert.Equal(1, host.Plain.Left);

        await server.StartWorkerAsync();
        await host.Plain.WhenEmptyAsync();
        Assert.Equal(["plain m1 delivery 1 body hello", "plain m1 delivery 2 body hello"], host.Said("plain"));
    }

    [Fact]
    public async Task A_worker_killed_during_an_invocation_leaves_the_message_locked_when_locks_are_to_run_out()
    {
        await using var host = await SampleHost.StartAsync(options => options with { ReleaseLocksOfLostWorker = false });

        host.Plain.Send("m1", "hang");
        await WaitUntil.TrueAsync(() => host.Said("plain m1").Count == 1);
        host.Server.KillWorker();
        await WaitUntil.TrueAsync(() => host.Server.Counts["Plain"] == new FunctionCount(1, 1));

        Assert.Equal(1, host.Plain.Locked);
    }

    [Fact]
    public async Task A_worker_that_ends_by_itself_is_started_again_and_its_message_is_delivered_again()
    {
        var exits = 0;
        await using var host = await SampleHost.StartAsync();
        host.Server.WorkerExited += () => exits++;

        host.Plain.Send("m1", "die");
        await host.Plain.WhenEmptyAsync();

        Assert.Equal(1, exits);
        Assert.Contains("plain m1 delivery 2 body die", host.Said("plain"));
        Assert.Equal(new FunctionCount(2, 1), host.Server.Counts["Plain"]);
    }

    [Fact]
    public async Task An_app_that_does_not_start_says_why()
    {
        var lost = await Assert.ThrowsAsync<WorkerLostException>(() => SampleHost.StartAsync(options => options with
        {
            Settings = new Dictionary<string, string>(options.Settings) { ["RefuseToStart"] = "mapping.json is wrong" },
        }));

        Assert.Contains("mapping.json is wrong", lost.Message);
    }

    [Fact]
    public async Task A_binding_that_names_a_missing_setting_stops_the_start_with_the_settings_name()
    {
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => SampleHost.StartAsync(options => options with
        {
            Settings = new Dictionary<string, string> { ["PlainQueue"] = "plain-queue" },
        }));

        Assert.Contains("TickSchedule", missing.Message);
    }
}

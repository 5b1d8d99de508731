using Connector.Sandbox.FunctionsHost;
using Microsoft.Extensions.Time.Testing;

namespace EndToEnd.Tests.FunctionsHost;

public sealed class TimerFunctionTests
{
    /// <summary>Counts the timers that were set: time must not move before somebody waits for it.</summary>
    private sealed class ObservedTime(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private int _timers;

        public int Timers => Volatile.Read(ref _timers);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _timers);
            return timer;
        }
    }

    [Fact]
    public async Task A_timer_runs_when_the_clock_reaches_its_schedule()
    {
        var time = new ObservedTime(new DateTimeOffset(2026, 3, 1, 12, 0, 5, TimeSpan.Zero));
        await using var host = await SampleHost.StartAsync(options => options with { Time = time });

        await WaitUntil.TrueAsync(() => time.Timers == host.Server.Functions.Count(function => function.Schedule is not null));
        time.Advance(TimeSpan.FromSeconds(24));
        Assert.Equal(default, host.Server.Counts["Tick"]);

        foreach (var expected in (long[])[1, 2, 3])
        {
            var timers = time.Timers;
            time.Advance(TimeSpan.FromSeconds(expected == 1 ? 1 : 30));
            await WaitUntil.TrueAsync(() => time.Timers == timers + 1);
            Assert.Equal(new FunctionCount(expected, 0), host.Server.Counts["Tick"]);
        }
    }

    [Fact]
    public async Task A_timer_runs_on_demand_and_a_failure_is_told()
    {
        await using var host = await SampleHost.StartAsync(options => options with { RunSchedules = false });

        await host.Server.RunTimerAsync("Tick");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Server.RunTimerAsync("Broken"));

        Assert.Equal(["tick past due False"], host.Said("tick"));
        Assert.Contains("The timer was told to fail (False).", failure.Message);
        Assert.Equal(new FunctionCount(1, 1), host.Server.Counts["Broken"]);
    }

    [Fact]
    public async Task A_disabled_function_stays_quiet()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 5, TimeSpan.Zero));
        await using var host = await SampleHost.StartAsync(options => options with
        {
            Time = time,
            Settings = new Dictionary<string, string>(options.Settings) { ["AzureWebJobs.Tick.Disabled"] = "true", ["TickSchedule"] = "00:00:10" },
        });

        time.Advance(TimeSpan.FromMinutes(5));

        Assert.True(host.Server.Functions.Single(function => function.Name == "Tick").Disabled);
        Assert.Equal(default, host.Server.Counts["Tick"]);
    }
}

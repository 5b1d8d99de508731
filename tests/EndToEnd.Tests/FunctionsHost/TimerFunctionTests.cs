using Connector.Sandbox.FunctionsHost;
using Microsoft.Extensions.Time.Testing;

namespace EndToEnd.Tests.FunctionsHost;

public sealed class TimerFunctionTests
{
    [Fact]
    public async Task A_timer_runs_when_the_clock_reaches_its_schedule()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 5, TimeSpan.Zero));
        await using var host = await SampleHost.StartAsync(options => options with { Time = time });

        time.Advance(TimeSpan.FromSeconds(24));
        Assert.Equal(default, host.Server.Counts["Tick"]);

        foreach (var expected in (long[])[1, 2, 3])
        {
            time.Advance(TimeSpan.FromSeconds(expected == 1 ? 1 : 30));
            await WaitUntil.TrueAsync(() => host.Server.Counts["Tick"] == new FunctionCount(expected, 0));
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

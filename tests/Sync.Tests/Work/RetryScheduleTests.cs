using Connector.Sync.Retries;
using CsCheck;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Tests.Work;

public sealed class RetryScheduleTests
{
    [Fact]
    public void The_jitter_is_exactly_what_the_random_numbers_say()
    {
        var schedule = Schedule(new RetryOptions(), new Random(42));
        var random = new Random(42);
        foreach (var (failures, seconds) in new[] { (1, 30), (2, 120), (3, 600), (4, 1800), (5, 3600), (6, 3600) })
            Assert.Equal(TimeSpan.FromSeconds(seconds) + (TimeSpan.FromSeconds(seconds) * (0.1 * random.NextDouble())), schedule.After(failures));
    }

    [Fact]
    public void Any_schedule_waits_some_time_until_the_budget_is_spent_and_never_after() =>
        Gen.Select(Gen.Int[1, 100_000].List[1, 6], Gen.Int[1, 500_000], Gen.Double[0, 1], Gen.Int[1, 60]).Sample((delays, budget, jitter, failures) =>
        {
            var options = new RetryOptions { GiveUpAfter = TimeSpan.FromSeconds(budget), Jitter = jitter };
            foreach (var delay in delays) options.Delays.Add(TimeSpan.FromSeconds(delay));
            var planned = Enumerable.Range(0, failures).Select(i => (long)delays[Math.Min(i, delays.Count - 1)]).ToList();
            var after = Schedule(options, new Random(7)).After(failures);
            if (planned.Sum() > budget) return after is null;
            return after >= TimeSpan.FromSeconds(planned[^1]) && after <= TimeSpan.FromSeconds(planned[^1] * (1 + jitter)) + TimeSpan.FromTicks(1);
        });

    [Fact]
    public void With_growing_delays_every_wait_is_at_least_the_one_before_and_giving_up_is_final() =>
        Gen.Select(Gen.Int[1, 10_000].List[1, 6], Gen.Int[1, 500_000]).Sample((delays, budget) =>
        {
            var options = new RetryOptions { GiveUpAfter = TimeSpan.FromSeconds(budget), Jitter = 0 };
            foreach (var delay in delays.Order()) options.Delays.Add(TimeSpan.FromSeconds(delay));
            var schedule = Schedule(options, new Random(7));
            var waits = Enumerable.Range(1, 80).Select(schedule.After).ToList();
            return waits.Zip(waits.Skip(1)).All(pair => pair.Second is null || pair.First <= pair.Second);
        });

    private static RetrySchedule Schedule(RetryOptions options, Random random) => new(Options.Create(options), random);
}

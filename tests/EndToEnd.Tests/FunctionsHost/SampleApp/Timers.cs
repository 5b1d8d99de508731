using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace SampleApp;

/// <summary>Timer functions.</summary>
public sealed class Timers(ILogger<Timers> logger)
{
    [Function("Tick")]
    public void Tick([TimerTrigger("%TickSchedule%")] TimerInfo timer) => logger.LogInformation("tick past due {PastDue}", timer.IsPastDue);

    [Function("Broken")]
    public void Broken([TimerTrigger("0 0 3 * * *", UseMonitor = false)] TimerInfo timer) =>
        throw new InvalidOperationException($"The timer was told to fail ({timer.IsPastDue}).");
}

using System.Globalization;
using NCrontab;

namespace Connector.Sandbox.FunctionsHost.Triggers;

/// <summary>When a timer is due: NCRONTAB of five or six fields, or a constant interval (a TimeSpan), as in Azure; in UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly Func<DateTime, DateTime> _next;

    private TimerSchedule(Func<DateTime, DateTime> next) => _next = next;

    public static TimerSchedule Parse(string text)
    {
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero)
            return new TimerSchedule(after => after + interval);
        var withSeconds = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
        return new TimerSchedule(CrontabSchedule.Parse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = withSeconds }).GetNextOccurrence);
    }

    public DateTimeOffset Next(DateTimeOffset after) => new(_next(after.UtcDateTime), TimeSpan.Zero);
}

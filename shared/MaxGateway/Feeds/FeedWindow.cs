using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Feeds;

/// <summary>From when on a delta reads, by the clock of MAX's database server.</summary>
/// <param name="Since">Local time of the server.</param>
/// <param name="SinceDay">The company's day at that time.</param>
internal sealed record FeedWindow(DateTime Since, DateOnly SinceDay)
{
    // A clock that was put back in between dates later changes earlier, by up to as much as it was put back.
    private static readonly TimeSpan PutBack = TimeSpan.FromHours(2);

    public static FeedWindow Of(FeedCursor cursor, TimeSpan overlap, CompanyOptions company)
    {
        var server = TimeZoneInfo.FindSystemTimeZoneById(company.DatabaseTimeZone ?? company.TimeZone);
        var since = cursor.ReadAt.Ticks > overlap.Ticks ? cursor.ReadAt - overlap : DateTimeOffset.MinValue;
        var (now, later) = (server.GetUtcOffset(since), server.GetUtcOffset(since + PutBack));
        // Year 1 is no date of MAX: nothing is lost where local time would begin before it.
        var ticks = Math.Max(DateTime.MinValue.Ticks, since.UtcTicks + (now < later ? now : later).Ticks);
        return new FeedWindow(new DateTime(ticks), Today(since, company));
    }

    public static DateOnly Today(DateTimeOffset instant, CompanyOptions company) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(company.TimeZone)).DateTime);
}

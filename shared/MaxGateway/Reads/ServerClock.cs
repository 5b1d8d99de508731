using System.Globalization;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Reads;

/// <summary>The clock of MAX's database server.</summary>
internal sealed class ServerClock(CompanyOptions company)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(company.DatabaseTimeZone ?? company.TimeZone);

    /// <summary>Instant of a local time as the views write it. An hour that comes twice counts as the second.</summary>
    public DateTimeOffset Instant(string local)
    {
        var time = DateTime.ParseExact(local, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.fff"], CultureInfo.InvariantCulture, DateTimeStyles.None);
        return new DateTimeOffset(time, _zone.GetUtcOffset(time)).ToUniversalTime();
    }
}

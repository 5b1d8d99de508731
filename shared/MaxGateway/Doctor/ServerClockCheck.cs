using System.Globalization;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Doctor;

/// <summary>The clock of the database server, by which MAX dates what it changes.</summary>
internal static class ServerClockCheck
{
    // Well below the overlap of the feeds, and below what the validity of tokens tolerates.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    public static Finding Zone(CompanyOptions company, string key, DatabaseFacts facts)
    {
        var setting = company.DatabaseTimeZone is null ? "TimeZone" : "DatabaseTimeZone";
        var name = company.DatabaseTimeZone ?? company.TimeZone;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return Finding.Bad("time zone", $"{key}:{setting} is '{name}', which this computer does not know.", $"Set {key}:{setting} to an IANA or Windows time zone, for example Europe/Berlin.");
        var expected = zone.GetUtcOffset(DateTime.SpecifyKind(facts.Utc, DateTimeKind.Utc));
        // Two calls of the clock may straddle a minute.
        var actual = TimeSpan.FromMinutes(Math.Round((facts.Local - facts.Utc).TotalMinutes));
        return expected == actual
            ? Finding.Good("time zone", $"The database server's clock is {Text(actual)}, as {name} is now.")
            : Finding.Bad("time zone", $"The database server's clock is {Text(actual)}, and {name} is {Text(expected)} now: changes would be missed or read twice.", $"Set {key}:DatabaseTimeZone to the time zone of the database server.");
    }

    public static Finding Offset(TimeSpan lag) => lag.Duration() <= Tolerance
        ? Finding.Good("clock", $"The clocks of this computer and of the database server differ by {Seconds(lag)} s.")
        : Finding.Bad("clock", $"The database server's clock is {Seconds(lag)} s {(lag > TimeSpan.Zero ? "ahead of" : "behind")} this computer's.", "Let both take the time from the same source (w32tm /resync), or raise Gateway:Feeds:OverlapMinutes beyond the difference.");

    private static string Seconds(TimeSpan lag) => lag.Duration().TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    private static string Text(TimeSpan offset) =>
        $"UTC{(offset < TimeSpan.Zero ? "-" : "+")}{offset.Duration().ToString(@"hh\:mm", CultureInfo.InvariantCulture)}";
}

using System.Globalization;
using Connector.Sync.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connector.Sync.Flows;

/// <summary>Reads and checks the options of a flow, naming the full key of everything that is wrong.</summary>
public static class FlowOptionsRegistration
{
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestSettle = TimeSpan.FromHours(1);

    /// <summary>Adds the options of a flow under its name.</summary>
    public static IServiceCollection AddFlowOptions(this IServiceCollection services, string flow, string section, IConfiguration configuration)
    {
        var values = configuration.GetSection(section);
        services.AddOptions<FlowOptions>(flow).Configure(options => Read(options, values)).ValidateOnStart();
        return services;
    }

    private static void Read(FlowOptions options, IConfigurationSection section)
    {
        var settings = new SettingReader<FlowOptions>(section);
        options.Mode = settings.Value<FlowMode>("Mode", TryMode, "off, shadow or live") ?? options.Mode;
        options.Start = settings.Value<DateTimeOffset>("Start", TryInstant, "an instant such as 2026-01-31T00:00:00Z") ?? options.Start;
        options.SweepOverlap = settings.Span("SweepOverlap", LongestOverlap) ?? options.SweepOverlap;
        options.SweepSettle = settings.Span("SweepSettle", LongestSettle) ?? options.SweepSettle;
        settings.Check();
    }

    // Numbers parse as well, and mean nothing to whoever reads the settings.
    private static bool TryMode(string text, out FlowMode mode) =>
        Enum.TryParse(text, ignoreCase: true, out mode) && Enum.IsDefined(mode) && char.IsAsciiLetter(text[0]);

    private static bool TryInstant(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
}

using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Flows;

/// <summary>Binds and checks the options of a flow, naming the full key of what is wrong.</summary>
public static class FlowOptionsRegistration
{
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestSettle = TimeSpan.FromHours(1);

    /// <summary>Adds the options of a flow under its name.</summary>
    public static IServiceCollection AddFlowOptions(this IServiceCollection services, string flow, string section, IConfiguration configuration)
    {
        var values = configuration.GetSection(section);
        services.AddOptions<FlowOptions>(flow)
            .Configure(options => Read(options, values))
            .Validate(options => options.SweepOverlap >= TimeSpan.Zero && options.SweepOverlap <= LongestOverlap, $"{section}:SweepOverlap must be a time span between 00:00:00 and 1.00:00:00.")
            .Validate(options => options.SweepSettle >= TimeSpan.Zero && options.SweepSettle <= LongestSettle, $"{section}:SweepSettle must be a time span between 00:00:00 and 01:00:00.")
            .ValidateOnStart();
        return services;
    }

    private static void Read(FlowOptions options, IConfigurationSection section)
    {
        if (section["Mode"] is { Length: > 0 } mode)
            options.Mode = char.IsAsciiLetter(mode[0]) && Enum.TryParse<FlowMode>(mode, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : throw Wrong(section, "Mode", mode, "off, shadow or live");
        if (section["Start"] is { Length: > 0 } start)
            options.Start = DateTimeOffset.TryParse(start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : throw Wrong(section, "Start", start, "an instant such as 2026-01-31T00:00:00Z");
        options.SweepOverlap = Span(section, "SweepOverlap") ?? options.SweepOverlap;
        options.SweepSettle = Span(section, "SweepSettle") ?? options.SweepSettle;
    }

    private static TimeSpan? Span(IConfigurationSection section, string key) => section[key] switch
    {
        null or "" => null,
        var text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : throw Wrong(section, key, text, "a time span such as 00:05:00"),
    };

    private static OptionsValidationException Wrong(IConfigurationSection section, string key, string value, string allowed) =>
        new(section.Path, typeof(FlowOptions), [$"{section.Path}:{key} must be {allowed}, not \"{value}\"."]);
}

using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Settings;

/// <summary>
/// Reads the settings of a section and collects what is wrong, each with its full key and what is allowed. The binder of
/// the framework stops at the first wrong value, and leaves out a wrong item of a list in silence.
/// </summary>
internal sealed class SettingReader<TOptions>(IConfigurationSection section)
{
    private readonly List<string> failures = [];

    public delegate bool TryParse<T>(string text, out T value);

    /// <summary>A value, or null when it is not set or wrong.</summary>
    public T? Value<T>(string key, TryParse<T> parse, string allowed)
        where T : struct
    {
        if (section[key] is not { Length: > 0 } text) return null;
        if (parse(text, out var value)) return value;
        failures.Add($"{section.Path}:{key} must be {allowed}, not \"{text}\".");
        return null;
    }

    /// <summary>A number.</summary>
    public double? Number(string key) =>
        Value(key, (string text, out double value) => double.TryParse(text, CultureInfo.InvariantCulture, out value), "a number such as 0.1");

    /// <summary>A time span.</summary>
    public TimeSpan? Span(string key) =>
        Value(key, (string text, out TimeSpan value) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value), "a time span such as 00:05:00");

    /// <summary>A time span from zero to a limit.</summary>
    public TimeSpan? Span(string key, TimeSpan longest) => Span(key, TimeSpan.Zero, longest);

    /// <summary>A time span between two limits.</summary>
    public TimeSpan? Span(string key, TimeSpan shortest, TimeSpan longest)
    {
        if (Span(key) is not { } span) return null;
        if (span >= shortest && span <= longest) return span;
        failures.Add($"{section.Path}:{key} must be a time span between {shortest:c} and {longest:c}.");
        return null;
    }

    /// <summary>A whole number between two limits.</summary>
    public int? Count(string key, int least, int most) => Value(
        key,
        (string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most,
        most == int.MaxValue ? $"a whole number, {least} or more" : $"a whole number between {least} and {most}");

    /// <summary>Looks at every item of a list of time spans.</summary>
    public void Spans(string key)
    {
        foreach (var item in section.GetSection(key).GetChildren()) Span($"{key}:{item.Key}");
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong.</exception>
    public void Check()
    {
        if (failures.Count > 0) throw new OptionsValidationException(section.Path, typeof(TOptions), failures);
    }
}

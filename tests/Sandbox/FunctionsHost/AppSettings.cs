using System.Text.RegularExpressions;

namespace Connector.Sandbox.FunctionsHost;

/// <summary>App settings: the worker's environment, and what <c>%Setting%</c> in a binding stands for.</summary>
internal sealed partial class AppSettings(IReadOnlyDictionary<string, string> settings)
{
    private readonly Dictionary<string, string> _settings =
        settings.ToDictionary(setting => EnvironmentName(setting.Key), setting => setting.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Settings as environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment => _settings;

    public bool IsTrue(string name) =>
        _settings.TryGetValue(EnvironmentName(name), out var value) && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Replaces each <c>%Setting%</c>; a setting that is missing is an error, as in Azure.</summary>
    public string Resolve(string text, string where) => Placeholder().Replace(text, match =>
        _settings.TryGetValue(EnvironmentName(match.Groups[1].Value), out var value)
            ? value
            : throw new InvalidOperationException($"{where} names the app setting '{match.Groups[1].Value}', which is not set."));

    private static string EnvironmentName(string name) => name.Replace(":", "__", StringComparison.Ordinal);

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Placeholder();
}

using System.Text.RegularExpressions;

namespace Connector.MaxGateway.Doctor;

/// <summary>The views that ship with this build, by the script that creates them.</summary>
internal static partial class MaxViews
{
    public static IReadOnlyList<(string View, string Script)> All { get; } =
        [.. Of("connector-site.sql"), .. Of("connector-views.sql")];

    private static IEnumerable<(string View, string Script)> Of(string script)
    {
        using var stream = typeof(MaxViews).Assembly.GetManifestResourceStream(script)!;
        using var text = new StreamReader(stream);
        return [.. Created().Matches(text.ReadToEnd()).Select(match => (match.Groups[1].Value, script))];
    }

    [GeneratedRegex(@"^CREATE (?:OR ALTER )?VIEW (connector\.\w+) AS", RegexOptions.Multiline)]
    private static partial Regex Created();
}

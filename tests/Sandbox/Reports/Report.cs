using System.Text.Json;
using Spectre.Console;

namespace Connector.Sandbox.Reports;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="Ok">Whether it is right.</param>
/// <param name="Detail">What was seen.</param>
public sealed record Check(string Name, bool Ok, string Detail);

/// <summary>What a command found out: for the terminal, and as JSON with <c>--json</c>.</summary>
public sealed class Report(IAnsiConsole console)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly List<Check> checks = [];
    private readonly Dictionary<string, double> figures = [];

    /// <summary>Where it is printed.</summary>
    public IAnsiConsole Console { get; } = console;

    /// <summary>True while everything that was looked at is right.</summary>
    public bool Ok => checks.TrueForAll(check => check.Ok);

    /// <summary>Everything that was looked at.</summary>
    public IReadOnlyList<Check> Checks => checks;

    /// <summary>Adds a check.</summary>
    public void Check(string name, bool ok, string detail) => checks.Add(new Check(name, ok, detail));

    /// <summary>Adds a check that two values are equal.</summary>
    public void Equal<T>(string name, T expected, T actual) =>
        Check(name, EqualityComparer<T>.Default.Equals(expected, actual), Equals(expected, actual) ? $"{actual}" : $"expected {expected}, found {actual}");

    /// <summary>Adds a figure.</summary>
    public void Figure(string name, double value) => figures[name] = value;

    /// <summary>Says what goes on.</summary>
    public void Say(string text) => Console.MarkupLineInterpolated($"[grey]{text}[/]");

    /// <summary>Prints the checks and figures, and writes the JSON file when one is asked for.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> FinishAsync(FileInfo? json, CancellationToken cancellationToken)
    {
        var table = new Table().Title("Checks").AddColumns("", "check", "seen");
        foreach (var check in checks) table.AddRow(check.Ok ? "[green]ok[/]" : "[red]WRONG[/]", Markup.Escape(check.Name), Markup.Escape(check.Detail));
        Console.Write(table);
        foreach (var (name, value) in figures) Console.MarkupLineInterpolated($"{name}: {value:0.###}");
        Console.MarkupLine(Ok ? $"[green]All {checks.Count} checks are right.[/]" : $"[red]{checks.Count(check => !check.Ok)} of {checks.Count} checks are wrong.[/]");
        if (json is not null)
        {
            await using var file = json.Create();
            await JsonSerializer.SerializeAsync(file, new { ok = Ok, checks, figures }, Json, cancellationToken);
        }

        return Ok ? 0 : 1;
    }
}

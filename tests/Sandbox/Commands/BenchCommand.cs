using System.CommandLine;
using System.Diagnostics;
using Connector.Sandbox.Bench;
using Connector.Sandbox.Reports;
using Spectre.Console;

namespace Connector.Sandbox.Commands;

/// <summary><c>bench</c>: what a flow costs at a size, measured on the real worker and gateway, with limits that it must keep.</summary>
internal static class BenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("bench", "Measures a flow at a size, and exits with 0 only if it keeps its limits.") { Stock() };

    private static Command Stock()
    {
        var skus = new Option<int>("--skus") { Description = "Parts in MAX, and inventory entries in commercetools.", DefaultValueFactory = _ => 100_000 };
        var changed = new Option<double>("--changed") { Description = "Share of them that changed in MAX, 0 to 1.", DefaultValueFactory = _ => 0.02 };
        var import = new Option<bool>("--import") { Description = "Write through the Import API." };
        var latency = new Option<int>("--latency")
        {
            Description = "Milliseconds that each reply of commercetools takes at least, for the connector and for the naive way: commercetools is never on the same machine. 0 leaves it out.",
            DefaultValueFactory = _ => 5,
        };
        latency.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 1000) result.AddError("--latency must be between 0 and 1000.");
        });
        skus.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 5_000_000) result.AddError("--skus must be between 1 and 5000000.");
        });
        changed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1)) result.AddError("--changed must be between 0 and 1.");
        });
        var (json, log) = (CommonOptions.Json(), CommonOptions.Log());
        var command = new Command("stock", "Compares very many inventory entries with MAX: all of them with some changes, without any, and what changed since; and the naive way.")
        {
            skus, changed, import, latency, json, log,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            $"{result.GetValue(skus)} SKUs, {result.GetValue(changed):0.####} of them changed{(result.GetValue(import) ? ", through the Import API" : "")}",
            (report, lines) => new StockBench(
                new(result.GetValue(skus), result.GetValue(changed), result.GetValue(import), TimeSpan.FromMilliseconds(result.GetValue(latency))), report, lines).RunAsync(cancellationToken),
            result.GetValue(json), result.GetValue(log), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string what, Func<Report, Action<string>, Task> bench, FileInfo? json, FileInfo? log, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var lines = new ProcessLog(log);
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 150);
        var report = new Report(AnsiConsole.Console);
        report.Say(what);
        try
        {
            await bench(report, lines.Write);
        }
        catch (TimeoutException e)
        {
            report.Check("the bench comes to its end", false, e.Message);
        }

        report.Figure("seconds in all", watch.Elapsed.TotalSeconds);
        return await report.FinishAsync(json, cancellationToken);
    }
}

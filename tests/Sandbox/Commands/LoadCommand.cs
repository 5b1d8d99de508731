using System.CommandLine;
using System.Diagnostics;
using Connector.Sandbox.Load;
using Connector.Sandbox.Reports;
using Spectre.Console;

namespace Connector.Sandbox.Commands;

/// <summary><c>load</c>: many orders, many faults, and the proof that MAX holds each order once.</summary>
internal static class LoadCommand
{
    private const double MostFaults = 0.5;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var orders = new Option<int>("--orders") { Description = "Number of orders.", DefaultValueFactory = _ => 200 };
        var faults = new Option<double>("--faults") { Description = $"Share of the calls and notifications that go wrong, 0 to {MostFaults}; processes are killed too." };
        var seed = new Option<int>("--seed") { Description = "Seed of the orders and faults.", DefaultValueFactory = _ => 1 };
        orders.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 999_999) result.AddError("--orders must be between 1 and 999999.");
        });
        faults.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= MostFaults)) result.AddError($"--faults must be between 0 and {MostFaults}.");
        });
        seed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 999_999) result.AddError("--seed must be between 0 and 999999.");
        });
        var json = CommonOptions.Json();
        var log = CommonOptions.Log();
        var command = new Command("load", "Pushes many orders through the connector while everything fails now and then, and exits with 0 only if MAX holds each exactly once.")
        {
            orders, faults, seed, json, log,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            new LoadOptions(result.GetValue(orders), result.GetValue(faults), result.GetValue(seed)), result.GetValue(json), result.GetValue(log), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LoadOptions options, FileInfo? json, FileInfo? log, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var lines = new ProcessLog(log);
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 150);
        var report = new Report(AnsiConsole.Console);
        report.Say($"{options.Orders} orders, faults {options.Faults}, seed {options.Seed}");
        try
        {
            await new LoadRun(options, report, lines.Write).RunAsync(cancellationToken);
        }
        catch (TimeoutException e)
        {
            report.Check("the load comes to its end", false, e.Message);
        }

        report.Figure("seconds in all", watch.Elapsed.TotalSeconds);
        return await report.FinishAsync(json, cancellationToken);
    }
}

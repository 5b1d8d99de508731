using System.CommandLine;
using System.Diagnostics;
using Connector.Sandbox.Demo;
using Connector.Sandbox.Reports;
using Connector.Sandbox.Stack;
using Spectre.Console;

namespace Connector.Sandbox.Commands;

/// <summary><c>demo</c>: starts everything and plays the story of every flow.</summary>
internal static class DemoCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var log = CommonOptions.Log();
        var command = new Command("demo", "Starts everything, plays the story of every flow, and exits with 0 only if all of it is right.") { json, log };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(json), result.GetValue(log), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? json, FileInfo? log, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var lines = new ProcessLog(log);
        // Tables need room; a terminal that is narrower, or a pipe, wraps or scrolls as it likes.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 150);
        var report = new Report(AnsiConsole.Console);
        await using var stack = await SandboxStack.StartAsync(new SandboxOptions { Log = lines.Write }, report.Say, cancellationToken);
        report.Figure("seconds until everything is up", watch.Elapsed.TotalSeconds);
        try
        {
            await new OrderExportStory(stack, report).PlayAsync(cancellationToken);
            await new OrderChangeStory(stack, report).PlayAsync(cancellationToken);
            await new FulfilmentStory(stack, report).PlayAsync(cancellationToken);
            await new CustomerExportStory(stack, report).PlayAsync(cancellationToken);
            await new StockStory(stack, report).PlayAsync(cancellationToken);
            await new CatalogStory(stack, report).PlayAsync(cancellationToken);
        }
        catch (TimeoutException e)
        {
            report.Check("the story comes to its end", false, e.Message);
        }

        report.Figure("seconds in all", watch.Elapsed.TotalSeconds);
        return await report.FinishAsync(json, cancellationToken);
    }
}

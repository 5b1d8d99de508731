using System.CommandLine;
using System.CommandLine.Parsing;
using Connector.Sandbox.Stack;
using Spectre.Console;

namespace Connector.Sandbox.Commands;

/// <summary><c>up</c>: starts everything and keeps it running.</summary>
internal static class UpCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var log = CommonOptions.Log();
        var url = new Option<Uri?>("--commercetools-url")
        {
            Description = "Uses another commercetools-compatible server instead of the built-in one.",
            CustomParser = Address,
        };
        var project = new Option<string>("--project-key") { Description = "commercetools project.", DefaultValueFactory = _ => "sandbox" };
        var id = new Option<string>("--client-id") { Description = "commercetools API client.", DefaultValueFactory = _ => "connector" };
        var secret = new Option<string>("--client-secret") { Description = "Its secret.", DefaultValueFactory = _ => "secret" };
        var portBase = new Option<int>("--port-base") { Description = "First of the seven ports on 127.0.0.1.", DefaultValueFactory = _ => Ports.DefaultBase };
        var mapping = new Option<FileInfo?>("--mapping") { Description = "mapping.json to use; default: the sandbox's." };
        var noWorker = new Option<bool>("--no-worker") { Description = "Leaves the worker out, for example to run it with 'func start' and local.settings.sample.json." };
        var command = new Command("up", "Starts everything and keeps it running until Ctrl+C.") { url, project, id, secret, portBase, mapping, noWorker, json, log };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var lines = new ProcessLog(result.GetValue(log));
            var options = new SandboxOptions
            {
                Ports = Ports.From(result.GetValue(portBase)),
                CommercetoolsUrl = result.GetValue(url),
                Access = new ShopAccess(result.GetValue(project)!, result.GetValue(id)!, result.GetValue(secret)!),
                MappingFile = result.GetValue(mapping)?.FullName,
                RunWorker = !result.GetValue(noWorker),
                Log = lines.Write,
            };
            await using var stack = await SandboxStack.StartAsync(options, Console.WriteLine, cancellationToken);
            await UpReport.PrintAsync(stack, result.GetValue(json), cancellationToken);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                AnsiConsole.MarkupLine("[grey]Stopping[/]");
            }

            return 0;
        });
        return command;
    }

    private static Uri? Address(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        result.AddError($"--commercetools-url must be an absolute http or https address, not \"{text}\".");
        return null;
    }
}

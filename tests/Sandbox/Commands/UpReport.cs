using System.Text.Json;
using Connector.Sandbox.Stack;
using Spectre.Console;

namespace Connector.Sandbox.Commands;

/// <summary>Prints where everything listens.</summary>
internal static class UpReport
{
    /// <summary>Prints the addresses, and writes them as JSON when asked to.</summary>
    public static async Task PrintAsync(SandboxStack stack, FileInfo? json, CancellationToken cancellationToken)
    {
        Dictionary<string, string> addresses = new()
        {
            ["commercetools"] = stack.CommercetoolsAddress.ToString(),
            ["commercetools project"] = stack.Options.Access.ProjectKey,
            ["MAX gateway"] = stack.Gateway.Address.ToString(),
            ["Service Bus"] = stack.Bus.ConnectionString,
            ["storage"] = stack.Storage.ConnectionString,
            ["functions"] = stack.Host?.HttpAddress.ToString() ?? "not started: use local.settings.sample.json",
        };
        var table = new Table().AddColumns("what", "where");
        foreach (var (what, where) in addresses) table.AddRow(Markup.Escape(what), Markup.Escape(where));
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine("[green]Everything is up.[/] Ctrl+C stops it.");
        if (json is null) return;
        var result = new { ok = true, checks = Array.Empty<object>(), figures = new Dictionary<string, double>(), addresses };
        await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(result, JsonSerializerOptions.Web), cancellationToken);
    }
}

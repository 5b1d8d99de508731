using System.CommandLine;
using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Documents;
using Connector.Mapping;

namespace Connector.Sandbox.Commands;

/// <summary><c>preview order</c>: what an order would become in MAX, without any network.</summary>
internal static class PreviewCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The order as commercetools shows it, as JSON." };
        var mapping = new Option<FileInfo>("--mapping") { Description = "mapping.json.", Required = true };
        var json = CommonOptions.Json();
        var order = new Command("order", "Prints the MAX documents that an order would become, or the problems (exit 2).") { file, mapping, json };
        order.SetAction((result, cancellationToken) => RunAsync(result.GetValue(file)!, result.GetValue(mapping)!, result.GetValue(json), cancellationToken));
        return new Command("preview", "Shows what would be written, without writing.") { order };
    }

    private static async Task<int> RunAsync(FileInfo file, FileInfo mappingFile, FileInfo? json, CancellationToken cancellationToken)
    {
        var result = Preview(await ReadAsync(file, cancellationToken), await ReadAsync(mappingFile, cancellationToken));
        var orders = result.Documents.Select(document => document.Order).OfType<string>().Distinct().ToList();
        var shown = "";
        foreach (var document in result.Documents)
        {
            if (orders.Count > 1 && document.Order is { } id && id != shown) Console.WriteLine($"<!-- MAX order {orders.IndexOf(shown = id) + 1} of {orders.Count}: {id} -->");
            Console.WriteLine(document.Document.Xml);
        }

        foreach (var problem in result.Problems) await Console.Error.WriteLineAsync($"{problem.Code} {problem.Field}{(problem.Value is null ? "" : $" = \"{problem.Value}\"")}: {problem.Advice}");
        if (json is not null)
        {
            var documents = result.Documents.Select(document => new { name = document.Document.Name, order = document.Order, xml = document.Document.Xml });
            var problems = result.Problems.Select(problem => new { problem.Code, problem.Field, problem.Value, problem.Advice });
            var ok = result.Problems.Count == 0;
            var output = new { ok, documents, problems, checks = new[] { new { name = "the order maps and adds up", ok, detail = ok ? "no problems" : $"{result.Problems.Count} problems" } }, figures = new { documents = result.Documents.Count, orders = orders.Count } };
            await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(output, Json), cancellationToken);
        }

        return result.Problems.Count == 0 ? 0 : 2;
    }

    private static async Task<(string Name, string? Text, Problem? Problem)> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return (file.Name, await File.ReadAllTextAsync(file.FullName, cancellationToken), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (file.Name, null, new Problem("UNREADABLE_FILE", file.Name, null, e.Message));
        }
    }

    // Each document with the external id of the MAX order it belongs to.
    private static (IReadOnlyList<(string? Order, MaxDocument Document)> Documents, IReadOnlyList<Problem> Problems) Preview(
        (string Name, string? Text, Problem? Problem) orderFile, (string Name, string? Text, Problem? Problem) mappingFile)
    {
        Problem[] unreadable = [.. new[] { orderFile.Problem, mappingFile.Problem }.OfType<Problem>()];
        if (unreadable.Length > 0) return ([], unreadable);
        var mapping = MappingDocument.Load(mappingFile.Text!, mappingFile.Name);
        if (!mapping.Succeeded) return ([], mapping.Problems);
        Order? order;
        try
        {
            order = JsonSerializer.Deserialize<Order>(orderFile.Text!, CommercetoolsJson.Options);
        }
        catch (JsonException e)
        {
            return ([], [new Problem("MALFORMED_ORDER", e.Path ?? "$", null, $"{orderFile.Name} is not an order as commercetools shows it: {e.Message}")]);
        }

        if (order is null) return ([], [new Problem("MALFORMED_ORDER", "$", null, $"{orderFile.Name} is null.")]);
        var mapped = OrderMapping.Map(new OrderMappingInput { Order = order }, mapping.Value);
        if (!mapped.Succeeded) return ([], mapped.Problems);
        IEnumerable<(string?, MaxDocument)> customer = mapped.Value.Customer is { } export ? [(null, new MaxDocument("Customer_Master", CustomerDocuments.Customer(export.Request)))] : [];
        return ([.. customer, .. mapped.Value.Orders.SelectMany(order => SalesOrderDocuments.All(order).Select(document => ((string?)order.ExternalId, document)))], []);
    }
}

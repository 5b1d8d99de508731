using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;

namespace Connector.Mapping.Tests;

/// <summary>
/// The specification of the mapping: every folder in Orders is an order and what becomes of it in MAX (max.xml), or why
/// it does not (problems.json). A new case is a new folder with an order.json; run the tests with
/// REWRITE_GOLDENS=1 to write its other file, and review it.
/// </summary>
public sealed class GoldenOrders
{
    private static readonly JsonSerializerOptions ProblemsJson = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases() => [.. Directory.GetDirectories(Repository.OrdersFolder).Select(folder => new DirectoryInfo(folder).Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_order_becomes_exactly_what_its_golden_file_says(string name)
    {
        var mapped = Map(name);
        var (file, other) = mapped.Succeeded ? ("max.xml", "problems.json") : ("problems.json", "max.xml");
        var text = mapped.Succeeded ? Xml(mapped.Value) : JsonSerializer.Serialize(mapped.Problems, ProblemsJson) + "\n";
        var path = Path.Combine(Repository.OrdersFolder, name, file);
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDENS") == "1")
        {
            File.Delete(Path.Combine(Repository.OrdersFolder, name, other));
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing; the order gave: {text}");
        Assert.Equal(File.ReadAllText(path), text);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_documents_add_up_to_the_order_or_the_problems_mention_what_the_case_is_about(string name)
    {
        var folder = Path.Combine(Repository.OrdersFolder, name);
        var mapped = Map(name);
        if (mapped.Succeeded)
        {
            Assert.Empty(DocumentSums.Differences(Repository.Order(Path.Combine(folder, "order.json")), mapped.Value.Orders));
            return;
        }

        Assert.All(mapped.Problems, problem => Assert.False(string.IsNullOrWhiteSpace(problem.Advice)));
        var expect = Path.Combine(folder, "expect.json");
        if (!File.Exists(expect)) return;
        var all = string.Join('\n', mapped.Problems.Select(problem => $"{problem.Field} {problem.Value} {problem.Advice}"));
        foreach (var mention in JsonDocument.Parse(File.ReadAllText(expect)).RootElement.GetProperty("mentions").EnumerateArray())
            Assert.Contains(mention.GetString()!, all, StringComparison.Ordinal);
    }

    private static Mapped<OrderExport> Map(string name)
    {
        var folder = Path.Combine(Repository.OrdersFolder, name);
        var own = Path.Combine(folder, "mapping.json");
        var customer = Path.Combine(folder, "customer.json");
        var stock = Path.Combine(folder, "stock.json");
        var items = Path.Combine(folder, "items.json");
        return OrderMapping.Map(
            new()
            {
                Order = Repository.Order(Path.Combine(folder, "order.json")),
                Stock = File.Exists(stock) ? JsonSerializer.Deserialize<StockLevel[]>(File.ReadAllText(stock), JsonSerializerOptions.Web)! : [],
                Items = File.Exists(items) ? JsonSerializer.Deserialize<ItemReference[]>(File.ReadAllText(items), JsonSerializerOptions.Web)!.ToDictionary(item => item.Sku) : new Dictionary<string, ItemReference>(),
                Customer = File.Exists(customer) ? JsonSerializer.Deserialize<Customer>(File.ReadAllText(customer), JsonSerializerOptions.Web) : null,
            },
            File.Exists(own) ? Repository.Mapping(own) : Repository.Sandbox);
    }

    private static string Xml(OrderExport export)
    {
        var text = new StringBuilder($"<!-- Company {export.Company} -->\n");
        if (export.Customer is { } customer)
            text.Append($"<!-- Customer {customer.ExternalId}: {JsonSerializer.Serialize(customer.Request, ProblemsJson)} -->\n");
        foreach (var order in export.Orders)
        {
            if (export.Orders.Count > 1) text.Append($"<!-- Order {order.ExternalId}: net {DecimalText.Format(order.Totals.Net)}, tax {DecimalText.Format(order.Totals.Tax)} -->\n");
            foreach (var document in SalesOrderDocuments.All(order)) text.Append(document.Xml).Append('\n');
        }

        return text.ToString();
    }
}

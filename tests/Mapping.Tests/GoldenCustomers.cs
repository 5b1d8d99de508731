using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;

namespace Connector.Mapping.Tests;

/// <summary>
/// The specification of the mapping of customers: every folder in Customers is a customer and its accounts in MAX
/// (plan.json), or, where accounts.json says which it has, what commercetools is told (feedback.json), or why neither
/// comes about (problems.json). A case's mapping.json has the sections that differ from Customers/mapping.json. A new case
/// is a new folder with a customer.json; run the tests with REWRITE_GOLDENS=1 to write its other file, and review it.
/// </summary>
public sealed class GoldenCustomers
{
    private static readonly string Folder = Repository.File("tests/Mapping.Tests/Customers");

    private static readonly string[] Answers = ["plan.json", "feedback.json", "problems.json"];

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases() => [.. Directory.GetDirectories(Folder).Select(folder => new DirectoryInfo(folder).Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_customer_becomes_exactly_what_its_golden_file_says(string name)
    {
        var (file, answer) = Answer(Path.Combine(Folder, name));
        var text = answer.ToJsonString(Readable) + "\n";
        var path = Path.Combine(Folder, name, file);
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDENS") == "1")
        {
            foreach (var other in Answers) File.Delete(Path.Combine(Folder, name, other));
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing; the customer gave: {text}");
        Assert.Equal(File.ReadAllText(path), text);
    }

    private static (string File, JsonNode Answer) Answer(string folder)
    {
        var customer = JsonSerializer.Deserialize<Customer>(File.ReadAllText(Path.Combine(folder, "customer.json")), JsonSerializerOptions.Web)!;
        var (mapping, accounts) = (Mapping(folder), Path.Combine(folder, "accounts.json"));
        if (File.Exists(accounts))
        {
            var told = CustomerMapping.Feedback(customer, JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(accounts))!, mapping);
            return told.Succeeded ? ("feedback.json", JsonSerializer.SerializeToNode(told.Value, Readable)!) : Problems(told.Problems);
        }

        var mapped = CustomerMapping.Map(customer, mapping);
        return mapped.Succeeded ? ("plan.json", Plan(mapped.Value)) : Problems(mapped.Problems);
    }

    private static JsonObject Plan(CustomerPlan plan) => new()
    {
        ["accounts"] = new JsonArray([.. plan.Accounts.Select(account => new JsonObject
        {
            ["company"] = account.Company,
            ["request"] = JsonSerializer.SerializeToNode(account.Request, GatewayJson.Default.CustomerRequest),
            ["owned"] = new JsonObject(account.Owned.Select(value => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName($"{value.Key}"), (JsonNode?)value.Value))),
        })]),
        ["reason"] = plan.Reason,
    };

    private static (string File, JsonNode Answer) Problems(IReadOnlyList<Problem> problems) =>
        ("problems.json", JsonSerializer.SerializeToNode(problems, Readable)!);

    private static MappingDocument Mapping(string folder)
    {
        var whole = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "mapping.json")))!.AsObject();
        var own = Path.Combine(folder, "mapping.json");
        if (File.Exists(own))
            foreach (var (section, value) in JsonNode.Parse(File.ReadAllText(own))!.AsObject()) whole[section] = value?.DeepClone();
        var loaded = MappingDocument.Load(whole.ToJsonString(), own);
        return loaded.Value ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems.Select(problem => problem.Advice)));
    }
}

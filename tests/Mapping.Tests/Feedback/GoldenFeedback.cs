using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Connector.Commercetools;
using Connector.ExactMax.Contract;

namespace Connector.Mapping.Tests.Feedback;

/// <summary>
/// The specification of what an order is told: every folder here is an order, what MAX holds of it (fulfilment.json) and
/// the plan that follows (plan.json), or why there is none (problems.json). mapping.json has the sections that differ from
/// the sandbox's; known.json the ids of states, the day, and whether the shop cancelled. REWRITE_GOLDENS=1 writes the
/// answers; review them.
/// </summary>
public sealed class GoldenFeedback
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static TheoryData<string> Cases() =>
        [.. Directory.GetDirectories(Repository.File("tests/Mapping.Tests/Feedback")).Select(folder => new DirectoryInfo(folder).Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_order_is_told_exactly_what_its_golden_file_says(string name)
    {
        var (folder, input, mapping) = Read(name);
        var mapped = OrderFeedbackMapping.Plan(input, mapping);
        Assert.All(mapped.Problems, problem => Assert.False(string.IsNullOrWhiteSpace(problem.Advice)));
        var answer = mapped.Succeeded ? Json(mapped.Value) : JsonSerializer.SerializeToNode(mapped.Problems, Readable)!;
        var (path, text) = (Path.Combine(folder, mapped.Succeeded ? "plan.json" : "problems.json"), answer.ToJsonString(Readable) + "\n");
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDENS") == "1")
        {
            foreach (var other in (string[])["plan.json", "problems.json"]) File.Delete(Path.Combine(folder, other));
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing; the case gave: {text}");
        Assert.Equal(File.ReadAllText(path), text);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_was_told_is_not_told_again(string name)
    {
        var (_, input, mapping) = Read(name);
        if (OrderFeedbackMapping.Plan(input, mapping) is not { Succeeded: true } first) return;
        var second = OrderFeedbackMapping.Plan(input with { Order = AppliedPlan.Apply(input.Order, first.Value!) }, mapping);
        Assert.Empty(second.Problems);
        Assert.True(second.Value!.IsEmpty, $"It says again: {second.Value.Summary}");
        Assert.Equal("", second.Value.Summary);
    }

    internal static MappingDocument Mapping(JsonObject sections)
    {
        var json = JsonNode.Parse(Repository.SandboxJson)!.AsObject();
        foreach (var (section, value) in sections) json[section] = value?.DeepClone();
        var loaded = MappingDocument.Load(json.ToJsonString(), "mapping.json");
        return loaded.Value ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems.Select(problem => problem.Advice)));
    }

    private static (string Folder, OrderFeedbackInput Input, MappingDocument Mapping) Read(string name)
    {
        var folder = Repository.File($"tests/Mapping.Tests/Feedback/{name}");
        var (own, more) = (Path.Combine(folder, "mapping.json"), Path.Combine(folder, "known.json"));
        var known = File.Exists(more) ? JsonSerializer.Deserialize<Known>(File.ReadAllText(more), JsonSerializerOptions.Web)! : new();
        var input = new OrderFeedbackInput
        {
            Order = Repository.Order(Path.Combine(folder, "order.json")),
            Company = "DE",
            Parts = JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, "fulfilment.json")), GatewayJson.Default.IReadOnlyListOrderFulfilment)!,
            States = known.States,
            Today = known.Today,
            CancelledInShop = known.CancelledInShop,
        };
        return (folder, input, File.Exists(own) ? Mapping(JsonNode.Parse(File.ReadAllText(own))!.AsObject()) : Repository.Sandbox);
    }

    private static JsonObject Json(OrderFeedbackPlan plan) => new()
    {
        ["summary"] = plan.Summary,
        ["actions"] = new JsonArray([.. plan.Actions.Select(action => JsonSerializer.SerializeToNode(action, CommercetoolsJson.Options))]),
        ["customObjects"] = plan.CustomObjects.Count == 0 ? null : JsonSerializer.SerializeToNode(plan.CustomObjects, Readable),
    };

    private sealed record Known
    {
        public IReadOnlyDictionary<string, string> States { get; init; } = new Dictionary<string, string>();
        public DateOnly? Today { get; init; }
        public bool CancelledInShop { get; init; }
    }
}

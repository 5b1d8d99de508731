using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Feedback;
using Connector.Mapping.Returns;

namespace Connector.Mapping.Tests.Returns;

/// <summary>
/// The specification of returns: every folder in Returns/Entry is an order with returns and what MAX is asked to enter
/// (return.json), every folder in Returns/Feedback what the order is told of them (plan.json), or why not (problems.json).
/// fulfilment.json is what MAX holds; mapping.json has the sections that differ from the sandbox's; entered.json lists items
/// that MAX was given before. REWRITE_GOLDENS=1 writes the answers; review them.
/// </summary>
public sealed class GoldenReturns
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static TheoryData<string> Entries() => Cases("Entry");

    public static TheoryData<string> Feedbacks() => Cases("Feedback");

    [Theory]
    [MemberData(nameof(Entries))]
    public void A_return_is_entered_exactly_as_its_golden_file_says(string name)
    {
        var folder = Folder("Entry", name);
        var mapped = ReturnMapping.Map(Input(folder), Mapping(folder));
        Compare(folder, mapped.Succeeded ? "return.json" : "problems.json", mapped.Succeeded ? Plans(mapped.Value) : JsonSerializer.SerializeToNode(mapped.Problems, Readable)!);
    }

    [Theory]
    [MemberData(nameof(Feedbacks))]
    public void The_order_is_told_exactly_what_its_golden_file_says(string name)
    {
        var folder = Folder("Feedback", name);
        var input = Input(folder);
        var scope = new FeedbackScope(new() { Order = input.Order, Company = CompanyOf(input.Order), Parts = input.Parts }, Mapping(folder));
        ReturnFeedback.Add(scope);
        Compare(folder, scope.Problems.Count == 0 ? "plan.json" : "problems.json", scope.Problems.Count == 0 ? Plan(scope) : JsonSerializer.SerializeToNode(scope.Problems, Readable)!);
    }

    [Theory]
    [MemberData(nameof(Feedbacks))]
    public void What_was_told_is_not_told_again(string name)
    {
        var folder = Folder("Feedback", name);
        var (input, mapping) = (Input(folder), Mapping(folder));
        var applied = new AppliedFeedback(input.Order);
        var first = Told(applied.Order, input.Parts, mapping);
        if (first.Problems.Count > 0) return;
        applied.Apply(first);
        var second = Told(applied.Order, input.Parts, mapping);
        Assert.Empty(second.Problems);
        Assert.Empty(second.Actions);
        Assert.Empty(second.Refunds);
        Assert.True(applied.Shows(second.OrderFieldsWanted), "The order fields change again.");
    }

    [Theory]
    [MemberData(nameof(Feedbacks))]
    public void An_older_reading_takes_nothing_back(string name)
    {
        var folder = Folder("Feedback", name);
        var (input, mapping) = (Input(folder), Mapping(folder));
        var applied = new AppliedFeedback(input.Order);
        var first = Told(applied.Order, input.Parts, mapping);
        if (first.Problems.Count > 0) return;
        applied.Apply(first);
        foreach (var older in Older(input.Parts))
        {
            var scope = Told(applied.Order, older, mapping);
            Assert.Empty(scope.Actions);
            Assert.Empty(scope.Refunds);
            Assert.True(applied.Shows(scope.OrderFieldsWanted), "An older reading changes the order fields.");
        }
    }

    [Fact]
    public void Credit_memos_are_among_the_fields_that_the_order_s_plan_writes_last()
    {
        var folder = Folder("Feedback", "a-credit-memo-settles-its-items");
        var input = Input(folder);
        var plan = OrderFeedbackMapping.Plan(new() { Order = input.Order, Company = "DE", Parts = input.Parts }, Mapping(folder));
        Assert.Empty(plan.Problems);
        var fields = Assert.IsType<OrderSetCustomTypeAction>(plan.Value!.Actions[^1]).Fields!;
        Assert.Equal(["31000001"], Assert.IsType<IEnumerable<string>>(fields[FeedbackFields.OrderFields.CreditMemoNumbers], exactMatch: false));
        Assert.Contains("credit memo 31000001", plan.Value.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_fields_of_the_order_a_credit_memo_is_told_once_all_the_same()
    {
        var folder = Folder("Feedback", "a-credit-memo-settles-its-items");
        var (input, mapping) = (Input(folder), Mapping(JsonNode.Parse("""{ "returns": { "mode": "rma", "defaultReason": {} }, "feedback": { "orderFields": false } }""")!.AsObject()));
        var applied = new AppliedFeedback(input.Order);
        applied.Apply(Told(applied.Order, input.Parts, mapping));
        Assert.Null(applied.Order.Custom);
        var second = Told(applied.Order, input.Parts, mapping);
        Assert.Empty(second.Actions);
        Assert.Empty(second.Done);
    }

    internal static FeedbackScope Told(Order order, IReadOnlyList<OrderFulfilment> parts, MappingDocument mapping)
    {
        var scope = new FeedbackScope(new() { Order = order, Company = CompanyOf(order), Parts = parts }, mapping);
        ReturnFeedback.Add(scope);
        return scope;
    }

    // Before the last memo had a number; before anything was received; before the RMAs.
    private static IEnumerable<IReadOnlyList<OrderFulfilment>> Older(IReadOnlyList<OrderFulfilment> parts)
    {
        yield return [.. parts.Select(part => part with { CreditMemos = [.. part.CreditMemos.SkipLast(1)] })];
        yield return [.. parts.Select(part => part with { CreditMemos = [.. part.CreditMemos.Select(memo => memo with { CreditNumber = null })] })];
        var unreceived = parts.Select(part => part with { CreditMemos = [], Returns = [.. part.Returns.Select(rma => rma with { Lines = [.. rma.Lines.Select(line => line with { Received = 0, Status = "open", ReplacementOrder = null })] })] }).ToList();
        yield return unreceived;
        yield return [.. parts.Select(part => part with { CreditMemos = [], Returns = [] })];
    }

    private static JsonObject Plan(FeedbackScope scope) => new()
    {
        ["actions"] = new JsonArray([.. scope.Actions.Select(action => JsonSerializer.SerializeToNode(action, Readable))]),
        ["refunds"] = JsonSerializer.SerializeToNode(scope.Refunds, Readable),
        ["orderFields"] = JsonSerializer.SerializeToNode(scope.OrderFieldsWanted, Readable),
        ["done"] = JsonSerializer.SerializeToNode(scope.Done, Readable),
    };

    private static JsonArray Plans(ReturnPlans plans) => new JsonArray([.. plans.Returns.Select(plan => new JsonObject
    {
        ["externalId"] = plan.ExternalId,
        ["items"] = JsonSerializer.SerializeToNode(plan.Items, Readable),
        ["return"] = plan.Return is null ? null : JsonSerializer.SerializeToNode(plan.Return, GatewayJson.Default.ReturnRequest),
        ["creditMemos"] = new JsonArray([.. plan.CreditMemos.Select(memo => JsonSerializer.SerializeToNode(memo, GatewayJson.Default.CreditMemoRequest))]),
    })]);

    private static ReturnInput Input(string folder)
    {
        var (order, entered) = (Repository.Order(Path.Combine(folder, "order.json")), Path.Combine(folder, "entered.json"));
        return new()
        {
            Order = order,
            Company = CompanyOf(order),
            Parts = JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, "fulfilment.json")), GatewayJson.Default.IReadOnlyListOrderFulfilment)!,
            Entered = File.Exists(entered) ? JsonSerializer.Deserialize<HashSet<string>>(File.ReadAllText(entered))! : new HashSet<string>(),
            Today = new(2026, 11, 2),
        };
    }

    internal static MappingDocument Mapping(JsonObject sections)
    {
        var json = JsonNode.Parse(Repository.SandboxJson)!.AsObject();
        foreach (var (section, value) in sections) json[section] = value?.DeepClone();
        var loaded = MappingDocument.Load(json.ToJsonString(), "mapping.json");
        return loaded.Value ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems.Select(problem => problem.Advice)));
    }

    private static MappingDocument Mapping(string folder) => Mapping(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "mapping.json")))!.AsObject());

    internal static string CompanyOf(Order order) => order.TotalPrice.CurrencyCode switch { "EUR" => "DE", "GBP" => "GB", "USD" => "US", _ => "INT" };

    private static string Folder(string kind, string name) => Repository.File($"tests/Mapping.Tests/Returns/{kind}/{name}");

    private static TheoryData<string> Cases(string kind) =>
        [.. Directory.GetDirectories(Repository.File($"tests/Mapping.Tests/Returns/{kind}")).Select(folder => new DirectoryInfo(folder).Name).Order(StringComparer.Ordinal)];

    private static void Compare(string folder, string file, JsonNode answer)
    {
        var (path, text) = (Path.Combine(folder, file), answer.ToJsonString(Readable) + "\n");
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDENS") == "1")
        {
            foreach (var other in (string[])["return.json", "plan.json", "problems.json"]) File.Delete(Path.Combine(folder, other));
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing; the case gave: {text}");
        Assert.Equal(File.ReadAllText(path), text);
    }
}

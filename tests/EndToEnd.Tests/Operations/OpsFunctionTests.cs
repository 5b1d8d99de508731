using System.Net;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using Connector.Sandbox.Demo;
using Connector.Sync.Work;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Operations;

/// <summary>The operators' functions: who may call them, what they take and what they answer.</summary>
public sealed class OpsFunctionTests(OrderStack stack) : IClassFixture<OrderStack>
{
    [Fact]
    public async Task Without_a_key_every_operation_answers_401_and_only_the_empty_page_is_open()
    {
        await stack.ResetAsync();
        using var ops = new OpsApi(stack.Sandbox.Host!.HttpAddress);
        var functions = stack.Sandbox.Host.Functions.Where(function => function.Route is { } route && route.StartsWith("ops", StringComparison.Ordinal)).ToList();
        Assert.True(functions.Count >= 14);
        foreach (var function in functions)
        {
            var path = $"api/{function.Route!.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}";
            var (status, _, _) = await ops.SendAsync(new HttpMethod(function.Methods[0]), path, key: null);
            if (Open.Contains(function.Route)) Assert.Equal(HttpStatusCode.OK, status);
            else Assert.Equal(HttpStatusCode.Unauthorized, status);
        }
    }

    [Theory]
    [InlineData("GET", "api/ops/deadletters?size=0", HttpStatusCode.BadRequest)]
    [InlineData("GET", "api/ops/deadletters?size=201", HttpStatusCode.BadRequest)]
    [InlineData("GET", "api/ops/deadletters?state=new", HttpStatusCode.BadRequest)]
    [InlineData("GET", "api/ops/deadletters?next=xyz", HttpStatusCode.BadRequest)]
    [InlineData("GET", "api/ops/deadletters?next=2020", HttpStatusCode.BadRequest)]
    [InlineData("GET", "api/ops/deadletters/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/ops/causes/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/ops/operations/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/ops/audit?month=2026-13", HttpStatusCode.BadRequest)]
    [InlineData("POST", "api/ops/operations/nothing/pause", HttpStatusCode.NotFound)]
    [InlineData("POST", "api/ops/operations/nothing/delete", HttpStatusCode.BadRequest)]
    [InlineData("POST", "api/ops/flows/order-export/run?kind=poll", HttpStatusCode.BadRequest)]
    [InlineData("POST", "api/ops/flows/nothing/run?kind=poll", HttpStatusCode.NotFound)]
    [InlineData("POST", "api/ops/replays", HttpStatusCode.BadRequest)]
    [InlineData("POST", "api/ops/replays", HttpStatusCode.BadRequest, """{ "all": true, "flow": "stock" }""")]
    [InlineData("POST", "api/ops/replays", HttpStatusCode.BadRequest, """{ "casue": "x" }""")]
    [InlineData("POST", "api/ops/replays", HttpStatusCode.BadRequest, "nonsense")]
    [InlineData("POST", "api/ops/replays", HttpStatusCode.NotFound, """{ "cause": "nothing" }""")]
    [InlineData("POST", "api/ops/deadletters/nothing/discard", HttpStatusCode.BadRequest, """{ "reason": " " }""")]
    [InlineData("POST", "api/ops/deadletters/nothing/discard", HttpStatusCode.NotFound, """{ "reason": "why" }""")]
    public async Task What_is_wrong_is_a_problem_that_says_so(string method, string path, HttpStatusCode expected, string body = "{}")
    {
        using var ops = new OpsApi(stack.Sandbox.Host!.HttpAddress);
        var (status, text, response) = await ops.SendAsync(new HttpMethod(method), path, method == "POST" ? body : null);
        Assert.Equal(expected, status);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(JsonNode.Parse(text)!["code"]);
    }

    [Fact]
    public async Task A_body_of_more_than_64_kilobytes_is_refused()
    {
        using var ops = new OpsApi(stack.Sandbox.Host!.HttpAddress);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await ops.PostAsync("api/ops/replays", $$"""{ "flow": "{{new string('x', 70_000)}}" }""")).Status);
    }

    [Fact]
    public async Task A_payload_with_markup_is_returned_as_data_and_a_discarded_letter_is_closed()
    {
        await stack.ResetAsync();
        using var ops = new OpsApi(stack.Sandbox.Host!.HttpAddress);
        await using var client = new ServiceBusClient(stack.Sandbox.Bus.ConnectionString);
        await client.CreateSender(FlowName.OrderExport).SendMessageAsync(new ServiceBusMessage("<script>alert(1)</script>") { SessionId = "markup" });
        JsonNode? row = null;
        await stack.EventuallyAsync("the letter is there", async () =>
            (row = (await ops.GetAsync("api/ops/deadletters?flow=order-export&size=200"))["rows"]!.AsArray().FirstOrDefault(letter => (string)letter!["code"]! == "MALFORMED_MESSAGE")) is not null);
        var id = Uri.EscapeDataString((string)row!["id"]!);
        var (_, text, response) = await ops.SendAsync(HttpMethod.Get, $"api/ops/deadletters/{id}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
        Assert.Equal("<script>alert(1)</script>", (string)JsonNode.Parse(text)!["source"]!);

        Assert.Equal(HttpStatusCode.OK, (await ops.PostAsync($"api/ops/deadletters/{id}/discard", """{ "reason": "a test" }""")).Status);
        Assert.Equal("discarded: a test", (string)(await ops.GetAsync($"api/ops/deadletters/{id}"))["closedBecause"]!);
    }

    [Fact]
    public async Task The_flows_are_shown_and_a_sweep_runs_when_somebody_asks()
    {
        await stack.ResetAsync();
        using var ops = new OpsApi(stack.Sandbox.Host!.HttpAddress);
        stack.Sandbox.Commercetools!.Notifications.DropNext(10);
        var placed = await stack.PlaceAsync();
        var (status, operation) = await ops.PostAsync("api/ops/flows/order-export/run?kind=sweep");
        Assert.Equal(HttpStatusCode.Accepted, status);
        await stack.EventuallyAsync("the sweep has run", async () => (string)(await ops.GetAsync($"api/ops/operations/{operation["id"]}"))["operation"]!["state"]! == "succeeded");
        var flow = (await ops.GetAsync("api/ops/flows"))["flows"]!.AsArray().Single(flow => (string)flow!["flow"]! == "order-export")!;
        Assert.Equal("live", (string)flow["mode"]!);
        Assert.NotNull(flow["start"]);
        Assert.Contains(flow["cursors"]!.AsArray(), cursor => (string)cursor!["name"]! == "order-export" && (long)cursor["ageSeconds"]! >= 0);
        Assert.NotNull(placed);
    }

    [Fact]
    public async Task The_description_names_every_function_and_no_other()
    {
        await stack.ResetAsync();
        using var ops = new OpsApi(stack.Sandbox.Host!.HttpAddress);
        var described = (await ops.GetAsync("api/ops/openapi.json"))["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(method => $"{method.Key.ToUpperInvariant()} {path.Key}"));
        var there = stack.Sandbox.Host.Functions
            .Where(function => function.Route is { } route && route.StartsWith("ops/", StringComparison.Ordinal) && !Open.Contains(route))
            .SelectMany(function => function.Methods.Select(method => $"{method} /{function.Route}"));
        Assert.Equal(there.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_allows_no_inline_script_and_never_writes_markup()
    {
        await stack.ResetAsync();
        using var ops = new OpsApi(stack.Sandbox.Host!.HttpAddress);
        var (status, html, response) = await ops.SendAsync(HttpMethod.Get, "api/ops", key: null);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (status, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("script-src 'self'", string.Join(' ', response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        var (_, script, _) = await ops.SendAsync(HttpMethod.Get, "api/ops/app.js", key: null);
        foreach (var markup in new[] { "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(" }) Assert.DoesNotContain(markup, script, StringComparison.Ordinal);
    }

    // They hold no data.
    private static string[] Open => ["ops", "ops/app.js", "ops/app.css"];
}

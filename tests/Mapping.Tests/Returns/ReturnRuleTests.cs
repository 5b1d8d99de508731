using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Tests.Returns;

public sealed class ReturnRuleTests
{
    [Theory]
    [InlineData("""{ "mode": "creditOrder", "reasons": [{ "reason": "a", "action": "replace" }] }""", "returns.reasons[0].action", "replaced")]
    [InlineData("""{ "mode": "creditOrder", "defaultReason": { "action": "repair" } }""", "returns.defaultReason.action", "repaired")]
    [InlineData("""{ "mode": "rma" }""", "returns.reasons", "every return")]
    [InlineData("""{ "reasons": [{ "reason": "Too big" }, { "reason": "too  BIG" }] }""", "returns.reasons[1].reason", "repeats")]
    [InlineData("""{ "conditions": [{ "stockroom": "S", "state": "unusable" }, { "stockroom": "S", "state": "backInStock" }] }""", "returns.conditions[1].stockroom", "repeats")]
    [InlineData("""{ "refundState": "Failure" }""", "returns.refundState", "")]
    [InlineData("""{ "reasons": [{ "reason": "a", "code": "LONG" }] }""", "returns.reasons[0].code", "")]
    public void Rules_that_contradict_each_other_are_named(string returns, string field, string sentence)
    {
        var json = JsonNode.Parse(Repository.SandboxJson)!.AsObject();
        json["returns"] = JsonNode.Parse(returns);
        var problem = Assert.Single(MappingDocument.Load(json.ToJsonString(), "mapping.json").Problems);
        Assert.Equal((ProblemCode.InvalidMapping, field), (problem.Code, problem.Field));
        Assert.Contains(sentence, problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exchange_is_a_header_comment_and_content_of_the_order()
    {
        var order = Exchange("W-4711");
        var mapped = OrderMapping.Map(new() { Order = order }, Exchanges);
        Assert.Equal("Exchange W-4711", Assert.Single(mapped.Value!.Orders).Comments[0]);
        Assert.NotEqual(OrderContent.HashOf(Exchange("W-4712"), Exchanges), OrderContent.HashOf(order, Exchanges));
        Assert.Equal(OrderContent.HashOf(order with { Custom = null }, Exchanges), OrderContent.HashOf(order with { Custom = null }, Repository.Sandbox));
    }

    [Fact]
    public void An_exchange_that_does_not_fit_is_a_problem()
    {
        var problem = Assert.Single(OrderMapping.Map(new() { Order = Exchange("an order of a long long name") }, Exchanges).Problems);
        Assert.Equal((ProblemCode.TooLong, "custom.fields.exchangeFor"), (problem.Code, problem.Field));
    }

    [Fact]
    public void A_return_of_an_order_that_is_not_in_MAX_is_a_problem()
    {
        var order = Exchange("W-4711") with { ReturnInfo = [new() { Items = [new() { Id = "item", LineItemId = "line", Quantity = 1, ShipmentState = "Returned", PaymentState = "Initial" }] }] };
        var mapping = GoldenReturns.Mapping(JsonNode.Parse("""{ "returns": { "mode": "rma", "defaultReason": {} } }""")!.AsObject());
        var problem = Assert.Single(ReturnMapping.Map(new() { Order = order, Company = "DE", Parts = [], Today = new(2026, 11, 2) }, mapping).Problems);
        Assert.Contains("not in MAX", problem.Advice, StringComparison.Ordinal);
    }

    private static MappingDocument Exchanges { get; } = GoldenReturns.Mapping(JsonNode.Parse("""{ "returns": { "exchangeField": "exchangeFor" } }""")!.AsObject());

    private static Order Exchange(string value) => Repository.Order(Repository.File("tests/Mapping.Tests/Orders/gross-prices-one-vat-rate/order.json")) with
    {
        Custom = new() { Type = new() { TypeId = "type", Id = "type" }, Fields = new Dictionary<string, JsonElement> { ["exchangeFor"] = JsonSerializer.SerializeToElement(value) } },
    };
}

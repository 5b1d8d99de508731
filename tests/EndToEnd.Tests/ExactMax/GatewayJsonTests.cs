using System.Text.Json;
using Connector.ExactMax.Contract;

namespace Connector.EndToEnd.Tests.ExactMax;

public sealed class GatewayJsonTests
{
    [Fact]
    public void An_order_is_read_back_as_it_was_written()
    {
        var text = JsonSerializer.Serialize(Orders.Two(), GatewayJson.Default.SalesOrderRequest);
        Assert.Contains("\"unitPrice\":\"15.12\"", text, StringComparison.Ordinal);
        Assert.Contains("\"lineNumber\":1", text, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"discount\"", text, StringComparison.Ordinal);
        Assert.Contains("\"orderDate\":\"2026-10-01\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("null", text, StringComparison.Ordinal);
        var back = JsonSerializer.Deserialize(text, GatewayJson.Default.SalesOrderRequest)!;
        Assert.Equal(text, JsonSerializer.Serialize(back, GatewayJson.Default.SalesOrderRequest));
    }

    [Fact]
    public void Decimals_come_as_strings_or_numbers_and_equal_amounts_are_written_alike()
    {
        var totals = JsonSerializer.Deserialize("""{"externalId":"1","customerId":"c","purchaseOrder":"p","orderDate":"2026-01-01","currency":"EUR","shipTo":{"name":"n","lines":[],"city":"c","country":"DE"},"lines":[],"totals":{"net":12.50,"tax":"2.3800","currencyDigits":2}}""", GatewayJson.Default.SalesOrderRequest)!;
        Assert.Equal((12.5m, 2.38m), (totals.Totals.Net, totals.Totals.Tax));
        Assert.Contains("\"net\":\"12.5\",\"tax\":\"2.38\"", JsonSerializer.Serialize(totals, GatewayJson.Default.SalesOrderRequest), StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"net":"1,5","tax":"0","currencyDigits":2}""", GatewayJson.Default.OrderTotals));
    }

    [Fact]
    public void What_an_answer_leaves_out_has_the_contracts_default()
    {
        var operation = JsonSerializer.Deserialize("""{"operationId":"o","state":"running"}""", GatewayJson.Default.Operation)!;
        Assert.Equal(OperationState.Running, operation.State);
        Assert.Empty(operation.Lines);
        var request = JsonSerializer.Deserialize("""{"externalId":"1","customerId":"c","purchaseOrder":"p","orderDate":"2026-01-01","currency":"EUR","shipTo":{"name":"n","lines":[],"city":"c","country":"DE"},"lines":[],"totals":{"net":1,"tax":0,"currencyDigits":2}}""", GatewayJson.Default.SalesOrderRequest)!;
        Assert.Empty(request.Comments);
    }

    [Fact]
    public void A_state_is_never_a_number() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"operationId":"o","state":2}""", GatewayJson.Default.Operation));
}

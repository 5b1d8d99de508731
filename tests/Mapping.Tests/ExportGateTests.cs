using Connector.Commercetools.Models;

namespace Connector.Mapping.Tests;

public sealed class ExportGateTests
{
    private static readonly Order Order = Repository.Order(Path.Combine(Repository.OrdersFolder, "gross-prices-one-vat-rate", "order.json")) with { PaymentInfo = null };

    // Cards are exported when they are authorised, invoices at once, prepayments when they are paid.
    private static readonly string GateJson = Repository.SandboxJson
        .Replace("\"exportWhen\": \"created\"", "\"exportWhen\": \"authorised\"", StringComparison.Ordinal)
        .Replace("\"method\": \"INVOICE\"", "\"exportWhen\": \"created\", \"method\": \"INVOICE\"", StringComparison.Ordinal);

    private static readonly MappingDocument Gate = MappingDocument.Load(GateJson, "mapping.json").Value!;

    private static readonly long Total = Order.TaxedPrice!.TotalGross.CentAmount;

    [Fact]
    public void A_cancelled_order_is_never_exported() =>
        Assert.Equal(ExportReadiness.Never, Check(Order with { OrderState = OrderState.Cancelled }).Readiness);

    [Fact]
    public void A_complete_order_is_not_exported_unless_the_mapping_says_so() =>
        Assert.Equal(ExportReadiness.Never, Check(Order with { OrderState = OrderState.Complete }).Readiness);

    [Fact]
    public void An_open_order_waits_when_only_confirmed_orders_are_exported()
    {
        var mapping = MappingDocument.Load(GateJson.Replace("\"exportWhen\": \"authorised\",", "\"exportWhen\": \"authorised\", \"exportStates\": [\"Confirmed\"],", StringComparison.Ordinal), "m").Value!;
        Assert.Equal(ExportReadiness.NotYet, ExportGate.Check(Order, mapping).Readiness);
    }

    [Fact]
    public void An_order_without_payment_waits() => Assert.Equal(ExportReadiness.NotYet, Check(Order).Readiness);

    [Fact]
    public void A_free_order_does_not_wait_for_a_payment()
    {
        var zero = new Money { CurrencyCode = "EUR", CentAmount = 0 };
        Assert.Equal(ExportReadiness.Ready, Check(Order with { TotalPrice = zero, TaxedPrice = new() { TotalNet = zero, TotalGross = zero } }).Readiness);
    }

    [Theory]
    [InlineData("CREDIT_CARD", "Authorization", "Success", 0, ExportReadiness.Ready)]
    [InlineData("CREDIT_CARD", "Charge", "Success", 0, ExportReadiness.Ready)]
    [InlineData("CREDIT_CARD", "Authorization", "Pending", 0, ExportReadiness.NotYet)]
    [InlineData("CREDIT_CARD", "Authorization", "Success", -1, ExportReadiness.NotYet)]
    [InlineData("PREPAYMENT", "Authorization", "Success", 0, ExportReadiness.NotYet)]
    [InlineData("PREPAYMENT", "Charge", "Success", 0, ExportReadiness.Ready)]
    [InlineData("INVOICE", "Charge", "Initial", 0, ExportReadiness.Ready)]
    public void The_rule_of_the_payment_method_decides(string method, string type, string state, long difference, ExportReadiness expected) =>
        Assert.Equal(expected, Check(With(Payment(method, Total, (type, state, Total + difference)))).Readiness);

    [Fact]
    public void An_authorisation_that_was_charged_counts_once() =>
        Assert.Equal(ExportReadiness.NotYet, Check(With(Payment("CREDIT_CARD", Total, ("Authorization", "Success", Total / 2), ("Charge", "Success", Total / 2)))).Readiness);

    [Fact]
    public void A_refunded_payment_no_longer_covers_the_order()
    {
        var decision = Check(With(Payment("PREPAYMENT", Total, ("Charge", "Success", Total), ("Refund", "Success", 100))));
        Assert.Equal(new(ExportReadiness.NotYet, "Payments cover 201.80 of 202.80 EUR."), decision);
    }

    [Fact]
    public void Several_payments_cover_the_order_together() =>
        Assert.Equal(ExportReadiness.Ready, Check(With(Payment("PREPAYMENT", 100, ("Charge", "Success", 100)), Payment("CREDIT_CARD", Total - 100, ("Authorization", "Success", Total - 100)))).Readiness);

    [Fact]
    public void A_payment_that_was_not_read_keeps_the_order_waiting() =>
        Assert.Equal(ExportReadiness.NotYet, Check(Order with { PaymentInfo = new() { Payments = [new() { TypeId = "payment", Id = "p" }] } }).Readiness);

    [Theory]
    [InlineData(OrderState.Open, OrderState.Confirmed)]
    [InlineData(OrderState.Confirmed, null)]
    [InlineData(OrderState.Complete, null)]
    [InlineData(OrderState.Cancelled, null)]
    public void An_exported_order_is_confirmed_unless_it_has_gone_further(string state, string? expected) =>
        Assert.Equal(new(expected, null), OrderFeedbackMapping.Exported(Order with { OrderState = state }, Repository.Sandbox));

    private static ExportDecision Check(Order order) => ExportGate.Check(order, Gate);

    private static Order With(params Payment[] payments) =>
        Order with { PaymentInfo = new() { Payments = [.. payments.Select(payment => new Reference<Payment> { TypeId = "payment", Id = payment.Id, Obj = payment })] } };

    private static Payment Payment(string method, long planned, params (string Type, string State, long Amount)[] transactions) => new()
    {
        Id = method,
        AmountPlanned = new() { CurrencyCode = "EUR", CentAmount = planned },
        PaymentMethodInfo = new() { Method = method },
        Transactions = [.. transactions.Select(t => new PaymentTransaction { Type = t.Type, State = t.State, Amount = new() { CurrencyCode = "EUR", CentAmount = t.Amount } })],
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using CsCheck;

namespace Connector.Mapping.Tests.Returns;

public sealed class ReturnFeedbackProperties
{
    private static readonly MappingDocument[] Rules = [.. new[] { "none", "create", "expect" }.Select(refund => GoldenReturns.Mapping(JsonNode.Parse(
        $$"""{ "returns": { "mode": "rmaAndCreditOrder", "defaultReason": {}, "refund": "{{refund}}", "conditions": [{ "stockroom": "SCRAP", "state": "unusable" }] } }""")!.AsObject()))];

    [Fact]
    public void However_often_and_late_MAX_is_read_the_order_shows_what_the_newest_reading_says() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1_000_000]).Sample((rule, seed) =>
        {
            var random = new Random(seed);
            var order = Order(random);
            var readings = Readings(order, random);
            var (straight, tangled) = (new AppliedFeedback(order), new AppliedFeedback(order));
            foreach (var reading in readings) Apply(straight, reading, Rules[rule]);
            for (var newest = 0; newest < readings.Count; newest++)
            {
                Apply(tangled, readings[newest], Rules[rule]);
                var before = JsonSerializer.Serialize(tangled.Order);
                Apply(tangled, readings[random.Next(newest + 1)], Rules[rule]);
                Assert.Equal(before, JsonSerializer.Serialize(tangled.Order));
            }

            Assert.Equal(JsonSerializer.Serialize(straight.Order), JsonSerializer.Serialize(tangled.Order));
            Check(straight.Order, readings[^1], rule);
        }, iter: 2000);

    private static void Apply(AppliedFeedback applied, OrderFulfilment reading, MappingDocument mapping)
    {
        var scope = GoldenReturns.Told(applied.Order, [reading], mapping);
        Assert.Empty(scope.Problems);
        applied.Apply(scope);
    }

    // Knows nothing of how it came about: what was refunded is what was credited, and what all memos cover is settled.
    private static void Check(Order order, OrderFulfilment last, int rule)
    {
        var credited = last.CreditMemos.Where(memo => memo.CreditNumber is not null).ToList();
        var refunded = order.PaymentInfo!.Payments.SelectMany(payment => payment.Obj!.Transactions).Where(transaction => transaction.Type == "Refund").Sum(transaction => transaction.Amount.Amount);
        Assert.Equal(rule == 1 ? credited.Sum(memo => memo.Net + memo.Tax) : 0, refunded);
        var items = order.ReturnInfo.SelectMany(info => info.Items).ToList();
        var settled = items.Where(item => item.PaymentState == ReturnPaymentState.Refunded).Sum(item => item.Quantity);
        var covered = credited.Sum(memo => memo.Lines.Sum(line => line.Quantity));
        Assert.True(rule == 2 ? settled == 0 : settled <= covered);
        if (rule < 2 && covered == items.Sum(item => item.Quantity)) Assert.All(items, item => Assert.Equal(ReturnPaymentState.Refunded, item.PaymentState));
        Assert.All(items, item => Assert.Equal(last.Returns[0].Lines.Where(line => line.ExternalItemId == item.Id).Sum(line => line.Received) >= item.Quantity, item.ShipmentState != ReturnShipmentState.Returned));
    }

    private static Order Order(Random random)
    {
        var items = Enumerable.Range(0, random.Next(1, 5)).Select(i => new ReturnItem { Id = $"item-{i}", LineItemId = "line", Quantity = random.Next(1, 6), ShipmentState = "Returned", PaymentState = "Initial" }).ToList();
        var (pieces, second) = (items.Sum(item => item.Quantity), random.Next(2) == 0 ? 500 : 1000);
        return new()
        {
            Id = "order",
            Version = 1,
            TotalPrice = Euro(pieces * 1000),
            LineItems = [new() { Id = "line", Variant = new() { Sku = "BRK-1001" }, Price = new() { Value = Euro(1000) }, Quantity = pieces, TotalPrice = Euro(pieces * 1000) }],
            TaxMode = "Disabled",
            ReturnInfo = [new() { Items = items }],
            PaymentInfo = new() { Payments = [Payment("a", pieces * 500), Payment("b", pieces * second)] },
        };
    }

    /// <summary>What MAX answers as time goes by: more and more received, more and more credited.</summary>
    private static List<OrderFulfilment> Readings(Order order, Random random)
    {
        var stockroom = random.Next(2) == 0 ? "SCRAP" : "FG-HH";
        var lines = order.ReturnInfo[0].Items.Select((item, i) => new ReturnLineState { LineNumber = i + 1, ExternalItemId = item.Id, OrderLine = 1, OrderDelivery = 1, Part = "BRK-1001", Quantity = item.Quantity, Status = "open", Stockroom = stockroom }).ToList();
        var (memos, left, readings) = (new List<CreditMemo>(), lines.Sum(line => line.Quantity), new List<OrderFulfilment>());
        for (var step = 0; step < 6; step++)
        {
            lines = lines.ConvertAll(line => line with { Received = Math.Min(line.Quantity, line.Received + random.Next(0, 3)) });
            var some = Math.Min(left, random.Next(0, 5));
            if (some > 0) memos.Add(new() { OrderNumber = $"2000001{step}", CreditNumber = $"3100000{step}", ReturnNumber = "80000001", Date = new(2026, 11, 2), Currency = "EUR", Net = some * 10, Tax = 0, Lines = [new() { LineNumber = 1, Delivery = 1, Part = "BRK-1001", Quantity = some, UnitPrice = 10 }] });
            left -= some;
            readings.Add(new()
            {
                Order = new() { OrderNumber = "20000001", CustomerId = "WEB", PurchaseOrder = "W1", Status = "closed" },
                Returns = [new() { ReturnNumber = "80000001", Lines = [.. lines] }],
                CreditMemos = [.. memos],
            });
        }

        return readings;
    }

    private static Reference<Payment> Payment(string id, long charged) => new()
    {
        TypeId = "payment",
        Id = id,
        Obj = new() { Id = id, AmountPlanned = Euro(charged), Transactions = [new() { Type = "Charge", State = "Success", Amount = Euro(charged) }] },
    };

    private static Money Euro(long cents) => new() { CurrencyCode = "EUR", CentAmount = cents };
}

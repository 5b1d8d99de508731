using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using CsCheck;

namespace Connector.Mapping.Tests.Feedback;

/// <summary>However an order goes its way in MAX, and in whatever order its readings arrive, commercetools ends up right.</summary>
public sealed class FeedbackProperties
{
    private static readonly Dictionary<string, string> States = new() { ["partly"] = "s-partly", ["sent"] = "s-sent", ["done"] = "s-done", ["l-back"] = "s-back", ["l-shipped"] = "s-shipped", ["l-gone"] = "s-gone" };

    private static readonly MappingDocument Mapping = GoldenFeedback.Mapping(JsonNode.Parse("""
        {
          "units": [ { "sku": "BOX", "piecesPerUnit": 10 } ],
          "statuses": {
            "rules": [
              { "when": "partlyShipped", "shipmentState": "Partial", "transition": "partly" },
              { "when": "shipped", "shipmentState": "Shipped", "transition": "sent" },
              { "when": "cancelled", "orderState": "Cancelled", "shipmentState": "Canceled" },
              { "when": "completed", "orderState": "Complete", "transition": "done" },
              { "when": "paid", "paymentState": "Paid" }
            ],
            "lines": { "backorder": "l-back", "shipped": "l-shipped", "cancelled": "l-gone" }
          },
          "feedback": { "lineDates": true, "invoices": { "customObjects": true } }
        }
        """)!.AsObject());

    // A step: 0 and 1 ship some of a line, 2 adds tracking, 3 invoices what is shipped, 4 pays, 5 closes what is left.
    private static readonly Gen<(int Step, int Quantity)[]> Histories = Gen.Select(Gen.Int[0, 5], Gen.Int[1, 8]).Array[1, 9];

    private static readonly Gen<int[]> Orders = Gen.Int[0, 1000].Array[1, 12];

    [Fact]
    public void A_plan_that_was_applied_leaves_nothing_to_do() => Gen.Select(Histories, Orders).Sample(
        (history, picks) =>
        {
            var readings = Readings(history);
            var order = NewOrder();
            foreach (var pick in picks)
            {
                var reading = readings[pick % readings.Count];
                order = Told(order, reading);
                Assert.True(Plan(order, reading).IsEmpty);
            }
        },
        iter: 3000);

    [Fact]
    public void Readings_in_any_order_end_in_the_same_order() => Gen.Select(Histories, Orders, Gen.Int[0, 12]).Sample(
        (history, picks, place) =>
        {
            var readings = Readings(history);
            var wanted = Told(NewOrder(), readings[^1]);
            var order = NewOrder();
            for (var i = 0; i <= picks.Length; i++)
            {
                if (i == Math.Min(place, picks.Length)) order = Told(order, readings[^1]);
                if (i < picks.Length) order = Told(order, readings[picks[i] % readings.Count]);
            }

            Assert.Equal(Text(wanted), Text(order));
        },
        iter: 3000);

    [Fact]
    public void Never_is_more_delivered_than_was_ordered_and_what_others_delivered_stays() => Gen.Select(Histories, Orders, Gen.Int[1, 10]).Sample(
        (history, picks, foreign) =>
        {
            var readings = Readings(history);
            var order = NewOrder();
            var theirs = new Delivery { Id = "d-1", Key = "by-hand", Items = [new() { Id = "line-a", Quantity = foreign }] };
            order = order with { ShippingInfo = order.ShippingInfo! with { Deliveries = [theirs] } };
            foreach (var pick in picks)
            {
                var mapped = OrderFeedbackMapping.Plan(Input(order, readings[pick % readings.Count]), Mapping);
                Assert.All(mapped.Problems, problem => Assert.Equal(ProblemCode.ShippedMore, problem.Code));
                if (mapped.Value is { } plan) order = AppliedPlan.Apply(order, plan);
                Assert.Contains(theirs, order.ShippingInfo!.Deliveries);
                foreach (var line in order.LineItems)
                    Assert.True(AppliedPlan.Deliveries(order).SelectMany(delivery => delivery.Items).Where(item => item.Id == line.Id).Sum(item => item.Quantity) <= line.Quantity);
            }
        },
        iter: 3000);

    private static Order Told(Order order, OrderFulfilment reading) => AppliedPlan.Apply(order, Plan(order, reading));

    private static OrderFeedbackPlan Plan(Order order, OrderFulfilment reading)
    {
        var mapped = OrderFeedbackMapping.Plan(Input(order, reading), Mapping);
        Assert.Empty(mapped.Problems);
        return mapped.Value!;
    }

    private static OrderFeedbackInput Input(Order order, OrderFulfilment reading) => new() { Order = order, Company = "DE", Parts = [reading], States = States };

    // Expected dates follow the last reading; everything else must be the same.
    private static string Text(Order order) => JsonSerializer.Serialize(new
    {
        order.OrderState,
        order.ShipmentState,
        order.PaymentState,
        State = order.State?.Id,
        Lines = order.LineItems.Select(line => line.State.Where(state => state.Quantity > 0).OrderBy(state => state.State!.Id, StringComparer.Ordinal)),
        Deliveries = AppliedPlan.Deliveries(order).OrderBy(delivery => delivery.Key, StringComparer.Ordinal).Select(delivery => new { delivery.Key, delivery.Items, Tracking = delivery.Parcels.Select(parcel => parcel.TrackingData!.TrackingId).Order() }),
        Fields = order.Custom!.Fields.Where(field => field.Key != "maxExpectedShipDate").OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value.GetRawText()}"),
    });

    private static Order NewOrder()
    {
        var price = new Money { CurrencyCode = "EUR", CentAmount = 10000 };
        return new()
        {
            Id = "order-1",
            Version = 1,
            TotalPrice = price,
            LineItems = [Line("line-a", "BRK-1001", 10), Line("line-b", "BOX", 40)],
            ShippingInfo = new() { ShippingMethodName = "Standard", Price = price },
        };

        LineItem Line(string id, string sku, long quantity) => new()
        {
            Id = id,
            Variant = new() { Sku = sku },
            Price = new() { Value = price },
            Quantity = quantity,
            TotalPrice = price,
            State = [new() { Quantity = quantity, State = new() { TypeId = "state", Id = "s-initial" } }],
        };
    }

    // What MAX says after every step, the beginning included. Line b is sold in boxes of ten.
    private static List<OrderFulfilment> Readings((int Step, int Quantity)[] history)
    {
        var at = new OrderFulfilment
        {
            Order = new() { OrderNumber = "20000001", ExternalId = "order-1", CustomerId = "WEB", PurchaseOrder = "P", Status = "open", Currency = "EUR", Lines = [Line(1, "line-a", 10), Line(2, "line-b", 4)] },
        };
        var readings = new List<OrderFulfilment> { at };
        foreach (var (step, quantity) in history)
        {
            at = step switch
            {
                0 or 1 => Ship(at, step, quantity),
                2 => at with { Shipments = [.. at.Shipments.Select((shipment, i) => i == at.Shipments.Count - 1 ? shipment with { Carrier = "DHL", TrackingNumbers = [.. shipment.TrackingNumbers, $"T{i}{shipment.TrackingNumbers.Count}"] } : shipment)] },
                3 => Invoiced(at),
                4 => at with { Invoices = [.. at.Invoices.Select(invoice => invoice with { PaidOn = new(2026, 11, 20) })] },
                _ => at with { Order = at.Order with { Status = "closed", Lines = [.. at.Order.Lines.Select(line => line with { Status = "closed", Due = 0 })] } },
            };
            readings.Add(at);
        }

        return readings;
    }

    private static OrderFulfilment Ship(OrderFulfilment at, int index, int quantity)
    {
        var line = at.Order.Lines[index];
        var shipped = Math.Min(quantity, line.Due);
        if (shipped == 0) return at;
        var lines = at.Order.Lines.ToList();
        lines[index] = line with { Shipped = line.Shipped + shipped, Due = line.Due - shipped };
        return at with
        {
            Order = at.Order with { Lines = lines },
            Shipments = [.. at.Shipments, new() { ShipmentId = $"S{at.Shipments.Count}", ShippedAt = DateTimeOffset.UnixEpoch, Lines = [new() { LineNumber = line.LineNumber, Delivery = 1, ExternalLineId = line.ExternalLineId, Part = line.Part, Quantity = shipped }] }],
        };
    }

    private static OrderFulfilment Invoiced(OrderFulfilment at)
    {
        if (at.Order.Lines.All(line => line.Invoiced == line.Shipped)) return at;
        var amount = at.Order.Lines.Sum(line => line.Shipped - line.Invoiced);
        return at with
        {
            Order = at.Order with { Lines = [.. at.Order.Lines.Select(line => line with { Invoiced = line.Shipped })] },
            Invoices = [.. at.Invoices, new() { InvoiceNumber = $"3000000{at.Invoices.Count}", Date = new(2026, 11, 1 + at.Invoices.Count), Currency = "EUR", Net = amount, Tax = amount / 10 }],
        };
    }

    private static SalesOrderLineState Line(int number, string id, decimal quantity) =>
        new() { LineNumber = number, Delivery = 1, ExternalLineId = id, Status = "open", Part = $"P{number}", Ordered = quantity, Due = quantity, UnitPrice = 10, RequestedDate = new(2026, 12, number) };
}

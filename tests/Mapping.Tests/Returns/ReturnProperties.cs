using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Returns;
using CsCheck;

namespace Connector.Mapping.Tests.Returns;

public sealed class ReturnProperties
{
    /// <summary>Orders, half of them to three addresses by two shipping methods.</summary>
    private static readonly Gen<Order> Orders = Gen.Select(GeneratedOrders.All, Gen.Int[0, 1_000_000]).Select((order, seed) => seed % 2 == 0 ? order : MoneyProperties.SeveralAddresses(order, seed));

    private static readonly MappingDocument[] Styles =
    [
        Mapping("proportional", "netPrice", "deliveries"),
        Mapping("last", "netPrice", "orders"),
        Mapping("proportional", "separatePart", "orders"),
        Mapping("last", "percentage", "deliveries"),
    ];

    [Fact]
    public void Partial_returns_in_any_partition_add_up_to_every_line_freight_discount_and_tax() =>
        Gen.Select(Orders, Gen.Int[0, 3], Gen.Int[0, 1_000_000]).Sample((order, style, seed) =>
        {
            var (returned, parts) = (Returned(order, seed), InMax(order, Styles[style]));
            var mapped = Map(returned, parts, Styles[style]);
            if (returned.ReturnInfo.Count == 0) return;
            Assert.Empty(mapped.Problems);
            var memos = mapped.Value!.Returns.SelectMany(plan => plan.CreditMemos).ToList();
            var sold = Sums(Export(order, Styles[style]).Where(line => !IsVoucher(order, line.ExternalLineId)));
            Assert.Equal(sold.Where(sum => sum.Value != 0).OrderBy(sum => sum.Key), Sums(memos.SelectMany(memo => memo.Lines)).Where(sum => sum.Value != 0).OrderBy(sum => sum.Key));
            Assert.All(memos, memo => Assert.Equal((memo.Totals.Net, memo.Totals.Tax), (memo.Lines.Sum(line => line.NetTotal), memo.Lines.Sum(line => line.Taxes.Sum(tax => tax.Amount)))));
            Assert.All(memos.SelectMany(memo => memo.Lines), line => Assert.Equal(line.NetTotal, Math.Round(line.Quantity * line.UnitPrice, order.TotalPrice.FractionDigits, MidpointRounding.ToEven)));
        }, iter: 3000);

    [Fact]
    public void Returns_that_are_entered_one_by_one_are_credited_as_all_at_once() =>
        Gen.Select(Orders, Gen.Int[0, 3], Gen.Int[0, 1_000_000]).Sample((order, style, seed) =>
        {
            var (returned, parts) = (Returned(order, seed), InMax(order, Styles[style]));
            var atOnce = Map(returned, parts, Styles[style]);
            if (!atOnce.Succeeded) return;
            var (entered, known) = (new HashSet<string>(), returned with { ReturnInfo = [] });
            foreach (var plan in atOnce.Value.Returns)
            {
                known = known with { ReturnInfo = [.. returned.ReturnInfo.Take(known.ReturnInfo.Count + 1)] };
                var one = Assert.Single(Map(known, parts, Styles[style], entered).Value!.Returns);
                Assert.Equal(JsonSerializer.Serialize(plan), JsonSerializer.Serialize(one));
                entered.UnionWith(one.Items);
                parts = [.. parts.Select(part => part with { Returns = [.. part.Returns, Rma(part, one)] })];
            }

            Assert.Empty(Map(returned, parts, Styles[style], entered).Value!.Returns);
        }, iter: 500);

    [Fact]
    public void Shares_of_any_pieces_add_up_and_none_is_a_coin_off() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Int[1, 1_000_000], Gen.Int[0, 1_000_000].Array[0, 6]).Sample((amount, all, cuts) =>
        {
            decimal[] at = [0, .. cuts.Select(cut => (decimal)Math.Min(cut, all)).Order(), all];
            long sum = 0;
            for (var i = 1; i < at.Length; i++)
            {
                var share = CumulativeShare.Between(amount, at[i - 1], at[i], all);
                Assert.True(Math.Abs(share - (amount * ((at[i] - at[i - 1]) / all))) < 1.000001m);
                Assert.Equal((long)Math.Round(amount * at[i] / all, 0, MidpointRounding.AwayFromZero), CumulativeShare.Of(amount, at[i], all));
                sum += share;
            }

            Assert.Equal(amount, sum);
        }, iter: 5000);

    private static Mapped<ReturnPlans> Map(Order order, IReadOnlyList<OrderFulfilment> parts, MappingDocument mapping, HashSet<string>? entered = null) =>
        ReturnMapping.Map(new() { Order = order, Company = GoldenReturns.CompanyOf(order), Parts = parts, Entered = entered ?? [], Today = new(2026, 11, 2) }, mapping);

    private static MappingDocument Mapping(string freight, string discounts, string several) => GoldenReturns.Mapping(new JsonObject
    {
        ["returns"] = new JsonObject { ["mode"] = "rmaAndCreditOrder", ["defaultReason"] = new JsonObject(), ["freight"] = freight },
        ["discounts"] = new JsonObject { ["lines"] = discounts },
        ["shipping"] = Shipping(several),
        ["units"] = new JsonArray(new JsonObject { ["sku"] = "SEAL-KIT", ["unit"] = "PK", ["unitsPerPiece"] = 2 }),
    });

    private static JsonObject Shipping(string several)
    {
        var shipping = JsonNode.Parse(Repository.SandboxJson)!["shipping"]!.DeepClone().AsObject();
        shipping["multiple"] = several;
        return shipping;
    }

    /// <summary>The order with all of its lines but vouchers returned, cut and shuffled at random.</summary>
    private static Order Returned(Order order, int seed)
    {
        var random = new Random(seed);
        var items = new List<ReturnItem>();
        foreach (var (id, pieces, isCustom) in order.LineItems.Select(line => (line.Id, line.Quantity, false)).Concat(order.CustomLineItems.Select(line => (line.Id, line.Quantity, true))))
        {
            if (IsVoucher(order, id)) continue;
            for (var left = pieces; left > 0;)
            {
                var some = random.Next(3) == 0 ? left : random.NextInt64(1, left + 1);
                left -= some;
                items.Add(new() { Id = $"item-{items.Count}", LineItemId = isCustom ? null : id, CustomLineItemId = isCustom ? id : null, Quantity = some, ShipmentState = "Returned", PaymentState = "Initial" });
            }
        }

        ReturnItem[] shuffled = [.. items];
        random.Shuffle(shuffled);
        var returns = new List<ReturnInfo>();
        for (var at = 0; at < shuffled.Length;)
        {
            var some = random.Next(1, 4);
            returns.Add(new() { Items = [.. shuffled.Skip(at).Take(some)] });
            at += some;
        }

        return order with { ReturnInfo = returns };
    }

    private static bool IsVoucher(Order order, string id) => order.CustomLineItems.Any(line => line.Id == id && line.TotalPrice.CentAmount < 0);

    private static List<SalesOrderLine> Export(Order order, MappingDocument mapping)
    {
        var export = OrderMapping.Map(new() { Order = order }, mapping);
        Assert.Empty(export.Problems);
        return [.. export.Value!.Orders.SelectMany(request => request.Lines)];
    }

    private static OrderFulfilment[] InMax(Order order, MappingDocument mapping) =>
        [.. OrderMapping.Map(new() { Order = order }, mapping).Value!.Orders.Select((request, i) => new OrderFulfilment
        {
            Order = new()
            {
                OrderNumber = $"2000000{i}", CustomerId = "WEB", PurchaseOrder = "W1", Status = "closed",
                Lines = [.. request.Lines.Select(line => new SalesOrderLineState { LineNumber = line.LineNumber, Delivery = line.Delivery, ExternalLineId = line.ExternalLineId, Part = line.Part, Ordered = line.Quantity, Shipped = line.Quantity, UnitPrice = line.UnitPrice })],
            },
        })];

    private static ReturnAuthorization Rma(OrderFulfilment part, ReturnPlan plan) => new()
    {
        ReturnNumber = "8" + plan.Items[0],
        ExternalId = plan.ExternalId,
        Lines = [.. plan.Return!.Lines.Where(line => line.OrderNumber == part.Order.OrderNumber).Select((line, i) => new ReturnLineState
        {
            LineNumber = i + 1, ExternalItemId = line.ExternalItemId, OrderLine = line.OrderLine, OrderDelivery = line.OrderDelivery, Part = "P", Quantity = line.Quantity, Status = "open",
        })],
    };

    /// <summary>Net and every tax by line of the shop, in MAX's own numbers.</summary>
    private static Dictionary<string, decimal> Sums(IEnumerable<SalesOrderLine> lines)
    {
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            Add($"{line.ExternalLineId} net", line.NetTotal);
            foreach (var tax in line.Taxes) Add($"{line.ExternalLineId} {tax.Code}", tax.Amount);
        }

        return sums;

        void Add(string key, decimal amount) => sums[key] = sums.GetValueOrDefault(key) + amount;
    }
}

using System.Text.Json.Nodes;
using Connector.Sandbox;
using Connector.Sandbox.Demo;
using Connector.Sandbox.ExactMax;
using Connector.Sandbox.Stack;

namespace EndToEnd.Tests.Orders;

/// <summary>Orders that are more than a few lines to one address travel whole, under rules that the mapping switches on.</summary>
public sealed class OrderShapesTests(OrderShapesTests.Stack stack) : IClassFixture<OrderShapesTests.Stack>
{
    [Theory]
    [InlineData("orders", 2)]
    [InlineData("deliveries", 1)]
    public async Task An_order_to_several_addresses_is_an_order_each_or_deliveries_of_one_as_the_mapping_says(string multiple, int orders)
    {
        await stack.ResetAsync();
        using var folder = new TemporaryFolder();
        await stack.MapAsync(folder, mapping => mapping["shipping"]!["multiple"] = multiple);
        var placed = await stack.PlaceAsync("several-addresses-become-an-order-each");

        var max = await stack.AssertWholeAsync(placed);

        Assert.Equal(orders, max.Count);
        Assert.Equal(orders, max.Select(order => string.Join('|', order.ShipTo)).Distinct().Count());
        if (multiple == "deliveries") Assert.Contains(max[0].Lines, line => line.Delivery > 1);
    }

    [Fact]
    public async Task An_order_of_500_lines_goes_on_in_further_orders_under_the_same_reference()
    {
        await stack.ResetAsync();
        using var folder = new TemporaryFolder();
        await stack.MapAsync(folder, mapping => mapping["orders"] = new JsonObject { ["longOrders"] = "split" });
        var order = stack.Case();
        Lengthen(order, 500);
        var placed = await stack.Sandbox.Shop.PlaceAsync(order);

        var max = await stack.AssertWholeAsync(placed);

        Assert.True(max.Count > 5);
        Assert.All(max, part => Assert.InRange(part.Lines.Count, 1, 99));
        Assert.Single(max.Select(part => part.PurchaseOrder).Distinct());
    }

    [Fact]
    public async Task A_line_ships_from_the_first_stockroom_that_has_the_whole_quantity()
    {
        await stack.ResetAsync();
        using var folder = new TemporaryFolder();
        await stack.MapAsync(folder, mapping => mapping["routing"] = new JsonArray(new JsonObject { ["company"] = "DE", ["priority"] = new JsonArray("FG-HH", "FG-MU") }));
        var order = stack.Case();
        var line = order["lineItems"]![0]!;
        var stock = stack.Sandbox.Max.Query<decimal>("DE", "SELECT QTYOH_06 FROM Part_Stock WHERE rtrim(PRTNUM_06) = @part AND rtrim(STK_06) = 'FG-HH'", new { part = (string)line["variant"]!["sku"]! }).Single();
        // Many pieces for nothing: more than Hamburg has, and no amounts to change.
        Free(order, line, (long)stock + 1);
        var placed = await stack.Sandbox.Shop.PlaceAsync(order);

        var max = await stack.AssertWholeAsync(placed);

        Assert.Equal("FG-MU", max.Single().Lines.Single(max => max.Quantity == stock + 1).Stockroom);
    }

    /// <summary>Copies of a line until the order has so many; the totals follow.</summary>
    private static void Lengthen(JsonObject order, int lines)
    {
        var items = order["lineItems"]!.AsArray();
        var line = items[0]!;
        for (var i = items.Count; i < lines; i++)
        {
            var copy = line.DeepClone();
            copy["id"] = Guid.NewGuid().ToString();
            items.Add(copy);
            var taxed = line["taxedPrice"]!;
            Add(order["totalPrice"]!, line["totalPrice"]!);
            foreach (var total in new[] { "totalNet", "totalGross", "totalTax" })
                if (order["taxedPrice"]![total] is { } sum) Add(sum, taxed[total]!);
            var portion = taxed["taxPortions"]![0]!;
            Add(order["taxedPrice"]!["taxPortions"]!.AsArray().Single(own => (decimal)own!["rate"]! == (decimal)portion["rate"]!)!["amount"]!, portion["amount"]!);
        }
    }

    private static void Free(JsonObject order, JsonNode line, long quantity)
    {
        var gift = line.DeepClone().AsObject();
        (gift["id"], gift["quantity"]) = (Guid.NewGuid().ToString(), quantity);
        foreach (var field in new[] { "supplyChannel", "discountedPricePerQuantity", "taxedPricePortions" }) gift.Remove(field);
        gift["price"]!["value"]!["centAmount"] = 0;
        gift["totalPrice"]!["centAmount"] = 0;
        foreach (var total in new[] { "totalNet", "totalGross", "totalTax" })
            if (gift["taxedPrice"]![total] is { } sum) sum["centAmount"] = 0;
        gift["taxedPrice"]!["taxPortions"]![0]!["amount"]!["centAmount"] = 0;
        gift.Remove("state");
        order["lineItems"]!.AsArray().Add((JsonNode)gift);
    }

    private static void Add(JsonNode money, JsonNode more) => money["centAmount"] = (long)money["centAmount"]! + (long)more["centAmount"]!;

    /// <summary>The stack, with a mapping that tests change.</summary>
    public sealed class Stack : OrderStack
    {
        internal async Task MapAsync(TemporaryFolder folder, Action<JsonObject> change)
        {
            var mapping = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Sandbox", "mapping.json")))!.AsObject();
            mapping.Remove("$schema");
            change(mapping);
            var path = Path.Combine(folder.Path, "mapping.json");
            await File.WriteAllTextAsync(path, mapping.ToJsonString());
            await Sandbox.RestartWorkerAsync(("Mapping__Path", path));
        }

        /// <summary>Asserts that the MAX orders that commercetools shows are together the order.</summary>
        internal async Task<IReadOnlyList<MaxOrder>> AssertWholeAsync(JsonObject placed)
        {
            var order = await ShownAsync(placed);
            var max = order.SyncedAs()!.Split(", ").Select(number => Sandbox.Max.Order(number)!).ToList();
            Assert.Equal(max.Select(part => part.Number).Order(), Sandbox.Max.OrdersOf("DE", placed.Number()).Select(part => part.Number).Order());
            Assert.Equal(order.Net(), max.Sum(part => part.Net));
            Assert.Equal(order.Tax(), max.Sum(part => part.Tax));
            Assert.Null(await DeadLetterAsync(order.Id()));
            Assert.Empty(Sandbox.Max.Duplicates("DE"));
            return max;
        }
    }
}

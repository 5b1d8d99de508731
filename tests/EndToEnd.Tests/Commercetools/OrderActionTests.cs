using System.Text.Json.Nodes;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class OrderActionTests
{
    private const string Return = """{"action":"addReturnInfo","items":[{"key":"rma-1","quantity":1,"lineItemId":"line-1","shipmentState":"Returned"},{"key":"rma-2","quantity":1,"lineItemId":"line-1","shipmentState":"Advised"}]}""";

    [Fact]
    public async Task An_order_number_is_unique_and_set_once()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.PlaceAsync("\"orderNumber\":\"W1\"");
        var order = await shop.PlaceAsync();

        Assert.Equal("DuplicateField", TestShop.Code(await shop.UpdateAsync(order, SetNumber("W1"), 400)));
        await shop.UpdateAsync(order, SetNumber("W2"));
        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(order, SetNumber("W3"), 400)));
        Assert.Equal(2, (await shop.UpdateAsync("/orders/order-number=W2", SetNumber("W2")))["version"]!.GetValue<int>());

        static string SetNumber(string number) => $$"""{"action":"setOrderNumber","orderNumber":"{{number}}"}""";
    }

    [Fact]
    public async Task Sync_info_needs_a_channel_with_the_role_and_has_one_entry_for_each()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/channels", """{"key":"warehouse"}""");
        var channel = await shop.CreateAsync("/channels", """{"key":"erp","roles":["OrderExport"]}""");
        var order = await shop.PlaceAsync();
        Assert.Equal("InvalidInput", TestShop.Code(await shop.UpdateAsync(order, Sync("warehouse", "1"), 400)));
        Assert.Equal("ReferencedResourceNotFound", TestShop.Code(await shop.UpdateAsync(order, Sync("none", "1"), 400)));

        await shop.UpdateAsync(order, Sync("erp", "SO-1"));
        var updated = await shop.UpdateAsync(order, Sync("erp", "SO-2"));

        var entry = Assert.Single(updated["syncInfo"]!.AsArray())!;
        Assert.Equal("SO-2", entry["externalId"]!.GetValue<string>());
        Assert.Equal("2026-10-01T08:00:00.000Z", entry["syncedAt"]!.GetValue<string>());
        Assert.Equal(channel["id"]!.GetValue<string>(), entry["channel"]!["id"]!.GetValue<string>());
        var found = await shop.GetAsync("/orders" + TestShop.Query("syncInfo(channel(id = :c) and externalId = \"SO-2\")", $"&var.c={channel["id"]}"));
        Assert.Equal(1, found["count"]!.GetValue<int>());
        Assert.DoesNotContain("Sync", string.Join(' ', await MessagesAsync(shop)), StringComparison.Ordinal);

        static string Sync(string channel, string id) => $$"""{"action":"updateSyncInfo","channel":{"typeId":"channel","key":"{{channel}}"},"externalId":"{{id}}"}""";
    }

    [Fact]
    public async Task A_workflow_state_follows_the_transitions_unless_forced()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/states", """{"key":"c","type":"OrderState","initial":false,"transitions":[]}""");
        await shop.CreateAsync("/states", """{"key":"b","type":"OrderState","initial":false,"transitions":[{"typeId":"state","key":"c"}]}""");
        await shop.CreateAsync("/states", """{"key":"a","type":"OrderState","initial":true,"transitions":[{"typeId":"state","key":"b"}]}""");
        var order = await shop.PlaceAsync();

        await shop.UpdateAsync(order, To("b"), 400);
        await shop.UpdateAsync(order, To("a"));
        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(order, To("c"), 400)));
        await shop.UpdateAsync(order, To("b"));
        await shop.UpdateAsync(order, To("c"));
        await shop.UpdateAsync(order, To("a", ",\"force\":true"));

        Assert.Equal(4, (await MessagesAsync(shop)).Count(type => type is "OrderStateTransition"));

        static string To(string key, string force = "") => $$"""{"action":"transitionState","state":{"typeId":"state","key":"{{key}}"}{{force}}}""";
    }

    [Fact]
    public async Task A_delivery_and_its_parcels_are_found_by_key()
    {
        await using var shop = await TestShop.StartAsync();
        var order = await shop.PlaceAsync();

        await shop.UpdateAsync(order, """
            {"action":"addDelivery","deliveryKey":"d1","items":[{"id":"line-1","quantity":5}],"parcels":[{"key":"p1","trackingData":{"trackingId":"T1","carrier":"DHL"}}]},
            {"action":"addParcelToDelivery","deliveryKey":"d1","parcelKey":"p2"},
            {"action":"setParcelTrackingData","parcelKey":"p2","trackingData":{"trackingId":"T2"}},
            {"action":"setDeliveryItems","deliveryKey":"d1","items":[{"id":"line-1","quantity":2}]}
            """);
        Assert.Equal("DuplicateField", TestShop.Code(await shop.UpdateAsync(order, """{"action":"addDelivery","deliveryKey":"d1"}""", 400)));
        Assert.Equal("DuplicateField", TestShop.Code(await shop.UpdateAsync(order, """{"action":"addParcelToDelivery","deliveryKey":"d1","parcelKey":"p2"}""", 400)));
        await shop.UpdateAsync(order, """{"action":"addDelivery","items":[{"id":"no-line","quantity":1}]}""", 400);
        var updated = await shop.UpdateAsync(order, """{"action":"removeParcelFromDelivery","parcelKey":"p1"}""");

        var delivery = Assert.Single(updated["shippingInfo"]!["deliveries"]!.AsArray())!;
        Assert.Equal("d1", delivery["key"]!.GetValue<string>());
        Assert.Equal(2, delivery["items"]![0]!["quantity"]!.GetValue<int>());
        var parcel = Assert.Single(delivery["parcels"]!.AsArray())!;
        Assert.Equal(("T2", false), (parcel["trackingData"]!["trackingId"]!.GetValue<string>(), parcel["trackingData"]!["isReturn"]!.GetValue<bool>()));
        Assert.Equal(
            ["OrderCreated", "DeliveryAdded", "ParcelAddedToDelivery", "ParcelAddedToDelivery", "ParcelTrackingDataUpdated", "DeliveryItemsUpdated", "ParcelRemovedFromDelivery"],
            await MessagesAsync(shop));
        var added = await shop.GetAsync("/messages" + TestShop.Query("type = \"DeliveryAdded\""));
        Assert.Empty(added["results"]![0]!["delivery"]!["parcels"]!.AsArray());
    }

    [Fact]
    public async Task A_delivery_needs_shipping_info_and_a_shipping_key_in_multiple_mode()
    {
        await using var shop = await TestShop.StartAsync();
        var bare = JsonNode.Parse(TestShop.Order())!.AsObject();
        bare.Remove("shippingInfo");
        var multiple = JsonNode.Parse(TestShop.Order())!.AsObject();
        multiple["shippingMode"] = "Multiple";
        multiple["shipping"] = new JsonArray(new JsonObject { ["shippingKey"] = "s1", ["shippingInfo"] = multiple["shippingInfo"]!.DeepClone() });
        multiple.Remove("shippingInfo");
        var first = "/orders/" + (await shop.CreateAsync("/sandbox/orders", bare.ToJsonString()))["id"];
        var second = "/orders/" + (await shop.CreateAsync("/sandbox/orders", multiple.ToJsonString()))["id"];

        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(first, """{"action":"addDelivery"}""", 400)));
        Assert.Equal("RequiredField", TestShop.Code(await shop.UpdateAsync(second, """{"action":"addDelivery"}""", 400)));
        var updated = await shop.UpdateAsync(second, """{"action":"addDelivery","shippingKey":"s1"}""");

        Assert.Single(updated["shipping"]![0]!["shippingInfo"]!["deliveries"]!.AsArray());
    }

    [Fact]
    public async Task A_return_starts_advised_or_returned_and_only_returned_moves_on()
    {
        await using var shop = await TestShop.StartAsync();
        var order = await shop.PlaceAsync();

        var added = await shop.UpdateAsync(order, Return);
        var items = added["returnInfo"]![0]!["items"]!.AsArray();
        Assert.Equal(["Initial", "NonRefundable"], items.Select(item => item!["paymentState"]!.GetValue<string>()));
        Assert.Equal("LineItemReturnItem", items[0]!["type"]!.GetValue<string>());
        Assert.Equal("DuplicateField", TestShop.Code(await shop.UpdateAsync(order, Return, 400)));
        await shop.UpdateAsync(order, """{"action":"addReturnInfo","items":[{"quantity":1,"lineItemId":"line-1","shipmentState":"BackInStock"}]}""", 400);
        await shop.UpdateAsync(order, """{"action":"addReturnInfo","items":[]}""", 400);

        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(order, """{"action":"setReturnShipmentState","returnItemKey":"rma-2","shipmentState":"BackInStock"}""", 400)));
        await shop.UpdateAsync(order, """{"action":"setReturnPaymentState","returnItemKey":"rma-2","paymentState":"Refunded"}""", 400);
        var moved = await shop.UpdateAsync(order, """
            {"action":"setReturnShipmentState","returnItemKey":"rma-1","shipmentState":"Unusable"},{"action":"setReturnPaymentState","returnItemKey":"rma-1","paymentState":"Refunded"}
            """);

        var item = moved["returnInfo"]![0]!["items"]![0]!;
        Assert.Equal(("Unusable", "Refunded"), (item["shipmentState"]!.GetValue<string>(), item["paymentState"]!.GetValue<string>()));
        Assert.Equal(["OrderCreated", "ReturnInfoAdded", "OrderReturnShipmentStateChanged"], await MessagesAsync(shop));
    }

    [Fact]
    public async Task Custom_fields_follow_their_type()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/types", """
            {"key":"erp","name":{"en":"ERP"},"resourceTypeIds":["order"],"fieldDefinitions":[
             {"name":"maxOrder","label":{"en":"MAX"},"required":false,"type":{"name":"String"}},{"name":"tries","label":{"en":"n"},"required":false,"type":{"name":"Number"}}]}
            """);
        var order = await shop.PlaceAsync();

        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(order, Field("maxOrder", "\"1\""), 400)));
        await shop.UpdateAsync(order, """{"action":"setCustomType","type":{"typeId":"type","key":"erp"},"fields":{"tries":1}}""");
        Assert.Equal("InvalidField", TestShop.Code(await shop.UpdateAsync(order, Field("unknown", "1"), 400)));
        Assert.Equal("InvalidField", TestShop.Code(await shop.UpdateAsync(order, Field("tries", "\"one\""), 400)));
        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(order, Field("maxOrder", "null"), 400)));
        await shop.UpdateAsync(order, Field("maxOrder", "\"10000001\""));
        Assert.Equal(1, (await shop.GetAsync("/orders" + TestShop.Query("custom(fields(maxOrder = \"10000001\"))")))["count"]!.GetValue<int>());
        Assert.Null((await shop.UpdateAsync(order, Field("maxOrder", "null")))["custom"]!["fields"]!["maxOrder"]);
        Assert.Null((await shop.UpdateAsync(order, """{"action":"setCustomType"}"""))["custom"]);

        static string Field(string name, string value) => $$"""{"action":"setCustomField","name":"{{name}}","value":{{value}}}""";
    }

    [Fact]
    public async Task A_type_serves_only_its_resources_and_money_and_sets_are_kept_in_their_normal_form()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/types", """
            {"key":"returns","name":{"en":"Returns"},"resourceTypeIds":["order-return-item"],"fieldDefinitions":[
             {"name":"credit","label":{"en":"c"},"required":false,"type":{"name":"Money"}},
             {"name":"numbers","label":{"en":"n"},"required":false,"type":{"name":"Set","elementType":{"name":"String"}}}]}
            """);
        var order = await shop.PlaceAsync();
        await shop.UpdateAsync(order, Return);

        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(order, """{"action":"setCustomType","type":{"typeId":"type","key":"returns"}}""", 400)));
        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(order, """{"action":"setReturnItemCustomField","returnItemKey":"rma-1","name":"numbers","value":[]}""", 400)));
        var updated = await shop.UpdateAsync(order, """
            {"action":"setReturnItemCustomType","returnItemKey":"rma-1","type":{"typeId":"type","key":"returns"}},
            {"action":"setReturnItemCustomField","returnItemKey":"rma-1","name":"credit","value":{"currencyCode":"EUR","centAmount":100}},
            {"action":"setReturnItemCustomField","returnItemKey":"rma-1","name":"numbers","value":["1","2","1"]}
            """);

        Assert.Equal(
            """{"credit":{"type":"centPrecision","currencyCode":"EUR","centAmount":100,"fractionDigits":2},"numbers":["1","2"]}""",
            updated["returnInfo"]![0]!["items"]![0]!["custom"]!["fields"]!.ToJsonString());
    }

    [Fact]
    public async Task Payments_are_added_once_and_belong_to_one_order()
    {
        await using var shop = await TestShop.StartAsync();
        var payment = await shop.CreateAsync("/payments", $$"""{"key":"pay-1","amountPlanned":{{TestShop.Euro(2380)}}}""");
        var (first, second) = (await shop.PlaceAsync(), await shop.PlaceAsync());
        const string add = """{"action":"addPayment","payment":{"typeId":"payment","key":"pay-1"}}""";

        await shop.UpdateAsync(first, add);
        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(second, add, 400)));

        var found = await shop.GetAsync("/orders" + TestShop.Query("paymentInfo(payments(id = :p))", $"&var.p={payment["id"]}"));
        Assert.Equal(first, "/orders/" + Assert.Single(found["results"]!.AsArray())!["id"]);
        Assert.Null((await shop.UpdateAsync(first, add.Replace("add", "remove", StringComparison.Ordinal)))["paymentInfo"]);
    }

    [Fact]
    public async Task Line_item_states_move_by_quantity_and_imports_add_up()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/states", """{"key":"shipped","type":"LineItemState","initial":false}""");
        var order = await shop.PlaceAsync();

        var moved = await shop.UpdateAsync(order, Move(1));
        Assert.Equal([1, 1], moved["lineItems"]![0]!["state"]!.AsArray().Select(state => state!["quantity"]!.GetValue<int>()));
        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(order, Move(2), 400)));
        await shop.UpdateAsync(order, """{"action":"importLineItemState","lineItemKey":"first","state":[{"quantity":1,"state":{"typeId":"state","key":"shipped"}}]}""", 400);
        await shop.UpdateAsync(order, """{"action":"importLineItemState","lineItemKey":"first","state":[{"quantity":2,"state":{"typeId":"state","key":"shipped"}}]}""");
        await shop.CreateAsync("/states", """{"key":"of-orders","type":"OrderState"}""");
        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(order, """{"action":"importLineItemState","lineItemKey":"first","state":[{"quantity":2,"state":{"typeId":"state","key":"of-orders"}}]}""", 400)));

        static string Move(int quantity) => $$"""
            {"action":"transitionLineItemState","lineItemId":"line-1","quantity":{{quantity}},
             "fromState":{"typeId":"state","id":"00000000-0000-0000-0000-00000000aaaa"},"toState":{"typeId":"state","key":"shipped"} }
            """;
    }

    [Fact]
    public async Task Setting_the_same_store_again_is_refused()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/stores", """{"key":"de"}""");
        var order = await shop.PlaceAsync();
        const string set = """{"action":"setStore","store":{"typeId":"store","key":"de"}}""";

        var updated = await shop.UpdateAsync(order, set);

        Assert.Equal("""{"typeId":"store","key":"de"}""", updated["store"]!.ToJsonString());
        await shop.UpdateAsync(order, set, 400);
        Assert.Equal(1, (await shop.GetAsync("/orders" + TestShop.Query("store(key = \"de\")")))["count"]!.GetValue<int>());
    }

    private static async Task<List<string>> MessagesAsync(TestShop shop)
    {
        var page = await shop.GetAsync("/messages" + TestShop.Query("resource(typeId = \"order\")", "&sort=sequenceNumber asc&limit=100"));
        return [.. page["results"]!.AsArray().Select(message => message!["type"]!.GetValue<string>())];
    }
}

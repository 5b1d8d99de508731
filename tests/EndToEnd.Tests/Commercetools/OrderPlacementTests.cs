using System.Text.Json.Nodes;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class OrderPlacementTests
{
    [Fact]
    public async Task A_complete_order_keeps_what_it_has_and_gets_what_it_lacks()
    {
        await using var shop = await TestShop.StartAsync();
        var id = Guid.NewGuid().ToString();
        var json = TestShop.Order($$"""
            "id":"{{id}}","createdAt":"2026-01-01T00:00:00.000Z","lastModifiedBy":{"clientId":"shop-frontend"},
            "paymentInfo":{"payments":[{"typeId":"payment","id":"pay-1","obj":{"id":"pay-1","version":1,"amountPlanned":{{TestShop.Euro(2380)}},"paymentMethodInfo":{"method":"PAYPAL"},"paymentStatus":{},"transactions":[]} }]}
            """);

        var order = await shop.CreateAsync("/sandbox/orders", json);

        Assert.Equal((id, 1, "2026-01-01T00:00:00.000Z", "2026-10-01T08:00:00.000Z", "shop-frontend"),
            (Text(order["id"]), order["version"]!.GetValue<int>(), Text(order["createdAt"]), Text(order["lastModifiedAt"]), Text(order["lastModifiedBy"]!["clientId"])));
        Assert.Null(order["paymentInfo"]!["payments"]![0]!["obj"]);
        Assert.Equal("PAYPAL", Text((await shop.GetAsync("/payments/pay-1"))["paymentMethodInfo"]!["method"]));
        Assert.Equal("DuplicateField", TestShop.Code(await shop.CreateAsync("/sandbox/orders", json, 400)));

        var again = await shop.CreateAsync("/sandbox/orders?fresh=true", json);
        Assert.NotEqual(id, Text(again["id"]));
        Assert.Equal("2026-10-01T08:00:00.000Z", Text(again["createdAt"]));
        Assert.NotEqual("pay-1", Text(again["paymentInfo"]!["payments"]![0]!["id"]));
    }

    [Fact]
    public async Task An_import_becomes_an_order_with_its_own_message()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/stores", """{"key":"de"}""");
        const string draft = """
            {"orderNumber":"I1","store":{"typeId":"store","key":"de"},"totalPrice":{"currencyCode":"EUR","centAmount":299},
             "lineItems":[{"name":{"en":"Cap"},"variant":{"sku":"CAP-RED"},"quantity":1,"price":{"value":{"currencyCode":"EUR","centAmount":299}},
               "taxRate":{"name":"t","amount":0.04,"includedInPrice":true,"country":"DE"}}],
             "customLineItems":[{"name":{"en":"Voucher"},"slug":"voucher","quantity":1,"money":{"currencyCode":"EUR","centAmount":-100}}]}
            """;

        var order = await shop.CreateAsync("/orders/import", draft);

        Assert.Equal(("Open", "Customer", "None"), (Text(order["orderState"]), Text(order["origin"]), Text(order["inventoryMode"])));
        Assert.Equal(TestShop.Euro(299), order["totalPrice"]!.ToJsonString());
        var line = order["lineItems"]![0]!;
        Assert.Equal((288, 11), (line["taxedPrice"]!["totalNet"]!["centAmount"]!.GetValue<int>(), line["taxedPrice"]!["totalTax"]!["centAmount"]!.GetValue<int>()));
        Assert.Equal(-100, order["customLineItems"]![0]!["totalPrice"]!["centAmount"]!.GetValue<int>());
        var messages = await shop.GetAsync("/messages" + TestShop.Query("resource(typeId = \"order\")"));
        Assert.Equal("OrderImported", Text(Assert.Single(messages["results"]!.AsArray())!["type"]));
        Assert.Equal("DuplicateField", TestShop.Code(await shop.CreateAsync("/orders/import", draft, 400)));
    }

    [Fact]
    public async Task An_order_takes_stock_or_is_refused_as_a_whole()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/inventory", """{"key":"brk","sku":"BRK-1001","quantityOnStock":3}""");

        await shop.PlaceAsync("\"inventoryMode\":\"ReserveOnOrder\"");
        var error = await shop.CreateAsync("/sandbox/orders", TestShop.Order("\"inventoryMode\":\"ReserveOnOrder\""), 400);
        Assert.Equal("OutOfStock", TestShop.Code(error));
        Assert.Equal("BRK-1001", Text(error["errors"]![0]!["skus"]![0]));
        Assert.Equal(1, (await shop.GetAsync("/orders"))["count"]!.GetValue<int>());
        await shop.PlaceAsync("\"inventoryMode\":\"TrackOnly\"");
        await shop.PlaceAsync("\"inventoryMode\":\"None\"");

        var entry = await shop.GetAsync("/inventory/key=brk");
        Assert.Equal((-1, -1, 3), (entry["quantityOnStock"]!.GetValue<int>(), entry["availableQuantity"]!.GetValue<int>(), entry["version"]!.GetValue<int>()));
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}

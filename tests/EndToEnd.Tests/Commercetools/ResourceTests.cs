using System.Text.Json.Nodes;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class ResourceTests
{
    [Fact]
    public async Task A_customer_is_answered_as_a_sign_in_and_unique_by_mail_within_its_stores()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/stores", """{"key":"de"}""");
        const string draft = """{"email":"Ann@example.com","password":"x"}""";
        const string inStore = """{"email":"ann@example.com","password":"x","stores":[{"typeId":"store","key":"de"}]}""";

        var result = await shop.CreateAsync("/customers", draft);
        Assert.Equal("Ann@example.com", result["customer"]!["email"]!.GetValue<string>());
        Assert.NotEqual("x", result["customer"]!["password"]!.GetValue<string>());
        var error = await shop.CreateAsync("/customers", draft.Replace("Ann", "ANN", StringComparison.Ordinal), 400);
        Assert.Equal(("DuplicateField", "email"), (TestShop.Code(error), error["errors"]![0]!["field"]!.GetValue<string>()));
        await shop.CreateAsync("/customers", inStore);
        Assert.Equal("DuplicateField", TestShop.Code(await shop.CreateAsync("/customers", inStore, 400)));
        Assert.Equal(1, (await shop.GetAsync("/in-store/key=de/customers"))["count"]!.GetValue<int>());
        Assert.Equal("RequiredField", TestShop.Code(await shop.CreateAsync("/customers", """{"email":"b@example.com"}""", 400)));
    }

    [Fact]
    public async Task A_customer_number_is_set_once_and_addresses_are_found_by_key()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/customers", """{"key":"ann","email":"a@example.com","password":"x","addresses":[{"id":"mine","key":"home","country":"DE"}],"defaultBillingAddress":0}""");
        const string ann = "/customers/key=ann";

        var updated = await shop.UpdateAsync(ann, """
            {"action":"setCustomerNumber","customerNumber":"C1"},{"action":"setExternalId","externalId":"100200"},{"action":"setVatId","vatId":"DE1"},
            {"action":"changeAddress","addressKey":"home","address":{"key":"home","country":"FR","externalId":"SHIP1"}},
            {"action":"addAddress","address":{"key":"work","country":"DE"}},{"action":"setDefaultShippingAddress","addressKey":"work"}
            """);
        Assert.Equal("InvalidOperation", TestShop.Code(await shop.UpdateAsync(ann, """{"action":"setCustomerNumber","customerNumber":"C2"}""", 400)));

        var addresses = updated["addresses"]!.AsArray();
        Assert.NotEqual("mine", addresses[0]!["id"]!.GetValue<string>());
        Assert.Equal(("FR", "SHIP1"), (addresses[0]!["country"]!.GetValue<string>(), addresses[0]!["externalId"]!.GetValue<string>()));
        Assert.Equal(addresses[0]!["id"]!.GetValue<string>(), updated["defaultBillingAddressId"]!.GetValue<string>());
        Assert.Equal(addresses[1]!["id"]!.GetValue<string>(), updated["shippingAddressIds"]![0]!.GetValue<string>());
        var removed = await shop.UpdateAsync(ann, """{"action":"removeAddress","addressKey":"work"}""");
        Assert.Empty(removed["shippingAddressIds"]!.AsArray());
        Assert.False(removed.ContainsKey("defaultShippingAddressId"));
        Assert.Equal(1, (await shop.GetAsync("/customers" + TestShop.Query("customerNumber = :n", "&var.n=C1")))["count"]!.GetValue<int>());
        await shop.UpdateAsync(ann, """{"action":"addAddress","address":{"city":"Nowhere"}}""", 400);
        Assert.Equal(
            ["CustomerCreated", "CustomerExternalIdSet", "CustomerAddressChanged", "CustomerAddressAdded", "CustomerDefaultShippingAddressSet", "CustomerAddressRemoved"],
            await MessagesAsync(shop, "customer"));
    }

    [Fact]
    public async Task Stock_is_unique_by_sku_and_channel_and_may_go_below_zero()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/channels", """{"key":"hamburg"}""");
        await shop.CreateAsync("/inventory", """{"key":"a-1","sku":"A","quantityOnStock":5}""");
        await shop.CreateAsync("/inventory", """{"sku":"A","quantityOnStock":5,"supplyChannel":{"typeId":"channel","key":"hamburg"}}""");
        Assert.Equal("DuplicateField", TestShop.Code(await shop.CreateAsync("/inventory", """{"sku":"A","quantityOnStock":5}""", 400)));

        var updated = await shop.UpdateAsync("/inventory/key=a-1", """{"action":"addQuantity","quantity":2},{"action":"removeQuantity","quantity":10}""");
        Assert.Equal((-3, -3), (updated["quantityOnStock"]!.GetValue<int>(), updated["availableQuantity"]!.GetValue<int>()));
        Assert.Equal("DuplicateField", TestShop.Code(await shop.UpdateAsync("/inventory/key=a-1", """{"action":"setSupplyChannel","supplyChannel":{"typeId":"channel","key":"hamburg"}}""", 400)));
        await shop.UpdateAsync("/inventory/key=a-1", """{"action":"changeQuantity","quantity":7},{"action":"setExpectedDelivery","expectedDelivery":"2026-11-01T00:00:00Z"}""");
        Assert.Equal(["InventoryEntryCreated", "InventoryEntryCreated", "InventoryEntryOutOfStock", "InventoryEntryQuantitySet", "InventoryEntryQuantitySet", "InventoryEntryQuantitySet"],
            (await MessagesAsync(shop, "inventory-entry")).Order());
    }

    [Fact]
    public async Task Transactions_are_added_and_move()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/payments", """{"key":"p1","amountPlanned":{"currencyCode":"JPY","centAmount":500}}""");

        var added = await shop.UpdateAsync("/payments/key=p1", """{"action":"addTransaction","transaction":{"type":"Charge","amount":{"currencyCode":"JPY","centAmount":500}}}""");
        var id = added["transactions"]![0]!["id"];
        var moved = await shop.UpdateAsync("/payments/key=p1", $$"""{"action":"changeTransactionState","transactionId":"{{id}}","state":"Success"}""");

        Assert.Equal("Success", moved["transactions"]![0]!["state"]!.GetValue<string>());
        Assert.Equal(0, moved["amountPlanned"]!["fractionDigits"]!.GetValue<int>());
        Assert.Equal(["PaymentCreated", "PaymentTransactionAdded", "PaymentTransactionStateChanged"], await MessagesAsync(shop, "payment"));
    }

    [Fact]
    public async Task Standalone_prices_do_not_overlap_in_their_scope()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/standalone-prices", Price("p-1", ""));
        Assert.Equal("DuplicateStandalonePriceScope", TestShop.Code(await shop.CreateAsync("/standalone-prices", Price("p-2", ""), 400)));
        await shop.CreateAsync("/standalone-prices", Price("p-2", ",\"country\":\"DE\""));
        await shop.CreateAsync("/standalone-prices", Price("p-3", ",\"validFrom\":\"2026-01-01T00:00:00Z\",\"validUntil\":\"2026-02-01T00:00:00Z\""));
        Assert.Equal("OverlappingStandalonePriceValidity", TestShop.Code(await shop.CreateAsync("/standalone-prices", Price("p-4", ",\"validFrom\":\"2026-01-15T00:00:00Z\""), 400)));

        var updated = await shop.UpdateAsync("/standalone-prices/key=p-1", """
            {"action":"changeValue","value":{"currencyCode":"EUR","centAmount":900}},{"action":"changeActive","active":false},
            {"action":"setPriceTiers","tiers":[{"minimumQuantity":10,"value":{"type":"highPrecision","currencyCode":"EUR","preciseAmount":812345,"fractionDigits":5}}]}
            """);

        Assert.Equal(812, updated["tiers"]![0]!["value"]!["centAmount"]!.GetValue<int>());
        await shop.UpdateAsync("/standalone-prices/key=p-1", """{"action":"changeValue","value":{"currencyCode":"USD","centAmount":900}}""", 400);

        static string Price(string key, string extra) => $$"""{"key":"{{key}}","sku":"A","value":{"currencyCode":"EUR","centAmount":1000}{{extra}}}""";
    }

    [Fact]
    public async Task Custom_objects_are_replaced_by_the_same_call_and_guarded_by_version()
    {
        await using var shop = await TestShop.StartAsync();
        const string draft = """{"container":"erp","key":"cursor","value":{"at":1,"none":null}}""";

        var first = await shop.CreateAsync("/custom-objects", draft);
        Assert.Equal("""{"at":1}""", first["value"]!.ToJsonString());
        var second = await shop.CreateAsync("/custom-objects", draft.Replace("\"at\":1", "\"at\":2", StringComparison.Ordinal), 200);
        Assert.Equal(2, second["version"]!.GetValue<int>());
        await shop.CreateAsync("/custom-objects", draft.Insert(1, "\"version\":1,"), 409);

        Assert.Equal(2, (await shop.GetAsync("/custom-objects/erp/cursor"))["value"]!["at"]!.GetValue<int>());
        Assert.Equal(1, (await shop.GetAsync("/custom-objects/erp"))["count"]!.GetValue<int>());
        await shop.SendAsync(HttpMethod.Delete, "/custom-objects/erp/cursor?version=2", null, 200);
        await shop.GetAsync("/custom-objects/erp/cursor", 404);
    }

    [Fact]
    public async Task Products_are_found_by_the_sku_of_any_variant()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/sandbox/product-projections", """{"name":{"en":"Pump"},"masterVariant":{"id":1,"sku":"P1"},"variants":[{"id":2,"sku":"P2"}]}""");

        var page = await shop.GetAsync("/product-projections" + TestShop.Query("masterVariant(sku in :skus) or variants(sku in :skus)", "&var.skus=P2&var.skus=X"));

        Assert.Equal(1, page["count"]!.GetValue<int>());
    }

    private static async Task<List<string>> MessagesAsync(TestShop shop, string typeId)
    {
        var page = await shop.GetAsync("/messages" + TestShop.Query("resource(typeId = :t)", $"&var.t={typeId}&sort=sequenceNumber asc&limit=100"));
        return [.. page["results"]!.AsArray().Select(message => message!["type"]!.GetValue<string>())];
    }
}

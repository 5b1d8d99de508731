using System.Net;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class ServerTests
{
    [Fact]
    public async Task Wrong_credentials_get_no_token()
    {
        await using var shop = await TestShop.StartAsync();

        var (status, body) = await shop.TokenAsync("connector:wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("invalid_client", body["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_expires_for_real()
    {
        await using var shop = await TestShop.StartAsync();
        shop.Time.Advance(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        await shop.GetAsync("/orders");

        shop.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("invalid_token", TestShop.Code(await shop.GetAsync("/orders", 401)));
    }

    [Fact]
    public async Task Scopes_of_the_client_limit_what_a_token_may_do()
    {
        await using var shop = await TestShop.StartAsync(options => options with { Scopes = ["manage_orders", "view_products"] });

        await shop.GetAsync("/orders");
        await shop.GetAsync("/inventory");
        Assert.Equal("insufficient_scope", TestShop.Code(await shop.CreateAsync("/inventory", """{"sku":"A","quantityOnStock":1}""", 403)));
        Assert.Equal("insufficient_scope", TestShop.Code(await shop.GetAsync("/customers", 403)));
        Assert.Equal(HttpStatusCode.BadRequest, (await shop.TokenAsync("connector:secret", "manage_customers:sandbox")).Status);
    }

    [Fact]
    public async Task A_stale_version_is_a_conflict_that_names_the_current_one()
    {
        await using var shop = await TestShop.StartAsync();
        var order = await shop.PlaceAsync();
        await shop.UpdateAsync(order, """{"action":"changeOrderState","orderState":"Confirmed"}""");

        var error = await shop.SendAsync(HttpMethod.Post, order, """{"version":1,"actions":[{"action":"changeOrderState","orderState":"Complete"}]}""", 409);

        Assert.Equal("ConcurrentModification", TestShop.Code(error));
        Assert.Equal(2, error["errors"]![0]!["currentVersion"]!.GetValue<int>());
    }

    [Fact]
    public async Task Actions_apply_together_or_not_at_all_and_raise_the_version_each()
    {
        await using var shop = await TestShop.StartAsync();
        var order = await shop.PlaceAsync();
        await shop.UpdateAsync(order, """{"action":"changeOrderState","orderState":"Confirmed"},{"action":"changeOrderState","orderState":"Nonsense"}""", 400);
        Assert.Equal("Open", (await shop.GetAsync(order))["orderState"]!.GetValue<string>());

        var updated = await shop.UpdateAsync(order, """{"action":"changeOrderState","orderState":"Confirmed"},{"action":"setLocale","locale":"de"}""");

        Assert.Equal(3, updated["version"]!.GetValue<int>());
        Assert.Equal("connector", updated["lastModifiedBy"]!["clientId"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_update_that_changes_nothing_keeps_version_and_time()
    {
        await using var shop = await TestShop.StartAsync();
        var order = await shop.PlaceAsync();
        var before = await shop.GetAsync(order);
        shop.Time.Advance(TimeSpan.FromMinutes(1));

        var after = await shop.UpdateAsync(order, """{"action":"changeOrderState","orderState":"Open"}""");

        Assert.Equal(before["version"]!.GetValue<int>(), after["version"]!.GetValue<int>());
        Assert.Equal(before["lastModifiedAt"]!.GetValue<string>(), after["lastModifiedAt"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"version":1,"actions":[{"action":"noSuchAction"}]}""")]
    [InlineData("""{"version":1,"actions":[{"action":"changeOrderState"}]}""")]
    [InlineData("""{"version":1,"actions":[{"action":"changeOrderState","orderState":7}]}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"actions":[]}""")]
    [InlineData("""{"version":1,""")]
    public async Task A_body_of_another_shape_is_refused(string body)
    {
        await using var shop = await TestShop.StartAsync();

        var error = await shop.SendAsync(HttpMethod.Post, await shop.PlaceAsync(), body, 400);

        Assert.Equal("InvalidJsonInput", TestShop.Code(error));
        Assert.NotNull(error["errors"]![0]!["detailedErrorMessage"]);
    }

    [Fact]
    public async Task The_correlation_id_comes_back_and_is_logged()
    {
        await using var shop = await TestShop.StartAsync();
        shop.Server.Calls.Reset();

        using var given = await shop.RawAsync(HttpMethod.Get, "/orders/missing", correlationId: "abc");
        using var generated = await shop.RawAsync(HttpMethod.Get, "/orders");

        Assert.Equal("abc", given.Headers.GetValues("X-Correlation-ID").Single());
        Assert.NotEmpty(generated.Headers.GetValues("X-Correlation-ID").Single());
        var call = shop.Server.Calls.Entries[0];
        Assert.Equal(("GET", "/{projectKey}/orders/{id}", 404, "abc", "connector"), (call.Call.Method, call.Call.Route, call.Status, call.Call.CorrelationId, call.Call.ClientId));
        Assert.Equal(1, shop.Server.Calls.Count("GET", "/orders"));
    }

    [Fact]
    public async Task Head_tells_existence_and_deleting_needs_the_version()
    {
        await using var shop = await TestShop.StartAsync();
        var order = await shop.PlaceAsync("\"orderNumber\":\"W1\"");

        Assert.Equal(HttpStatusCode.OK, (await shop.RawAsync(HttpMethod.Head, "/orders/order-number=W1")).StatusCode);
        await shop.SendAsync(HttpMethod.Delete, order, null, 400);
        await shop.SendAsync(HttpMethod.Delete, order + "?version=9", null, 409);
        await shop.SendAsync(HttpMethod.Delete, "/orders/order-number=W1?version=1", null, 200);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.RawAsync(HttpMethod.Head, order)).StatusCode);
        Assert.Equal("ResourceNotFound", TestShop.Code(await shop.GetAsync(order, 404)));
    }

    [Fact]
    public async Task References_expand_through_arrays_and_other_references()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/states", """{"key":"paid","type":"PaymentState","initial":true}""");
        var payment = await shop.CreateAsync("/payments", $$"""{"amountPlanned":{{TestShop.Euro(5)}},"paymentStatus":{"state":{"typeId":"state","key":"paid"} } }""");
        var order = await shop.PlaceAsync($$"""
            "paymentInfo":{"payments":[{"typeId":"payment","id":"{{payment["id"]}}"}]}
            """);

        var expanded = await shop.GetAsync(order + "?expand=paymentInfo.payments[*].paymentStatus.state");

        Assert.Equal("paid", expanded["paymentInfo"]!["payments"]![0]!["obj"]!["paymentStatus"]!["state"]!["obj"]!["key"]!.GetValue<string>());
        Assert.Null((await shop.GetAsync(order))["paymentInfo"]!["payments"]![0]!["obj"]);
    }
}

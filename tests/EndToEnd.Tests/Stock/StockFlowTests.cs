using System.Net;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Demo;

namespace EndToEnd.Tests.Stock;

public sealed class StockFlowTests(StockStack stack) : IClassFixture<StockStack>
{
    [Fact]
    public async Task Every_SKU_has_an_entry_in_every_warehouse_of_its_company_and_another_comparison_writes_nothing()
    {
        await stack.StartAsync();

        var sentence = await stack.CompareAsync();

        Assert.Equal(0, stack.Writes);
        Assert.Contains("Compared 40 stock entries of MAX with 40 of commercetools: 0 differ", sentence, StringComparison.Ordinal);
        Assert.Equal("PUMP-24V_london", stack.Entry("PUMP-24V", "london")!["key"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_nightly_comparison_repairs_what_somebody_changed_by_hand_and_says_so()
    {
        await stack.StartAsync();
        var before = stack.Quantity();
        await stack.Sandbox.Shop.UpdateAsync($"inventory/{stack.Entry()!.Id()}", [new JsonObject { ["action"] = "changeQuantity", ["quantity"] = 999 }]);

        var sentence = await stack.CompareAsync();

        Assert.Equal((before, 1), (stack.Quantity(), stack.Writes));
        Assert.Contains("1 differ (0 are missing; 1 did not change in MAX, so somebody changed them in commercetools, and are repaired)", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sale_in_MAX_is_published_by_the_next_poll_with_one_write()
    {
        await stack.StartAsync();
        var before = stack.Quantity();
        stack.Max.Sell(StockStack.Part, StockStack.Stockroom, 2);

        await stack.PollAsync();
        await stack.PollAsync();

        Assert.Equal((before - 2, 1), (stack.Quantity(), stack.Writes));
    }

    [Fact]
    public async Task A_part_that_is_no_longer_sold_is_published_as_nothing()
    {
        await stack.StartAsync();
        stack.Max.Change("SEAL-KIT", "OBSDTE_01", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2));

        await stack.PollAsync();

        Assert.Equal((0, 0), (stack.Quantity("SEAL-KIT"), stack.Quantity("SEAL-KIT", "munich")));
    }

    [Fact]
    public async Task An_order_that_waits_for_its_payment_stays_taken_off_and_gives_stock_back_when_it_is_cancelled()
    {
        await stack.StartAsync();
        var before = stack.Quantity();
        var order = await stack.OrderAsync(waits: true);
        Assert.Equal(before - StockStack.Ordered, stack.Quantity());
        stack.Max.Receive(StockStack.Part, StockStack.Stockroom, 5);
        await stack.SettlesAtAsync(before + 5 - StockStack.Ordered);

        await stack.Sandbox.Shop.UpdateAsync($"orders/{order.Id()}", [new JsonObject { ["action"] = "changeOrderState", ["orderState"] = "Cancelled" }]);

        await stack.SettlesAtAsync(before + 5);
    }

    [Theory]
    [InlineData(FaultKind.Conflict)]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.ServiceUnavailable)]
    [InlineData(FaultKind.ServerErrorAfterApply)]
    [InlineData(FaultKind.NoReplyBeforeApply)]
    [InlineData(FaultKind.NoReplyAfterApply)]
    public async Task A_fault_in_the_middle_of_a_batch_costs_no_quantity_and_no_write_too_many(FaultKind kind)
    {
        await stack.StartAsync();
        string[] parts = ["BRK-1001", "BRK-1002", "HOS-12", "P-24V-REV3", "P-230V-REV2", "DOC-EN", "CAP-RED"];
        string[] skus = ["BRK-1001", "BRK-1002", "HOSE-12", "PUMP-24V", "PUMP-230V", "MANUAL-EN", "CAP-RED"];
        var before = skus.Select(sku => stack.Quantity(sku)).ToList();
        foreach (var part in parts) stack.Max.Receive(part, StockStack.Stockroom, 3);
        stack.Sandbox.Commercetools!.Faults.Add(new FaultRule { Kinds = [kind], Method = "POST", Path = "/inventory/*", ClientId = "connector", Times = 2 });

        await stack.PollAsync();

        Assert.Equal(before.Select(quantity => quantity + 3), skus.Select(sku => stack.Quantity(sku)));
        Assert.Equal(parts.Length, stack.Writes);
    }

    [Fact]
    public async Task One_SKU_on_demand_is_brought_up_to_date_and_the_answer_says_what_was_done()
    {
        await stack.StartAsync();
        var before = stack.Quantity();
        stack.Max.Receive(StockStack.Part, StockStack.Stockroom, 4);

        var answer = await PostAsync($"/api/stock/DE/{StockStack.Sku}", HttpStatusCode.OK);

        var hamburg = answer["warehouses"]!.AsArray().Single(warehouse => warehouse!["channel"]!.GetValue<string>() == StockStack.Channel)!;
        Assert.Equal((before, before + 4), (hamburg["before"]!.GetValue<long>(), hamburg["target"]!.GetValue<long>()));
        Assert.Equal(("live", "2 looked at, 1 written"), (answer["mode"]!.GetValue<string>(), answer["result"]!.GetValue<string>()));
        Assert.Equal(before + 4, stack.Quantity());
        Assert.Equal("STOCK_NOT_FOUND", (await PostAsync("/api/stock/DE/NO-SUCH", HttpStatusCode.NotFound))["code"]!.GetValue<string>());
    }

    private async Task<JsonObject> PostAsync(string path, HttpStatusCode expected)
    {
        using var http = new HttpClient { BaseAddress = stack.Sandbox.Host!.HttpAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("x-functions-key", "sandbox-key");
        using var response = await http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }
}

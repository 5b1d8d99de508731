using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Demo;
using Connector.Sandbox.ExactMax;
using Connector.Sandbox.Stack;
using Connector.Sync.Work;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Fulfilment;

/// <summary>The whole product with what MAX answers; tests run its timers and do what people do in MAX.</summary>
public class FulfilmentStack : OrderStack
{
    private const string Company = "DE";

    /// <summary>What people do in MAX.</summary>
    public MaxUser People => Sandbox.MaxUser(Company);

    /// <summary>An order that is in MAX, and all of whose messages are handled.</summary>
    public async Task<(JsonObject Order, MaxOrder Max)> ExportedAsync(string name = "gross-prices-two-vat-rates")
    {
        await ResetAsync();
        var placed = await PlaceAsync(name);
        var max = await AssertExportedOnceAsync(placed);
        await SettledAsync();
        return (await Sandbox.Shop.OrderAsync(placed.Id()), max);
    }

    /// <summary>Ships all lines of an order that are open.</summary>
    public void ShipAll(string number)
    {
        foreach (var line in Sandbox.Max.Order(number)!.Lines.Where(line => line.Due > 0)) People.Ship(number, line.Line, line.Due, line.Delivery);
    }

    /// <summary>Lets the connector look at MAX, and waits until it has told everything.</summary>
    public async Task<JsonObject> FollowAsync(JsonObject order, string timer = "OrderFeedbackPoll")
    {
        await Sandbox.Host!.RunTimerAsync(timer);
        await SettledAsync();
        return await Sandbox.Shop.OrderAsync(order.Id());
    }

    /// <summary>Tells the connector to look at an order, whatever happened to it.</summary>
    public async Task HintAsync(string orderId)
    {
        using var http = new HttpClient { BaseAddress = Sandbox.Host!.HttpAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/order-feedback/{orderId}");
        request.Headers.Add("x-functions-key", "sandbox-key");
        using var response = await http.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
    }

    /// <summary>A customer sends pieces of a line back.</summary>
    public async Task<JsonObject> ReturnAsync(JsonObject order, int quantity, int line = 0) => await Sandbox.Shop.UpdateAsync(
        $"orders/{order.Id()}",
        [
            new JsonObject
            {
                ["action"] = "addReturnInfo",
                ["items"] = new JsonArray(new JsonObject
                {
                    ["lineItemId"] = order["lineItems"]![line]!["id"]!.DeepClone(),
                    ["quantity"] = quantity,
                    ["comment"] = "damaged",
                    ["shipmentState"] = "Returned",
                }),
            },
        ]);

    /// <summary>Waits until nothing is left to do in any direction.</summary>
    public Task SettledAsync() => EventuallyAsync("all queues are empty", async () =>
    {
        await QuietAsync();
        return Empty(FlowName.OrderFeedback) && Empty(FlowName.ReturnExport) && Empty(FlowName.CommercetoolsEvents) && Empty(FlowName.OrderExport);
    });

    /// <summary>RMAs of an order in MAX, with the quantity of each line.</summary>
    public IReadOnlyList<decimal> Rmas(string number) => [.. Sandbox.Max.Query<decimal>(Company, "SELECT RETQTY_52 FROM RMA_Detail WHERE ORDNUM_52 = @number ORDER BY RMANUM_52, RMALIN_52", new { number })];

    /// <summary>Credit memos of an order in MAX, by the RMAs that they settle.</summary>
    public IReadOnlyList<MaxOrder> Credits(string number)
    {
        var rmas = Sandbox.Max.Query<string>(Company, "SELECT DISTINCT RTRIM(RMANUM_52) FROM RMA_Detail WHERE ORDNUM_52 = @number", new { number });
        return [.. Sandbox.Max.Orders(Company).Where(order => order.Type == "CR" && rmas.Contains(order.OrderedBy))];
    }

    /// <summary>The refunds of the order's only payment.</summary>
    public async Task<IReadOnlyList<decimal>> RefundsAsync(JsonObject order)
    {
        var payment = await Sandbox.Shop.FindAsync($"payments/{order["paymentInfo"]!["payments"]![0]!["id"]}");
        return [.. payment!["transactions"]!.AsArray().Where(transaction => (string?)transaction!["type"] == "Refund").Select(transaction => ShopOrder.Amount(transaction!["amount"]!))];
    }

    /// <summary>The open dead letter of the flow for an order.</summary>
    public async Task<Azure.Data.Tables.TableEntity?> FeedbackLetterAsync(string orderId) =>
        (await Sandbox.Tables.OpenDeadLettersAsync()).SingleOrDefault(row => row.GetString("Flow") == FlowName.OrderFeedback && row.GetString("Key") == orderId);

    private bool Empty(string queue) => Sandbox.Bus.Counts(queue) is { Active: 0, Scheduled: 0, Locked: 0 };
}

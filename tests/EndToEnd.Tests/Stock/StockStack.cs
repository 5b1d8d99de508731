using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Demo;
using Connector.Sandbox.Stack;
using Connector.Sync.Work;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Stock;

/// <summary>The whole product with its stock flow; tests run its timers.</summary>
public sealed class StockStack : OrderStack
{
    public const string Sku = "BRK-1002";
    public const string Part = "BRK-1002";
    public const string Channel = "hamburg";
    public const string Stockroom = "FG-HH";

    /// <summary>Pieces of the SKU in the order of <see cref="OrderAsync"/>.</summary>
    public const int Ordered = 7;

    private readonly ConcurrentQueue<string> writes = new();
    private int number;

    /// <inheritdoc />
    protected override SandboxOptions Options => base.Options with
    {
        Settings = new Dictionary<string, string>(Quick) { ["Stock__CheckAfter"] = "00:00:01", ["Stock__ImportCheckAfter"] = "00:00:01" },
    };

    /// <summary>Somebody who keeps stock in MAX.</summary>
    public Connector.Sandbox.ExactMax.MaxStockKeeper Max => Sandbox.MaxStockKeeper("DE");

    /// <summary>Writes of inventory by the connector that commercetools took.</summary>
    public int Writes => writes.Count;

    /// <summary>Resets what earlier tests planned, publishes everything, and forgets the count.</summary>
    public async Task StartAsync()
    {
        await ResetAsync();
        Sandbox.Commercetools!.OnCall = NoteAsync;
        Sandbox.Commercetools.OrderedStock.Lag = TimeSpan.Zero;
        Sandbox.Commercetools.OrderedStock.Settle();
        await CompareAsync();
        writes.Clear();
    }

    /// <summary>Counts writes; whoever replaces the hook passes calls on to this.</summary>
    public Task NoteAsync(ApiCall call, CallMoment moment)
    {
        if (moment == CallMoment.AfterApply && IsInventoryWrite(call)) writes.Enqueue(call.Path);
        return CountAsync(call, moment);
    }

    public static bool IsInventoryWrite(ApiCall call) => call is { Method: "POST", ClientId: "connector" } && call.Path.StartsWith("/inventory", StringComparison.Ordinal);

    /// <summary>Runs the full comparison and everything that it enqueues.</summary>
    public async Task<string> CompareAsync()
    {
        await Sandbox.Host!.RunTimerAsync("StockComparison");
        await StockQuietAsync();
        return (await Sandbox.Tables.RowsAsync("runs", "stock")).First(row => row.GetString("Kind") == "full").GetString("Summary");
    }

    /// <summary>Runs the poll and everything that it enqueues.</summary>
    public async Task PollAsync()
    {
        await Sandbox.Host!.RunTimerAsync("StockPoll");
        await StockQuietAsync();
    }

    /// <summary>Waits until no batch is waiting, scheduled or in work.</summary>
    public Task StockQuietAsync() => EventuallyAsync("the stock queue is empty", () => Task.FromResult(Sandbox.Bus.Counts(FlowName.Stock) is { Active: 0, Scheduled: 0, Locked: 0 }));

    /// <summary>An inventory entry, or null.</summary>
    public JsonObject? Entry(string sku = Sku, string channel = Channel)
    {
        var id = Sandbox.Commercetools!.Find("channels", "key", channel).Single().Id();
        return Sandbox.Commercetools.Find("inventory", "sku", sku).SingleOrDefault(entry => entry["supplyChannel"]?["id"]?.GetValue<string>() == id);
    }

    public long Quantity(string sku = Sku, string channel = Channel) => Entry(sku, channel)!["quantityOnStock"]!.GetValue<long>();

    /// <summary>Somebody orders from hamburg; an order that waits for its payment is not exported.</summary>
    public Task<JsonObject> OrderAsync(bool waits = false)
    {
        var order = ExampleOrders.Read("gross-prices-two-vat-rates", $"STOCK-{Interlocked.Increment(ref number)}");
        var channel = Sandbox.Commercetools!.Find("channels", "key", Channel).Single().Id();
        foreach (var line in order["lineItems"]!.AsArray()) line!["supplyChannel"] = new JsonObject { ["typeId"] = "channel", ["id"] = channel };
        if (!waits) return Sandbox.Shop.PlaceAsync(order);
        var payment = order["paymentInfo"]!["payments"]![0]!["obj"]!;
        payment["paymentMethodInfo"]!["method"] = "PREPAYMENT";
        payment["transactions"] = new JsonArray();
        return Sandbox.Shop.PlaceAsync(order);
    }

    /// <summary>Polls until the shop shows a quantity, and once more to see that it stays.</summary>
    public async Task SettlesAtAsync(long quantity)
    {
        await QuietAsync();
        await EventuallyAsync($"{quantity} pieces are published", async () =>
        {
            await PollAsync();
            return Quantity() == quantity;
        });
        await PollAsync();
        Assert.Equal(quantity, Quantity());
    }
}

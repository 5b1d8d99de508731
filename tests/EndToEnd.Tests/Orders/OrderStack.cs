using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Demo;
using Connector.Sandbox.ExactMax;
using Connector.Sandbox.ServiceBus;
using Connector.Sandbox.Stack;
using Connector.Sync.Work;

namespace EndToEnd.Tests.Orders;

/// <summary>The whole product for the tests of one class, with short waits and without timers: only the queues bring orders on.</summary>
public class OrderStack : IAsyncLifetime
{
    /// <summary>Longest wait for anything; long enough for a slow machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> log = new();
    private readonly ConcurrentDictionary<string, int> updates = new();
    private int number;

    /// <summary>Waits that are short enough for tests and long enough for a process to come back.</summary>
    public static IReadOnlyDictionary<string, string> Quick { get; } = new Dictionary<string, string>
    {
        ["Retry__Delays__0"] = "00:00:00.500",
        ["OrderExport__StillRunningDelay"] = "00:00:01",
        ["MaxGateway__Retries"] = "10",
        ["MaxGateway__RetryDelay"] = "00:00:00.200",
        ["MaxGateway__CircuitMinimumCalls"] = "1000",
        ["Commercetools__Resilience__RetryDelay"] = "00:00:00.050",
        ["Commercetools__Resilience__MaxRetryDelay"] = "00:00:00.100",
        ["Commercetools__Resilience__BreakerMinimumAttempts"] = "1000",
    };

    /// <summary>The stack.</summary>
    public SandboxStack Sandbox { get; private set; } = null!;

    /// <summary>How it starts.</summary>
    protected virtual SandboxOptions Options => new() { RunSchedules = false, Settings = Quick, Log = log.Enqueue, DuplicateDetectionWindow = DuplicateDetectionWindow };

    /// <summary>Short enough to wait for; long enough to fold the notifications of one change.</summary>
    public static TimeSpan DuplicateDetectionWindow { get; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Sandbox = await SandboxStack.StartAsync(Options, log.Enqueue, CancellationToken.None);
        Sandbox.Commercetools!.OnCall = CountAsync;
    }

    /// <inheritdoc />
    public async Task DisposeAsync() => await Sandbox.DisposeAsync();

    /// <summary>The last lines of all processes, for the text of a failure.</summary>
    public string LastLines => string.Join('\n', log.TakeLast(60));

    /// <summary>Takes back whatever an earlier test planned, and starts what it ended.</summary>
    public async Task ResetAsync()
    {
        Sandbox.Storage.OnCall = null;
        Sandbox.BeforeSettlement = null;
        Sandbox.Commercetools!.OnCall = CountAsync;
        Sandbox.Commercetools.Faults.Clear();
        Sandbox.Commercetools.Notifications.Clear();
        foreach (var host in Sandbox.Hosts) await host.StartWorkerAsync();
    }

    /// <summary>A case of the mapping tests under an order number of its own.</summary>
    public JsonObject Case(string name = "gross-prices-two-vat-rates") => ExampleOrders.Read(name, $"E2E-{Interlocked.Increment(ref number)}");

    /// <summary>Places an order as the shop does.</summary>
    public Task<JsonObject> PlaceAsync(string name = "gross-prices-two-vat-rates") => Sandbox.Shop.PlaceAsync(Case(name));

    /// <summary>Waits until commercetools shows the MAX number and nothing is left to do.</summary>
    public async Task<JsonObject> ShownAsync(JsonObject placed)
    {
        await EventuallyAsync(
            $"order {placed.Number()} shows its MAX number",
            async () => (await Sandbox.Shop.OrderAsync(placed.Id())).SyncedAs() is not null);
        await QuietAsync();
        return await Sandbox.Shop.OrderAsync(placed.Id());
    }

    /// <summary>Waits until no message is waiting, scheduled or in work.</summary>
    public Task QuietAsync() => EventuallyAsync("the queues are empty", async () =>
    {
        await Sandbox.Commercetools!.WhenDeliveredAsync(CancellationToken.None);
        // In the order in which messages travel, and the first once more for what the last one caused.
        return Empty(FlowName.CommercetoolsEvents) && Empty(FlowName.OrderExport) && Empty(FlowName.CustomerExport) && Empty(FlowName.CommercetoolsEvents);
    });

    /// <summary>Waits for something; a failure tells what the processes said last.</summary>
    public async Task EventuallyAsync(string what, Func<Task<bool>> ask)
    {
        try
        {
            await Eventually.HoldsAsync(what, ask, Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}\n{Counts(FlowName.CommercetoolsEvents)}\n{Counts(FlowName.OrderExport)}\n{LastLines}", late);
        }
    }

    /// <summary>Resends what is in a dead-letter sub-queue, as an operator does: not within seconds, in which the queue would swallow a copy as a duplicate.</summary>
    public async Task ResendDeadLettersAsync(string queue)
    {
        var last = Sandbox.Bus.Peek(queue, deadLetter: true).Max(message => message.EnqueuedTime);
        await EventuallyAsync("the queue has forgotten the message", () => Task.FromResult(DateTimeOffset.UtcNow > last + (2 * DuplicateDetectionWindow)));
        Sandbox.Bus.ResendDeadLetters(queue);
    }

    /// <summary>The open dead letter of a record, or null.</summary>
    public async Task<Azure.Data.Tables.TableEntity?> DeadLetterAsync(string key) =>
        (await Sandbox.Tables.OpenDeadLettersAsync()).SingleOrDefault(row => row.GetString("Key") == key);

    /// <summary>Asserts the promise of the product: one MAX order that is equal to the commercetools order, shown once, and nothing left over.</summary>
    public async Task<MaxOrder> AssertExportedOnceAsync(JsonObject placed, string company = "DE")
    {
        var order = await ShownAsync(placed);
        var max = Assert.Single(Sandbox.Max.OrdersOf(company, order["purchaseOrderNumber"]?.GetValue<string>() ?? order.Number()));
        Assert.Equal(order.SyncedAs(), max.Number);
        Assert.Single(order["syncInfo"]!.AsArray());
        Assert.Equal(1, AppliedUpdates(order.Id()));
        Assert.Equal(LinesOf(order), max.Lines.Count);
        Assert.Equal(order.Net(), max.Net);
        Assert.Equal(order.Tax(), max.Tax);
        Assert.Equal("Confirmed", order.State());
        Assert.Null(await DeadLetterAsync(order.Id()));
        Assert.Equal(max.Number, Assert.Single(await Sandbox.Tables.LinksAsync(), link => link.GetString("OrderId") == order.Id()).GetString("MaxOrderNumber"));
        Assert.Empty(Sandbox.Max.Duplicates(company));
        return max;
    }

    /// <summary>Updates of an order by the connector that commercetools took, whatever became of the replies.</summary>
    public int AppliedUpdates(string orderId) => updates.GetValueOrDefault($"/orders/{orderId}");

    /// <summary>True for an update of an order by the connector.</summary>
    public static bool IsOrderUpdate(ApiCall call) => call is { Method: "POST", ClientId: "connector" } && call.Path.StartsWith("/orders/", StringComparison.Ordinal);

    /// <summary>Counts what <see cref="AppliedUpdates"/> tells; whoever replaces the hook passes calls on to this.</summary>
    public Task CountAsync(ApiCall call, CallMoment moment)
    {
        if (moment == CallMoment.AfterApply && IsOrderUpdate(call)) updates.AddOrUpdate(call.Path, 1, (_, count) => count + 1);
        return Task.CompletedTask;
    }

    private static int LinesOf(JsonObject order) =>
        order["lineItems"]!.AsArray().Count + (order["customLineItems"]?.AsArray().Count ?? 0) + (order["shippingInfo"] is null ? 0 : 1);

    private QueueCounts Counts(string queue) => Sandbox.Bus.Counts(queue);

    private bool Empty(string queue) => Counts(queue) is { Active: 0, Scheduled: 0, Locked: 0 };
}

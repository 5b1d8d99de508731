using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Demo;
using Connector.Sandbox.Gateway;
using Connector.Sync.Storage;

namespace EndToEnd.Tests.Orders;

/// <summary>Where a process is killed, in the order in which an export passes.</summary>
public enum Step
{
    EventForwardedButNotCompleted,
    BeforeIntentIsSaved,
    IntentRecordedBeforeHeader,
    HeaderApplied,
    BeforeFirstLine,
    FirstLineApplied,
    BeforeSecondLine,
    LastLineApplied,
    OrderCompleteBeforeReply,
    BeforeLinkIsSaved,
    BeforeSyncInfo,
    SyncInfoAppliedBeforeReply,
    BeforeAppliedVersionIsSaved,
    BeforeCompletion,
}

/// <summary>Both processes may end at any moment; the order is in MAX once, complete, and commercetools knows.</summary>
public sealed class CrashTests(OrderStack stack) : IClassFixture<OrderStack>
{
    public static TheoryData<Step> Steps => [.. Enum.GetValues<Step>()];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Killed_at_any_step_and_started_again_leaves_exactly_one_MAX_order(Step step)
    {
        await stack.ResetAsync();
        var starts = stack.Sandbox.Gateway.Starts;
        var worker = new WorkerKill(stack);
        var isGateway = Arm(step, worker);

        var placed = await stack.PlaceAsync();
        if (!isGateway)
        {
            await worker.Killed.WaitAsync(OrderStack.Patience);
            await stack.Sandbox.Host!.StartWorkerAsync();
        }

        var max = await stack.AssertExportedOnceAsync(placed);
        Assert.Equal(3, max.Lines.Count);
        Assert.False(stack.Sandbox.Crash.IsArmed);
        Assert.Equal(isGateway ? starts + 1 : starts, stack.Sandbox.Gateway.Starts);
    }

    [Theory]
    [InlineData("Before:LoadCustomer")]
    [InlineData("Applied:LoadCustomer")]
    public async Task A_gateway_killed_while_it_creates_the_customer_creates_one_customer(string point)
    {
        await stack.ResetAsync();
        var customers = stack.Sandbox.Max.CountCustomers("DE");
        var order = stack.Case("net-prices-b2b-with-company-vat-and-po-number");
        order["customerId"] = Guid.NewGuid().ToString();
        order["purchaseOrderNumber"] = order.Number();
        stack.Sandbox.Crash.Arm(point);

        await stack.AssertExportedOnceAsync(await stack.Sandbox.Shop.PlaceAsync(order));

        Assert.False(stack.Sandbox.Crash.IsArmed);
        Assert.Equal(customers + 1, stack.Sandbox.Max.CountCustomers("DE"));
    }

    /// <summary>True for a step of the gateway, which comes back by itself.</summary>
    private bool Arm(Step step, WorkerKill worker)
    {
        switch (step)
        {
            case Step.EventForwardedButNotCompleted:
                worker.BeforeCompletion("CommercetoolsEvents");
                return false;
            case Step.BeforeIntentIsSaved:
                worker.BeforeRow(TableName.Links, 1);
                return false;
            case Step.BeforeLinkIsSaved:
                worker.BeforeRow(TableName.Links, 2);
                return false;
            case Step.BeforeSyncInfo:
                worker.AtOrderUpdate(CallMoment.BeforeApply);
                return false;
            case Step.SyncInfoAppliedBeforeReply:
                worker.AtOrderUpdate(CallMoment.AfterApply);
                return false;
            case Step.BeforeAppliedVersionIsSaved:
                worker.BeforeRow(TableName.Links, 3);
                return false;
            case Step.BeforeCompletion:
                worker.BeforeCompletion("OrderExport");
                return false;
            default:
                var (point, occurrence) = Point(step);
                stack.Sandbox.Crash.Arm(point, occurrence);
                return true;
        }
    }

    private static (string Point, int Occurrence) Point(Step step) => step switch
    {
        Step.IntentRecordedBeforeHeader => (CrashPoint.BeforeHeader, 1),
        Step.HeaderApplied => (CrashPoint.HeaderApplied, 1),
        Step.BeforeFirstLine => (CrashPoint.BeforeLine, 1),
        Step.FirstLineApplied => (CrashPoint.LineApplied, 1),
        Step.BeforeSecondLine => (CrashPoint.BeforeLine, 2),
        Step.LastLineApplied => (CrashPoint.LineApplied, 3),
        Step.OrderCompleteBeforeReply => (CrashPoint.BeforeReply, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step of the gateway."),
    };
}

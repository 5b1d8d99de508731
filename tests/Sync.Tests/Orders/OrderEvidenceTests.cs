using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sync.Outcomes;

namespace Connector.Sync.Tests.Orders;

public sealed class OrderEvidenceTests
{
    private readonly ExportBench bench = new();

    [Fact]
    public async Task After_a_conflict_the_order_is_read_and_decided_again()
    {
        bench.Shop.BeforeUpdate = number =>
        {
            if (number <= 2) bench.Shop.Change(ExportBench.Id, order => order with { Locale = "de" });
        };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal((3, "de", OrderState.Confirmed, bench.Order.Version), (bench.Shop.Updates.Count, bench.Order.Locale, bench.Order.OrderState, (await bench.LinkAsync()).AppliedVersion));
    }

    [Fact]
    public async Task An_order_that_keeps_changing_is_a_retry()
    {
        bench.Shop.BeforeUpdate = _ => bench.Shop.Change(ExportBench.Id, order => order);
        Assert.Equal("COMMERCETOOLS_CONFLICT", Assert.IsType<FlowOutcome.Retry>(await bench.RunAsync()).Code);
        Assert.Equal(5, bench.Shop.Updates.Count);
    }

    [Fact]
    public async Task An_update_whose_reply_was_lost_is_found_by_reading_and_not_sent_twice()
    {
        bench.Shop.LosesReply = _ => true;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal((1, bench.Order.Version), (bench.Shop.Updates.Count, (await bench.LinkAsync()).AppliedVersion));
    }

    [Fact]
    public async Task An_update_that_never_arrived_is_sent_again()
    {
        bench.Shop.BeforeUpdate = number =>
        {
            if (number == 1) throw new OutcomeUnknownException(new FailedRequest("POST", "/", null), "timeout");
        };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal((2, 1), (bench.Shop.Updates.Count, bench.Order.SyncInfo.Count));
    }

    [Fact]
    public async Task An_order_cancelled_meanwhile_keeps_its_state_and_shows_the_number()
    {
        bench.Shop.BeforeUpdate = number =>
        {
            if (number == 1) bench.Shop.Change(ExportBench.Id, order => order with { OrderState = OrderState.Cancelled });
        };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal((OrderState.Cancelled, "20000001"), (bench.Order.OrderState, Assert.Single(bench.Order.SyncInfo).ExternalId));
    }

    [Fact]
    public async Task The_state_moves_once_and_what_is_set_afterwards_stays()
    {
        await bench.RunAsync();
        bench.Shop.Change(ExportBench.Id, order => order with { OrderState = OrderState.Open });
        await bench.RunAsync(bench.Order.Version);
        Assert.Equal(OrderState.Open, bench.Order.OrderState);
    }

    [Fact]
    public async Task The_number_of_another_channel_is_left_alone()
    {
        var other = new SyncInfo { Channel = new Reference { TypeId = "channel", Id = "other" }, ExternalId = "X" };
        bench.Shop.Orders[ExportBench.Id] = ExportBench.Placed with { SyncInfo = [other] };
        await bench.RunAsync();
        Assert.Equal(["X", "20000001"], bench.Order.SyncInfo.Select(info => info.ExternalId));
    }

    [Fact]
    public async Task A_missing_channel_is_a_problem_with_advice_and_a_replay_goes_on_from_there()
    {
        bench.Shop.HasChannel = false;
        var problem = Assert.Single(Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync()).Problems);
        Assert.Equal(("SYNC_CHANNEL_MISSING", "OrderExport:SyncChannelKey", "exact-max"), (problem.Code, problem.Field, problem.Value));
        Assert.Contains("Create the channel", problem.Advice, StringComparison.Ordinal);
        bench.Shop.HasChannel = true;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal(1, bench.Gateway.Creates);
    }
}

using Connector.Commercetools;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Stock;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Tests.Support;
using Moq;

namespace Connector.Sync.Tests.Stock;

public sealed class StockFlowTests
{
    private readonly StockBench bench = new();

    public StockFlowTests()
    {
        bench.InMax(onHand: 10, openSales: 3);
        bench.Inventory.Put(StockBench.Sku, StockBench.Channel, 5);
    }

    [Fact]
    public async Task An_entry_becomes_what_MAX_can_sell_with_one_write_and_a_repetition_writes_nothing()
    {
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal((7, 1, 1), (bench.Quantity, bench.Inventory.Writes, bench.Inventory.Lists));

        await bench.RunAsync();

        Assert.Equal((7, 1), (bench.Quantity, bench.Inventory.Writes));
        Assert.Empty(bench.Queue.Scheduled);
    }

    [Fact]
    public async Task A_missing_entry_is_created_once_with_our_key()
    {
        bench.Inventory.Remove(StockBench.Sku, StockBench.Channel);

        await bench.RunAsync();
        await bench.RunAsync();

        Assert.Equal((7, "BRK-1001_hamburg", 1), (bench.Quantity, bench.Inventory[StockBench.Sku, StockBench.Channel].Key, bench.Inventory.Writes));
    }

    [Fact]
    public async Task An_entry_that_the_producer_saw_is_written_at_its_version_without_a_look()
    {
        var seen = KnownEntry.Of(bench.Inventory[StockBench.Sku, StockBench.Channel], StockBench.Channel);

        await bench.RunAsync(new StockBatch { Company = StockBench.Company, Looked = true, Targets = [StockBench.Target() with { Entry = seen }] });

        Assert.Equal((7, 1, 0), (bench.Quantity, bench.Inventory.Writes, bench.Inventory.Lists));
    }

    [Fact]
    public async Task An_entry_that_changed_since_the_producer_saw_it_is_looked_at_again()
    {
        var seen = KnownEntry.Of(bench.Inventory[StockBench.Sku, StockBench.Channel], StockBench.Channel);
        bench.Place(1);

        await bench.RunAsync(new StockBatch { Company = StockBench.Company, Looked = true, Targets = [StockBench.Target() with { Entry = seen }] });

        Assert.Equal((6, 2, 1), (bench.Quantity, bench.Inventory.Writes, bench.Inventory.Lists));
    }

    [Fact]
    public async Task An_entry_that_was_right_when_the_producer_saw_it_is_looked_at_before_it_is_left_alone()
    {
        var seen = KnownEntry.Of(bench.Inventory[StockBench.Sku, StockBench.Channel], StockBench.Channel);
        bench.Place(2);

        await bench.RunAsync(new StockBatch { Company = StockBench.Company, Looked = true, Targets = [StockBench.Target() with { Entry = seen }] });

        Assert.Equal((5, 1, 1), (bench.Quantity, bench.Inventory.Writes, bench.Inventory.Lists));
    }

    [Fact]
    public async Task An_order_between_the_look_and_the_write_is_not_overwritten()
    {
        bench.Inventory.BeforeWrite = number =>
        {
            if (number == 1) bench.Place(4);
        };

        await bench.RunAsync();

        Assert.Equal((3, 2), (bench.Quantity, bench.Inventory.Writes));
    }

    [Fact]
    public async Task A_write_whose_reply_is_lost_is_looked_at_and_not_repeated()
    {
        bench.Inventory.LosesReply = number => number == 1;

        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());

        Assert.Equal((7, 1), (bench.Quantity, bench.Inventory.Writes));
    }

    [Fact]
    public async Task A_creation_whose_reply_is_lost_is_not_repeated()
    {
        bench.Inventory.Remove(StockBench.Sku, StockBench.Channel);
        bench.Inventory.LosesReply = number => number == 1;

        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());

        Assert.Equal((7, 1), (bench.Quantity, bench.Inventory.Writes));
    }

    [Fact]
    public async Task An_entry_that_keeps_changing_is_tried_five_times_and_again_later()
    {
        bench.Inventory.BeforeWrite = _ => bench.Inventory.Change(StockBench.Sku, StockBench.Channel, entry => entry);

        var retry = Assert.IsType<FlowOutcome.Retry>(await bench.RunAsync());

        Assert.Equal(("STOCK_KEEPS_CHANGING", 5), (retry.Code, bench.Inventory.Writes));
    }

    [Fact]
    public async Task What_commercetools_refuses_is_named_and_the_others_are_written()
    {
        bench.InMax(8, part: "BRK-1002");
        bench.Inventory.Put("BRK-1002", StockBench.Channel, 1);
        bench.Inventory.Remove(StockBench.Sku, StockBench.Channel);
        bench.Inventory.BeforeWrite = _ =>
        {
            if (!bench.Inventory.Has(StockBench.Sku, StockBench.Channel) && bench.Inventory["BRK-1002", StockBench.Channel].QuantityOnStock == 1 && bench.Inventory.Writes == 1)
                throw new BadRequestException(FakeShop.Reply(400, "InvalidField"));
        };

        var failed = Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync(StockBench.Target(), StockBench.Target("BRK-1002")));

        var problem = Assert.Single(failed.Problems);
        Assert.Equal("STOCK_REFUSED", problem.Code);
        Assert.Contains("InvalidField", problem.Advice, StringComparison.Ordinal);
        Assert.Equal(1, bench.Inventory.All.Count(entry => entry.QuantityOnStock == 8) + bench.Inventory.All.Count(entry => entry.QuantityOnStock == 7));
    }

    [Fact]
    public async Task A_discontinued_part_is_published_as_nothing()
    {
        bench.Feeds.Put(StockBench.Company, new PartStock { Part = StockBench.Sku, Discontinued = true, Stockrooms = [new() { Stockroom = "FG-HH", OnHand = 10 }] });

        await bench.RunAsync();

        Assert.Equal(0, bench.Quantity);
    }

    [Fact]
    public async Task A_part_that_MAX_forgot_is_left_alone()
    {
        bench.Feeds.Forget(StockBench.Company, StockBench.Sku);

        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());

        Assert.Equal((5, 0), (bench.Quantity, bench.Inventory.Writes));
    }

    [Fact]
    public async Task A_channel_that_commercetools_lacks_does_not_stop_the_others()
    {
        bench.Inventory.NoChannel.Add("munich");

        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(StockBench.Target(channel: "munich"), StockBench.Target()));

        Assert.Equal((7, 1), (bench.Quantity, bench.Inventory.Writes));
    }

    [Fact]
    public async Task An_expected_delivery_that_the_mapping_does_not_show_is_left_alone()
    {
        bench.Inventory.Change(StockBench.Sku, StockBench.Channel, entry => entry with { QuantityOnStock = 7, ExpectedDelivery = Items.Noon });

        await bench.RunAsync();

        Assert.Equal((Items.Noon, 0), (bench.Inventory[StockBench.Sku, StockBench.Channel].ExpectedDelivery, bench.Inventory.Writes));
    }

    [Fact]
    public async Task A_gateway_that_is_down_lets_the_batch_wait()
    {
        bench.Feeds.Fails = _ => new GatewayUnavailableException("down", null);
        Assert.Equal("MAX_GATEWAY_DOWN", Assert.IsType<FlowOutcome.Wait>(await bench.RunAsync()).Code);
    }

    [Fact]
    public async Task Shadow_records_and_writes_nothing()
    {
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Shadow, Start = Items.Noon };

        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());

        Assert.Equal(0, bench.Inventory.Writes);
        bench.Shadow.Verify(shadow => shadow.RecordAsync("stock", "BRK-1001_hamburg", It.Is<string>(text => text.Contains("\"to\":7", StringComparison.Ordinal)), It.IsAny<string>(), It.IsAny<CancellationToken>()));
    }

    [Fact]
    public async Task A_message_that_is_no_batch_fails_for_good() =>
        Assert.IsType<FlowOutcome.Failed>(await bench.Stock.RunAsync(Items.Item() with { Flow = "stock", Payload = "{}" }, default));

    [Fact]
    public async Task What_was_written_while_an_order_was_pending_is_looked_at_again_and_that_comes_to_an_end()
    {
        bench.Place(2);
        await bench.RunAsync();
        var check = Assert.Single(bench.Queue.Scheduled);
        Assert.Equal(("pending", Items.Noon + bench.Settings.CheckAfter), (check.Item.Reason, check.Due));

        await bench.RunAsync(StockBench.Batch(check.Item));

        Assert.Equal(5, bench.Quantity);
        Assert.Single(bench.Queue.Scheduled);
    }

    [Fact]
    public async Task All_SKUs_of_a_part_share_its_stock_and_its_pending_orders()
    {
        var two = new StockBench(Repository.MappingJson.Replace("\"BRK-1002\": \"BRK-1002\",", "\"BRK-1002\": \"BRK-1001\",", StringComparison.Ordinal));
        two.InMax(10);
        two.Inventory.Put(StockBench.Sku, StockBench.Channel, 10);
        two.Inventory.Put("BRK-1002", StockBench.Channel, 10);
        two.Place(3);

        await two.RunAsync(StockBench.Target(), StockBench.Target("BRK-1002"));

        Assert.Equal((7, 7), (two.Quantity, two.Inventory["BRK-1002", StockBench.Channel].QuantityOnStock));
    }

    [Fact]
    public async Task One_SKU_on_demand_says_what_was_found_and_what_it_is_now()
    {
        var answer = await new StockOnDemand(bench.Positions, bench.Stock, bench.Mapping, bench.Flow).RunAsync(StockBench.Company, StockBench.Sku, default);

        Assert.Equal(new StockAnswerWarehouse("hamburg", 7, 0, 5, 7), answer!.Warehouses[0]);
        Assert.Equal(new StockAnswerWarehouse("munich", 0, 0, null, 0), answer.Warehouses[1]);
        Assert.IsType<FlowOutcome.Done>(answer.Outcome);
        Assert.Equal(7, bench.Quantity);
        Assert.Null(await new StockOnDemand(bench.Positions, bench.Stock, bench.Mapping, bench.Flow).RunAsync("XX", StockBench.Sku, default));
        Assert.Null(await new StockOnDemand(bench.Positions, bench.Stock, bench.Mapping, bench.Flow).RunAsync(StockBench.Company, "NO-SUCH", default));
    }
}

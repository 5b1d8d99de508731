using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Prices;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Tests.Storage;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Moq;

namespace Connector.Sync.Tests.Prices;

[Collection(StorageCollection.Name)]
public sealed class PricesFlowTests(StorageAccount account)
{
    private const string Wholesale = """, { "company": "COMPANY", "currency": "EUR", "customerType": "W", "customerGroup": "wholesale" }""";

    [Fact]
    public async Task A_changed_price_and_its_breaks_are_one_update_and_an_unchanged_run_writes_nothing()
    {
        var bench = new PriceBench(account);
        bench.Max.Put(PriceBench.Part("A", 10m), PriceBench.Part("B", 20m));
        await bench.RunAsync();
        Assert.Equal((2, 2), (bench.Prices.Writes, bench.Prices.All.Count));
        bench.Max.Put(PriceBench.Part("A", 11m, (10, 9m)));
        var summary = await bench.RunAsync();
        Assert.Equal((3, 1), (bench.Prices.Writes, summary.Figures["Different"]));
        var price = bench.Prices.All.Single(price => price.Sku == "A");
        Assert.Equal((1100, 2L, 10), (price.Value.CentAmount, price.Version, Assert.Single(price.Tiers).MinimumQuantity));
        Assert.True(PriceKey.IsOurs(price.Key, bench.Company));
        var reads = (bench.Max.PriceReads, bench.Prices.Reads);
        await bench.RunAsync();
        Assert.Equal((3, reads.PriceReads, reads.Reads + 1), (bench.Prices.Writes, bench.Max.PriceReads, bench.Prices.Reads));
    }

    [Fact]
    public async Task A_batch_reads_each_side_once()
    {
        var bench = new PriceBench(account);
        bench.Max.Put(Enumerable.Range(0, 150).Select(n => PriceBench.Part($"A{n}", 1 + n)));
        await bench.RunAsync();
        Assert.Equal((150, 1, 1), (bench.Prices.Writes, bench.Max.PriceReads, bench.Prices.Reads));
    }

    [Fact]
    public async Task The_delta_queues_only_what_differs()
    {
        var bench = new PriceBench(account);
        bench.Max.Put(PriceBench.Part("A", 10m), PriceBench.Part("B", 20m));
        Assert.Equal(2, await bench.Poll.RunAsync(default));
        await bench.WorkAsync();
        bench.Max.Put(PriceBench.Part("A", 10m), PriceBench.Part("B", 21m));
        Assert.Equal(1, await bench.Poll.RunAsync(default));
        await bench.WorkAsync();
        Assert.Equal(3, bench.Prices.Writes);
        Assert.Equal(0, await bench.Poll.RunAsync(default));
    }

    [Fact]
    public async Task A_SKU_that_cannot_be_priced_is_a_dead_letter_of_its_own_until_it_can()
    {
        var bench = new PriceBench(account);
        bench.Max.Put(PriceBench.Part("GOOD", 10m), PriceBench.Part("BAD", 10m, (2.5m, 9m)));
        Assert.Equal(1, (await bench.RunAsync()).Figures["Problems"]);
        Assert.Equal("GOOD", Assert.Single(bench.Prices.All).Sku);
        Assert.Equal(("/BAD", ProblemCode.Unsupported), Assert.Single(await bench.DeadLettersAsync()));
        bench.Max.Put(PriceBench.Part("BAD", 10m, (3m, 9m)));
        await bench.RunAsync();
        Assert.Equal(2, bench.Prices.All.Count);
        Assert.Empty(await bench.DeadLettersAsync());
    }

    [Fact]
    public async Task A_dead_letter_closes_when_the_problem_is_gone_though_nothing_had_to_be_written()
    {
        var bench = new PriceBench(account);
        bench.Max.Put(PriceBench.Part("A", 10m));
        await bench.RunAsync();
        bench.Max.Put(PriceBench.Part("A", 10m, (2.5m, 9m)));
        await bench.RunAsync();
        Assert.Single(await bench.DeadLettersAsync());
        bench.Max.Put(PriceBench.Part("A", 10m));
        await bench.RunAsync();
        Assert.Empty(await bench.DeadLettersAsync());
        Assert.Equal(1, bench.Prices.Writes);
    }

    [Fact]
    public async Task The_dead_letter_of_a_SKU_is_replayed_by_its_key()
    {
        var bench = new PriceBench(account);
        bench.Max.Put(PriceBench.Part("A/1", 10m));
        var item = new WorkItem { Flow = FlowName.Prices, Key = $"{bench.Company}/A/1", Reason = "replay", FirstSeen = Items.Noon, CorrelationId = "trace" };
        Assert.IsType<FlowOutcome.Done>(await bench.Worker.RunAsync(item, default));
        Assert.Equal("A/1", Assert.Single(bench.Prices.All).Sku);
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_read_again_and_decided_again()
    {
        var bench = new PriceBench(account);
        bench.Max.Put(PriceBench.Part("A", 10m));
        await bench.RunAsync();
        bench.Max.Put(PriceBench.Part("A", 11m));
        bench.Prices.BeforeWrite = number =>
        {
            if (number == 2) bench.Prices.Touch(0);
        };
        await bench.RunAsync();
        Assert.Equal((1100, 3L), (bench.Prices.All[0].Value.CentAmount, bench.Prices.All[0].Version));
    }

    [Theory]
    [InlineData("DuplicateStandalonePriceScope")]
    [InlineData("OverlappingStandalonePriceValidity")]
    [InlineData("ExactLockConflict")]
    public async Task A_price_in_the_way_is_read_and_decided_again(string code)
    {
        var bench = new PriceBench(account);
        bench.Max.Put(PriceBench.Part("A", 10m));
        bench.Prices.BeforeWrite = number =>
        {
            if (number == 1) throw new BadRequestException(FakeShop.Reply(400, code));
        };
        await bench.RunAsync();
        Assert.Single(bench.Prices.All);
        Assert.Equal(2, bench.Prices.Writes);
    }

    [Fact]
    public async Task A_price_whose_reply_is_lost_is_not_created_twice()
    {
        var bench = new PriceBench(account);
        bench.Max.Put(PriceBench.Part("A", 10m));
        bench.Prices.LosesReply = number => number == 1;
        await bench.RunAsync();
        Assert.Single(bench.Prices.All);
        Assert.Equal(1, bench.Prices.Writes);
    }

    [Fact]
    public async Task There_is_a_price_at_every_moment_while_its_dates_and_value_change()
    {
        var bench = new PriceBench(account);
        DateOnly Day(int month) => new(2026, month, 1);
        PartPrices Dated(params (decimal Price, DateOnly? From, DateOnly? Until)[] prices) =>
            new() { Part = "A", Prices = [.. prices.Select(price => new PartPrice { Currency = "EUR", Price = price.Price, ValidFrom = price.From, ValidUntil = price.Until })] };
        bench.Prices.AfterWrite = () => Assert.Contains(bench.Prices.All, price => (price.ValidFrom ?? DateTimeOffset.MinValue) <= Items.Noon && Items.Noon < (price.ValidUntil ?? DateTimeOffset.MaxValue));
        PartPrices[] history =
        [
            Dated((10m, null, null)), Dated((10m, Day(1), new(2026, 12, 31)), (11m, new(2027, 1, 1), null)), Dated((12m, Day(2), new(2026, 10, 31)), (13m, Day(11), null)),
            Dated((9m, Day(9), null)), Dated((9m, null, null)),
        ];
        foreach (var prices in history)
        {
            bench.Max.Put(prices);
            await bench.RunAsync();
            Assert.Equal(prices.Prices.Count, bench.Prices.All.Count);
            Assert.Empty(await bench.DeadLettersAsync());
        }
    }

    [Fact]
    public async Task A_missing_customer_group_is_one_problem_and_nothing_is_queued()
    {
        var bench = new PriceBench(account, Wholesale);
        bench.Max.Put(PriceBench.Part("A", 10m), PriceBench.Part("B", 10m));
        await bench.RunAsync();
        Assert.Equal(("", "MISSING_IN_COMMERCETOOLS"), Assert.Single(await bench.DeadLettersAsync()));
        Assert.Empty(bench.Prices.All);
    }

    [Fact]
    public async Task A_customer_group_s_price_is_found_again_under_its_key()
    {
        var bench = new PriceBench(account, Wholesale, null, "wholesale");
        bench.Max.Put(new PartPrices { Part = "A", Prices = [new() { Currency = "EUR", Price = 10m }, new() { Currency = "EUR", CustomerType = "W", Price = 8m }] });
        await bench.RunAsync();
        await bench.RunAsync();
        Assert.Equal((2, 2), (bench.Prices.Writes, bench.Prices.All.Count));
        Assert.Equal(800, bench.Prices.All.Single(price => price.CustomerGroup?.Id == "id of wholesale").Value.CentAmount);
    }

    [Fact]
    public async Task A_price_of_others_is_reported_and_left_alone()
    {
        var bench = new PriceBench(account);
        bench.Prices.All.Add(new() { Id = "campaign", Version = 1, Key = "campaign", Sku = "A", Value = new Money { CurrencyCode = "EUR", CentAmount = 500 } });
        bench.Max.Put(PriceBench.Part("A", 10m));
        Assert.Equal(1, (await bench.RunAsync()).Figures["OfOthers"]);
        Assert.Equal(("/A", ProblemCode.AlreadySet), Assert.Single(await bench.DeadLettersAsync()));
        Assert.Equal((0, 500), (bench.Prices.Writes, Assert.Single(bench.Prices.All).Value.CentAmount));
    }

    [Fact]
    public async Task Prices_that_MAX_lost_are_deleted_but_not_half_of_them_at_once()
    {
        var bench = new PriceBench(account);
        bench.Max.Put(Enumerable.Range(0, 40).Select(n => PriceBench.Part($"A{n}", 1 + n)));
        await bench.RunAsync();
        bench.Max.RemovePrices(part => part == "A0");
        await bench.RunAsync();
        Assert.Equal(39, bench.Prices.All.Count);
        bench.Max.RemovePrices(_ => true);
        var summary = await bench.RunAsync();
        Assert.Equal((39, 39), (bench.Prices.All.Count, summary.Figures["Kept"]));
    }

    [Fact]
    public async Task A_large_first_load_goes_through_the_import_and_is_looked_at_again()
    {
        var bench = new PriceBench(account, settings: new PricesOptions { ImportFrom = 30 });
        bench.Max.Put(Enumerable.Range(0, 45).Select(n => PriceBench.Part($"A{n}", 1 + n)));
        await bench.RunAsync();
        Assert.Equal(0, bench.Prices.Writes);
        bench.Imports.Verify(imports => imports.ImportStandalonePricesAsync(It.IsAny<string>(), It.Is<IReadOnlyList<StandalonePriceImport>>(chunk => chunk.Count <= 20), It.IsAny<CancellationToken>()), Times.Exactly(3));
        var check = Assert.Single(bench.Queue.Scheduled);
        await bench.Worker.RunAsync(check.Item, default);
        Assert.Equal(45, bench.Prices.Writes);
    }

    [Fact]
    public async Task Shadow_writes_nothing_but_the_record()
    {
        var bench = new PriceBench(account);
        bench.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Shadow };
        bench.Max.Put(PriceBench.Part("A", 10m));
        await bench.RunAsync();
        Assert.Equal(0, bench.Prices.Writes);
        bench.Shadow.Verify(shadow => shadow.RecordAsync("prices", It.IsAny<string>(), It.Is<string>(target => target.Contains("create", StringComparison.Ordinal)), It.IsAny<string>(), default), Times.Once);
    }
}

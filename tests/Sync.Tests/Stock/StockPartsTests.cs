using System.Text;
using Connector.Sync.Stock;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Stock;

public sealed class StockPartsTests
{
    [Fact]
    public void More_run_at_a_time_while_answers_are_fast_and_half_as_many_when_they_take_twice_as_long()
    {
        var concurrency = new AdaptiveConcurrency(16);
        for (var i = 0; i < 10; i++) concurrency.Learn(100);
        Assert.Equal(16, concurrency.Now);
        concurrency.Learn(250);
        Assert.Equal(8, concurrency.Now);
        concurrency.Learn(100);
        Assert.Equal(10, concurrency.Now);
    }

    [Fact]
    public void A_single_lucky_wave_is_not_the_measure_for_ever()
    {
        var concurrency = new AdaptiveConcurrency(16);
        concurrency.Learn(10);
        for (var i = 0; i < 60; i++) concurrency.Learn(100);
        Assert.Equal(16, concurrency.Now);
    }

    [Fact]
    public async Task Every_item_is_sent_once()
    {
        var sent = new System.Collections.Concurrent.ConcurrentBag<int>();
        await new AdaptiveConcurrency(3).ForEachAsync([.. Enumerable.Range(0, 100)], (item, _) =>
        {
            sent.Add(item);
            return Task.CompletedTask;
        }, default);
        Assert.Equal(Enumerable.Range(0, 100), sent.Order());
    }

    [Fact]
    public async Task A_message_stays_below_what_Service_Bus_takes_however_long_the_SKUs_are()
    {
        var bench = new StockBench();
        bench.Settings.BatchSize = 1000;
        StockTarget[] targets = [.. Enumerable.Range(0, 1500).Select(i => new StockTarget
        {
            Sku = $"{i}-{new string('x', 250)}",
            Channel = StockBench.Channel,
            Entry = new KnownEntry { Id = Guid.NewGuid().ToString(), Version = long.MaxValue, Quantity = long.MaxValue, HasOurKey = true, ExpectedDelivery = Items.Noon },
        })];

        await bench.Batches.EnqueueAsync(new() { Company = "DE", Looked = true, Targets = targets }, "full", default);

        Assert.All(bench.Queue.Enqueued, item => Assert.InRange(Encoding.UTF8.GetByteCount(Items.Json(item)), 1, 250 * 1024));
        Assert.Equal(targets, bench.Queue.Enqueued.SelectMany(item => StockBench.Batch(item).Targets));
        Assert.InRange(bench.Queue.Enqueued.Count, 4, 8);
    }

    [Fact]
    public async Task Whoever_asks_gets_a_read_that_began_after_the_question_and_shares_it()
    {
        var gates = new List<TaskCompletionSource<int>>();
        var began = new SemaphoreSlim(0);
        var shared = new SharedRead<int>(() =>
        {
            var gate = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            gates.Add(gate);
            began.Release();
            return gate.Task;
        });

        var first = shared.ReadAsync(default);
        await began.WaitAsync();
        Task<int>[] waiting = [shared.ReadAsync(default), shared.ReadAsync(default)];
        Assert.Single(gates);
        gates[0].SetException(new IOException("broken"));
        await Assert.ThrowsAsync<IOException>(() => first);
        await began.WaitAsync();
        gates[1].SetResult(2);

        var shown = await Task.WhenAll(waiting);
        Assert.Equal([2, 2], shown);
        var last = shared.ReadAsync(default);
        await began.WaitAsync();
        gates[2].SetResult(3);
        Assert.Equal(3, await last);
    }

    [Fact]
    public void A_key_is_the_SKU_and_the_channel_where_commercetools_allows_them()
    {
        Assert.Equal("BRK-1001_hamburg", EntryKey.Of("BRK-1001", "hamburg"));
        Assert.Matches("^[0-9a-f]{64}$", EntryKey.Of("HOSE 12/3", "hamburg"));
        Assert.Matches("^[0-9a-f]{64}$", EntryKey.Of(new string('x', 250), "hamburg"));
    }

    [Fact]
    public void Goods_of_the_longest_order_fit_into_a_row()
    {
        var order = new OpenOrder
        {
            OrderId = "o1", Company = "DE", Version = 1, PlacedAt = Items.Noon, ChangedAt = Items.Noon,
            Goods = [.. Enumerable.Range(0, 500).Select(i => new Mapping.ShopDemand($"{i:D30}", $"{new string('c', 250)}{i % 6}", 12.345m))],
        };
        var row = order.Row("o1");
        Assert.InRange(row.GetBinary("Goods").Length, 1, 64 * 1024);
        Assert.Equal(order.Goods, OpenOrder.Read(row).Goods);
    }

    [Fact]
    public void A_million_entries_take_some_sixty_bytes_each()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var table = new StockTable();
        for (var i = 0; i < 200_000; i++) table.Add(StockTable.Key($"SKU-{i}", "hamburg"), new(i, (ulong)i, null));
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 200_000.0;
        Assert.InRange(bytes, 30, 130);
        Assert.True(table.Count == 200_000 && table.Missing() == 200_000);
    }
}

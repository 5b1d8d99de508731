using Connector.Sync.Runs;
using Connector.Sync.Stock;
using Connector.Sync.Storage;
using Connector.Sync.Tests.Storage;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;

namespace Connector.Sync.Tests.Stock;

/// <summary>The producers of flow <c>stock</c>: MAX and shop in memory, published slices and runs in a storage account.</summary>
internal sealed class ProducerBench
{
    private readonly StorageAccount account;

    private ProducerBench(StorageAccount account)
    {
        this.account = account;
        Published = new(new BlobPublishedSlices(account.Blobs));
        Stock = new(slices: new BlobPublishedSlices(account.Blobs));
        var runs = new RunLog(account.Tables, Stock.Time);
        var feeds = new StockFeeds(Cursors, Stock.Flow);
        var options = Microsoft.Extensions.Options.Options.Create(Stock.Settings);
        Comparison = new(Stock.Reading, Stock.Inventory, Stock.Channels, Stock.Demand, Published, feeds, Stock.Batches, runs, Stock.Mapping, Stock.Flow, options, Stock.Time, Log.For<StockComparison>());
        Poll = new(Stock.Reading, Published, feeds, Stock.Batches, Stock.Demand, Comparison, runs, Stock.Mapping, Stock.Flow, Stock.Time, Log.For<StockPoll>());
    }

    public StockBench Stock { get; }

    public MemoryFeedCursors Cursors { get; } = new();

    public TestLog Log { get; } = new();

    public PublishedStock Published { get; }

    public StockComparison Comparison { get; }

    public StockPoll Poll { get; }

    /// <summary>Nothing is published and no run is written yet; MAX has 7 of one part in hamburg, and the shop shows that.</summary>
    public static async Task<ProducerBench> StartAsync(StorageAccount account)
    {
        var bench = new ProducerBench(account);
        var container = account.Blobs.GetBlobContainerClient(ContainerName.Published);
        await foreach (var blob in container.GetBlobsAsync()) await container.DeleteBlobAsync(blob.Name);
        var table = account.Tables.GetTableClient(TableName.Runs);
        await foreach (var row in table.QueryAsync<Azure.Data.Tables.TableEntity>()) await table.DeleteEntityAsync(row);
        bench.Stock.InMax(7);
        bench.Stock.Inventory.Put(StockBench.Sku, StockBench.Channel, 7);
        bench.Stock.Inventory.Put(StockBench.Sku, "munich", 0);
        return bench;
    }

    /// <summary>Works off the queue until it is empty.</summary>
    public async Task<int> WorkAsync()
    {
        var items = Stock.TakeDue();
        foreach (var item in items) await Stock.Stock.RunAsync(item, default);
        return items.Count;
    }

    /// <summary>Sentences of all runs, newest first.</summary>
    public async Task<IReadOnlyList<string>> RunsAsync()
    {
        List<string> sentences = [];
        await foreach (var row in account.Tables.GetTableClient(TableName.Runs).QueryAsync<Azure.Data.Tables.TableEntity>(row => row.PartitionKey == FlowName.Stock)) sentences.Add(row.GetString("Summary"));
        return sentences;
    }
}

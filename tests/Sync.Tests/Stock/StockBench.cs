using Azure.Data.Tables;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Catalog;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Outcomes;
using Connector.Sync.Stock;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Connector.Sync.Tests.Stock;

/// <summary>Flow <c>stock</c> between a shop and a MAX in memory; it is noon.</summary>
internal sealed class StockBench
{
    public const string Company = "DE";
    public const string Sku = "BRK-1001";
    public const string Channel = "hamburg";

    public StockBench(string? mapping = null, IPublishedSlices? slices = null)
    {
        Mapping = Repository.Load(mapping ?? Repository.MappingJson);
        Items = new MappedItemReferences(Mapping);
        var options = Options.Create(Settings);
        // A start that is set is never looked up.
        var start = new FlowStart(new TableServiceClient("UseDevelopmentStorage=true"), Flow, Time);
        Channels = new(Inventory, Mapping, Time);
        Demand = new(Rows, Shop, Cursors, Links, Items, start, Mapping, Flow, options, Time);
        Reading = new(Feeds, Items, Mapping, Time);
        Positions = new(Reading, Inventory, Channels, Demand, Items, Mapping, Time);
        Batches = new(Queue, options, Time);
        Published = new(slices ?? new MemorySlices());
        Stock = new(Positions, new(Inventory, Channels, options), new(Imports, options, Time), Published, Batches, Mapping, Shadow.Object, Flow, options, Time);
    }

    public FakeTimeProvider Time { get; } = new(Support.Items.Noon);

    public SetOptions Flow { get; } = new(new FlowOptions { Mode = FlowMode.Live, Start = Support.Items.Noon.AddYears(-1) });

    public StockOptions Settings { get; } = new();

    public MappingDocument Mapping { get; }

    public MappedItemReferences Items { get; }

    public FakeInventory Inventory { get; } = new();

    public FakeFeeds Feeds { get; } = new();

    public FakeImports Imports { get; } = new();

    public FakeShop Shop { get; } = new();

    public MemoryLinks Links { get; } = new();

    public MemoryCursors Cursors { get; } = new();

    public MemoryOpenOrders Rows { get; } = new();

    public RecordingQueue Queue { get; } = new();

    public Mock<IShadowRecords> Shadow { get; } = new();

    public SupplyChannels Channels { get; }

    public DemandLedger Demand { get; }

    public StockReading Reading { get; }

    public StockPositions Positions { get; }

    public StockQueue Batches { get; }

    public StockFlow Stock { get; }

    public PublishedStock Published { get; }

    public long Quantity => Inventory[Sku, Channel].QuantityOnStock;

    public static StockTarget Target(string sku = Sku, string channel = Channel) => new() { Sku = sku, Channel = channel };

    /// <summary>Runs a batch as the queue would.</summary>
    public Task<FlowOutcome> RunAsync(params StockTarget[] targets) => RunAsync(new StockBatch { Company = Company, Targets = targets.Length > 0 ? targets : [Target()] });

    public Task<FlowOutcome> RunAsync(StockBatch batch) => Stock.RunAsync(WorkItem.OfBatch(FlowName.Stock, batch.Company, StockBatchJson.Write(batch), "test", Time.GetUtcNow()), default);

    /// <summary>A SKU in hamburg that MAX has in its stockroom.</summary>
    public void InMax(decimal onHand, decimal openSales = 0, string part = Sku) => Feeds.Put(Company, part, ("FG-HH", onHand, openSales));

    /// <summary>Somebody orders; commercetools shows it in stock at once when told to.</summary>
    public Order Place(long quantity, string id = "order-1", string sku = Sku, bool lowers = true)
    {
        var placed = ExportBench.Placed;
        var line = placed.LineItems[0];
        var order = placed with
        {
            Id = id,
            Version = 1,
            CreatedAt = Time.GetUtcNow(),
            LastModifiedAt = Time.GetUtcNow(),
            LineItems = [line with { Quantity = quantity, Variant = line.Variant with { Sku = sku } }],
        };
        Shop.Orders[id] = order;
        if (lowers) Lower(quantity, sku);
        return order;
    }

    public void Lower(long quantity, string sku = Sku) => Inventory.Change(sku, Channel, entry => entry with { QuantityOnStock = entry.QuantityOnStock - quantity });

    /// <summary>Somebody changes an order.</summary>
    public void Edit(Func<Order, Order> change, string id = "order-1") =>
        Shop.Change(id, order => change(order) with { LastModifiedAt = Time.GetUtcNow() });

    /// <summary>MAX has confirmed an order.</summary>
    public Task ExportedAsync(string id = "order-1", long appliedVersion = 2) => Links.SaveAsync(
        new OrderLink
        {
            OrderId = id,
            Company = Company,
            MaxOrderNumber = "20000001",
            Parts = new Dictionary<string, string> { [id] = "20000001" },
            CustomerId = "WEBDE",
            ContentHash = "hash",
            AppliedVersion = appliedVersion,
            ExportedAt = Time.GetUtcNow(),
        },
        default);

    /// <summary>What is on the queue by now, scheduled or not; each once.</summary>
    public IReadOnlyList<WorkItem> TakeDue()
    {
        List<WorkItem> due = [.. Queue.Enqueued, .. Queue.Scheduled.Where(scheduled => scheduled.Due <= Time.GetUtcNow()).Select(scheduled => scheduled.Item)];
        Queue.Enqueued.Clear();
        Queue.Scheduled.RemoveAll(scheduled => scheduled.Due <= Time.GetUtcNow());
        return due;
    }

    public static StockBatch Batch(WorkItem item) => StockBatchJson.TryRead(item.Payload)!;
}

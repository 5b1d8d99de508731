using Azure.Data.Tables;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Customers;
using Connector.Sync.DeadLetters;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Orders;
using Connector.Sync.Outcomes;
using Connector.Sync.Retries;
using Connector.Sync.Tests.Catalog;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Connector.Sync.Tests.Orders;

/// <summary>The order export between a shop and a gateway in memory; one order is placed and paid.</summary>
internal sealed class ExportBench
{
    public ExportBench(MappingDocument? mapping = null)
    {
        var document = mapping ?? Repository.Mapping;
        var export = Options.Create(new OrderExportOptions());
        Max = new MaxOrderWriter(Gateway, new OrderKeys("shop"), export);
        var hint = new CustomerHint(Queue, new SetOptions(new FlowOptions()), Time);
        Accounts = new CustomerAccounts(Gateway, CustomerLinks, hint, Options.Create(new CustomerExportOptions()), Time, new TestLog().For<CustomerAccounts>());
        Parts = new OrderParts(Max, Accounts);
        Documents = new OrderDocuments(Shop, CustomerLinks, Gateway, References, document);
        Evidence = new OrderEvidence(Shop, new SyncChannel(Shop, export), document);
        // A start that is set is never looked up.
        var start = new FlowStart(new TableServiceClient("UseDevelopmentStorage=true"), Flow, Time);
        Export = new OrderExportFlow(Shop, Documents, Parts, Evidence, new PaymentHint(Shop, Links, Queue), Links, document, start, Shadow.Object, Flow, Time);
        Shop.Orders[Id] = Placed;
    }

    public static Order Placed { get; } = Repository.Order("gross-prices-one-vat-rate");

    public static string Id => Placed.Id;

    /// <summary>A link whose first write was begun.</summary>
    public static OrderLink Begun { get; } = new()
    {
        OrderId = Id,
        Company = "DE",
        MaxOrderNumber = "",
        CustomerId = "",
        ContentHash = "",
        Pending = "hash",
        Revision = 1,
        AppliedVersion = 0,
        ExportedAt = Items.Noon,
    };

    public FakeTimeProvider Time { get; } = new(Items.Noon);

    public SetOptions Flow { get; } = new(new FlowOptions { Mode = FlowMode.Live, Start = Placed.CreatedAt });

    public FakeShop Shop { get; } = new();

    public FakeGateway Gateway { get; } = new();

    public RecordingQueue Queue { get; } = new();

    public MemoryLinks Links { get; } = new();

    public Mock<IShadowRecords> Shadow { get; } = new();

    public MemoryCustomerLinks CustomerLinks { get; } = new();

    public MemoryItemReferences References { get; } = new();

    public MaxOrderWriter Max { get; }

    public CustomerAccounts Accounts { get; }

    public OrderParts Parts { get; }

    public OrderDocuments Documents { get; }

    public OrderEvidence Evidence { get; }

    public OrderExportFlow Export { get; }

    public Order Order => Shop.Orders[Id];

    public static WorkItem Item(long? version = 1) => Items.Item(Id, version);

    /// <summary>Exports the order, lets the shop change it, and runs the flow again.</summary>
    public async Task<FlowOutcome> RunAfterAsync(Func<Order, Order> change)
    {
        if (await Links.FindAsync(Id, default) is null) await RunAsync();
        Shop.Change(Id, change);
        return await RunAsync(Order.Version);
    }

    /// <summary>An edit that MAX must hear of.</summary>
    public static Order OtherReference(Order order) => order with { PurchaseOrderNumber = "PO-2" };

    public Task<FlowOutcome> RunAsync(long? version = 1) => Export.RunAsync(Item(version), default);

    public async Task<OrderLink> LinkAsync() => await Links.FindAsync(Id, default) ?? throw new InvalidOperationException("The order is not linked.");

    /// <summary>The flow under the runner, as the queue calls it, and everything that it logs.</summary>
    public async Task<(TestLog Log, MemoryDeadLetters Letters)> RunFromQueueAsync()
    {
        var log = new TestLog();
        var letters = new MemoryDeadLetters();
        var meters = Meters.Create();
        var writer = new DeadLetterWriter(letters, meters, Time, log.For<DeadLetterWriter>());
        var retries = new RetrySchedule(Options.Create(new RetryOptions()), new Random(1));
        var runner = new WorkItemRunner(new RecordingQueue(), letters, writer, retries, new RecordingReplays(), meters, Time, log.For<WorkItemRunner>());
        await Record.ExceptionAsync(() => runner.RunAsync(Export, Items.Delivery(Item()), default));
        return (log, letters);
    }
}

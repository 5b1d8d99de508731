using Connector.Commercetools;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Prices;
using Connector.Sync.Runs;
using Connector.Sync.Storage;
using Connector.Sync.DeadLetters;
using Connector.Sync.Tests.Catalog;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Tests.Storage;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Connector.Sync.Tests.Prices;

/// <summary>Flow prices between a MAX and standalone prices in memory, with real tables; SKU and part are the same.</summary>
internal sealed class PriceBench
{
    private readonly StorageAccount account;

    public PriceBench(StorageAccount account, string more = "", PricesOptions? settings = null, params string[] groups)
    {
        this.account = account;
        (Company, Mapping) = OneCompany.With("prices", $$"""{ "lists": [{ "company": "COMPANY", "currency": "EUR" }{{more}}] }""");
        var options = Options.Create(settings ?? new PricesOptions());
        var reading = new PriceReading(Max, Max, new MemoryItemReferences(), Mapping);
        var scopes = new ShopScopes(FakePrices.Groups(groups), new FakeShop(), Mapping);
        var letters = new TableDeadLetters(account.Tables, new CauseTable(account.Tables), new SnapshotStore(account.Blobs), Time);
        var deadLetters = new PriceDeadLetters(letters, account.Tables, Meters.Create(), Time);
        var queue = new PriceQueue(Queue, options, Time);
        Comparison = new(reading, Prices, scopes, deadLetters, Cursors, queue, new RunLog(account.Tables, Time), Mapping, Flow, options, Time, new TestLog().For<PriceComparison>());
        Poll = new(reading, Prices, scopes, Comparison, Cursors, queue, new RunLog(account.Tables, Time), Mapping, Flow, Time, new TestLog().For<PricePoll>());
        Worker = new(reading, Prices, scopes, new PriceWriter(Prices), new PriceImports(Imports.Object, options, Time), deadLetters, queue, Mapping, Shadow.Object, Flow, options, Time);
        Imports.Setup(imports => imports.ImportStandalonePricesAsync(It.IsAny<string>(), It.IsAny<IReadOnlyList<StandalonePriceImport>>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
    }

    public string Company { get; }

    public MappingDocument Mapping { get; }

    public FakeTimeProvider Time { get; } = new(Items.Noon);

    public SetOptions Flow { get; } = new(new FlowOptions { Mode = FlowMode.Live });

    public FakeMax Max { get; } = new();

    public FakePrices Prices { get; } = new();

    public RecordingQueue Queue { get; } = new();

    public MemoryFeedCursors Cursors { get; } = new();

    public Mock<IShadowRecords> Shadow { get; } = new();

    public Mock<ICommercetoolsImports> Imports { get; } = new();

    public PriceComparison Comparison { get; }

    public PricePoll Poll { get; }

    public PricesFlow Worker { get; }

    public static PartPrices Part(string part, decimal price, params (decimal From, decimal Price)[] breaks) => new()
    {
        Part = part,
        Prices = [new() { Currency = "EUR", Price = price, Breaks = [.. breaks.Select(step => new PartPriceBreak(step.From, step.Price))] }],
    };

    /// <summary>Compares everything and works off the queue.</summary>
    public async Task<RunSummary> RunAsync()
    {
        var summary = await Comparison.RunAsync(default);
        await WorkAsync();
        return summary!;
    }

    public async Task<IReadOnlyList<FlowOutcome>> WorkAsync()
    {
        List<FlowOutcome> outcomes = [];
        List<WorkItem> items = [.. Queue.Enqueued];
        Queue.Enqueued.Clear();
        foreach (var item in items) outcomes.Add(await Worker.RunAsync(item, default));
        return outcomes;
    }

    /// <summary>Keys and codes of the open dead letters.</summary>
    public async Task<IReadOnlyList<(string Key, string Code)>> DeadLettersAsync()
    {
        List<(string, string)> open = [];
        await foreach (var row in account.Tables.GetTableClient(TableName.DeadLetters).QueryAsync<Azure.Data.Tables.TableEntity>(row => row.PartitionKey == "open"))
            if (row.GetString("Flow") == FlowName.Prices && row.GetString("Key").StartsWith(Company, StringComparison.Ordinal)) open.Add((row.GetString("Key")[Company.Length..], row.GetString("Code")));
        return open;
    }
}

using Azure.Data.Tables;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Catalog;
using Connector.Sync.Flows;
using Connector.Sync.Runs;
using Connector.Sync.Tests.Storage;
using Connector.Sync.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Connector.Sync.Tests.Catalog;

/// <summary>Flow items between a MAX and products in memory, with real tables.</summary>
internal sealed class ItemBench
{
    private readonly StorageAccount account;

    public ItemBench(StorageAccount account, string rules = """{ "rule": "crossReference" }""")
    {
        this.account = account;
        (Company, Mapping) = OneCompany.With("items", rules);
        var options = Options.Create(new ItemsOptions { BatchSize = 2 });
        Table = new(account.Tables);
        References = new(account.Tables, Time);
        Comparison = new(Max, Products, Table, new(account.Tables, Time), new(Queue, options, Time), Cursors, new RunLog(account.Tables, Time), Mapping, Flow, options, Time, new TestLog().For<ItemComparison>());
        Poll = new(Max, References, Table, Comparison, Cursors, new RunLog(account.Tables, Time), Mapping, Flow, Time, new TestLog().For<ItemPoll>());
        Worker = new(Products, Shadow.Object, Flow, options);
    }

    public string Company { get; }

    public MappingDocument Mapping { get; }

    public FakeTimeProvider Time { get; } = new(Items.Noon);

    public SetOptions Flow { get; } = new(new FlowOptions { Mode = FlowMode.Live });

    public FakeMax Max { get; } = new();

    public FakeProducts Products { get; } = new();

    public RecordingQueue Queue { get; } = new();

    public MemoryFeedCursors Cursors { get; } = new();

    public Mock<IShadowRecords> Shadow { get; } = new();

    public ItemTable Table { get; }

    public TableItemReferences References { get; }

    public ItemComparison Comparison { get; }

    public ItemPoll Poll { get; }

    public ItemsFlow Worker { get; }

    public static PartItem Part(string name, bool discontinued = false, string? unit = "EA") => new() { Part = name, Sellable = true, Discontinued = discontinued, SalesUnit = unit };

    public void Sell(params IEnumerable<string> names)
    {
        var all = names.ToList();
        Max.Put(all.Select(name => Part(name)));
        Products.All.AddRange(all.Select(name => FakeProducts.Product(name)));
    }

    public async Task<ItemReference?> FindAsync(string sku) => (await References.FindAsync(Company, [sku], default)).GetValueOrDefault(sku);

    public async Task<IReadOnlyList<TableEntity>> DifferencesAsync()
    {
        List<TableEntity> rows = [];
        await foreach (var row in account.Tables.GetTableClient("catalogdifferences").QueryAsync<TableEntity>()) rows.Add(row);
        return rows;
    }

    /// <summary>Calls of the table service, by whether they write, while something runs.</summary>
    public async Task<(int Reads, int Writes)> CountAsync(Func<Task> run)
    {
        var (reads, writes) = (0, 0);
        account.Front.OnCall = call =>
        {
            if (call.Service == "table" && call.Method == "GET") Interlocked.Increment(ref reads);
            else if (call.Service == "table") Interlocked.Increment(ref writes);
            return Task.CompletedTask;
        };
        try
        {
            await run();
            return (reads, writes);
        }
        finally
        {
            account.Front.OnCall = null;
        }
    }
}

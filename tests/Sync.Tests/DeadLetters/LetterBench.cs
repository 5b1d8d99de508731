using Azure.Data.Tables;
using Connector.Mapping;
using Connector.Sync.DeadLetters;
using Connector.Sync.Operations;
using Connector.Sync.Storage;
using Connector.Sync.Tests.Storage;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.DeadLetters;

/// <summary>Dead letters of a flow of its own, with real tables.</summary>
internal sealed class LetterBench
{
    private readonly StorageAccount account;

    public LetterBench(StorageAccount account)
    {
        this.account = account;
        var snapshots = new SnapshotStore(account.Blobs);
        Causes = new(account.Tables);
        Letters = new(account.Tables, Causes, snapshots, Time);
        List = new(account.Tables, Causes, snapshots);
        Replays = new(account.Tables, Time);
        Operations = new(account.Tables, Queue, Time);
        Discard = new(new LetterSlices(List), Letters);
        Replay = new(new LetterSlices(List), Replays, Queue);
        Audit = new(account.Tables, Time, new TestLog().For<Audit>());
        Actions = new(Operations, List, Discard, Audit);
    }

    public string Flow { get; } = $"flow-{Guid.NewGuid():N}";

    public FakeTimeProvider Time { get; } = new(Items.Noon);

    public RecordingQueue Queue { get; } = new();

    public CauseTable Causes { get; }

    public TableDeadLetters Letters { get; }

    public DeadLetterList List { get; }

    public ReplayTable Replays { get; }

    public OperationTable Operations { get; }

    public Replay Replay { get; }

    public Discard Discard { get; }

    public Audit Audit { get; }

    public OperatorActions Actions { get; }

    public DeadLetter Letter(string key, string value = "0.16", string field = "lineItems[0].taxRate") => DeadLetterText.Of(
        Items.Item(key) with { Flow = Flow },
        [new Problem("UNMAPPED_TAX", field, value, $"Add {value} to taxes in mapping.json.")],
        new("{}", null),
        new MessageIdentity(Flow, key, 1),
        Time.GetUtcNow());

    public async Task<DeadLetter> OpenAsync(string key, string value = "0.16")
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        var letter = Letter(key, value);
        await Letters.OpenAsync(letter, default);
        return letter;
    }

    public async Task<List<(string? Value, int Count)>> CausesAsync() =>
        [.. (await Causes.ListAsync(default)).Where(cause => cause.Cause.Flow == Flow).Select(cause => (cause.Cause.Value, cause.Count)).Order()];

    public List<TableEntity> Rows(string partition) =>
        [.. account.Tables.GetTableClient(TableName.DeadLetters).Query<TableEntity>(row => row.PartitionKey == partition).Where(row => row.GetString("Flow") == Flow)];

    /// <summary>Runs an operation slice by slice until it ends or waits for somebody.</summary>
    public async Task<Operation> RunAsync(Operation operation, params IOperationKind[] kinds)
    {
        var flow = new OperationsFlow(Operations, kinds.Length == 0 ? [Replay, Discard] : kinds);
        while (await flow.RunAsync(Item(operation.Id), default) is Connector.Sync.Outcomes.FlowOutcome.Wait)
        {
        }

        return (await Operations.FindAsync(operation.Id, default))!;
    }

    public static WorkItem Item(string operation) => Items.Item(operation) with { Flow = FlowName.Operations };
}

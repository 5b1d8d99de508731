using Azure.Data.Tables;
using Connector.Sync.DeadLetters;
using Connector.Sync.Housekeeping;
using Connector.Sync.Runs;
using Connector.Sync.Storage;
using Connector.Sync.Tests.Storage;
using Connector.Sync.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Housekeeping;

/// <summary>A storage of its own: housekeeping looks at everything that is there.</summary>
public sealed class RetentionTests(StorageAccount account) : IClassFixture<StorageAccount>
{
    [Fact]
    public async Task What_is_older_than_its_retention_goes_and_open_dead_letters_stay_without_payload()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var letters = new TableDeadLetters(account.Tables, new CauseTable(account.Tables), new SnapshotStore(account.Blobs), time);
        var runs = new RunLog(account.Tables, time);
        var removal = new PayloadRemoval(account.Tables, account.Blobs);
        var retention = new Retention(account.Tables, removal, runs, Meters.Create(), Options.Create(new HousekeepingOptions()), time, new TestLog().For<Retention>());
        await letters.OpenAsync(Letter("open", new string('x', SnapshotStore.InlineLimit + 1), time), default);
        await letters.OpenAsync(Letter("closed", "small", time), default);
        await letters.CloseAsync("stock", "closed", "succeeded", default);
        await runs.WriteAsync(new() { Flow = "stock", Kind = "full", StartedAt = time.GetUtcNow(), Sentence = "s", Figures = new Dictionary<string, long>() }, default);

        time.Advance(TimeSpan.FromDays(29));
        Assert.All((await retention.RunAsync(default)).Figures.Values, count => Assert.Equal(0, count));

        time.Advance(TimeSpan.FromDays(2));
        var month = (await retention.RunAsync(default)).Figures;
        Assert.Equal((2, 1, 0, 0), (month["Payloads"], month["Snapshots"], month["Runs"], month["ClosedDeadLetters"]));
        var open = Assert.Single(Rows("open"));
        Assert.Equal("payload removed after 30 days", open.GetString("PayloadNote"));
        Assert.DoesNotContain("Source", open.Keys);

        time.Advance(TimeSpan.FromDays(60));
        var quarter = (await retention.RunAsync(default)).Figures;
        Assert.Equal((0, 0, 1, 1), (quarter["Payloads"], quarter["Snapshots"], quarter["Runs"], quarter["ClosedDeadLetters"]));
        Assert.Single(Rows("open"));
        Assert.Empty(Rows("closed"));
    }

    private static DeadLetter Letter(string key, string source, FakeTimeProvider time) => new()
    {
        Flow = "stock", Key = key, Code = "CODE", Summary = "summary", Advice = "advice", Attempts = 1, CorrelationId = "trace",
        FirstSeen = time.GetUtcNow(), LastSeen = time.GetUtcNow(), Message = new("stock", key, 1), Source = source,
    };

    private List<TableEntity> Rows(string partition) =>
        [.. account.Tables.GetTableClient(TableName.DeadLetters).Query<TableEntity>(row => row.PartitionKey == partition)];
}

using Azure.Data.Tables;
using Connector.Sync.DeadLetters;
using Connector.Sync.Storage;
using Connector.Sync.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class TableDeadLettersTests(StorageAccount account)
{
    private readonly FakeTimeProvider time = new(Items.Noon);
    private readonly string flow = $"flow-{Guid.NewGuid():N}";

    private TableDeadLetters Letters => new(account.Tables, new CauseTable(account.Tables), new SnapshotStore(account.Blobs), time);

    [Theory]
    [InlineData("order-1")]
    [InlineData("""a/b\c#d?e%f""")]
    [InlineData("line\nbreak")]
    public async Task A_letter_opens_is_found_by_its_message_and_closes(string key)
    {
        var letter = Letter(key, sequence: 1);
        await Letters.OpenAsync(letter, default);
        var row = Assert.Single(Rows("open"));
        Assert.Equal((key, "CODE", "advice", 3, letter.FirstSeen), (row.GetString("Key"), row.GetString("Code"), row.GetString("Advice"), row.GetInt32("Attempts"), row.GetDateTimeOffset("FirstSeen")));
        Assert.True(await Letters.IsOpenForAsync(flow, key, letter.Message, default));
        Assert.False(await Letters.IsOpenForAsync(flow, key, letter.Message with { SequenceNumber = 2 }, default));
        Assert.False(await Letters.IsOpenForAsync(flow, "another", letter.Message, default));

        Assert.True(await Letters.CloseAsync(flow, key, "succeeded", default));
        Assert.Empty(Rows("open"));
        Assert.Equal(("succeeded", time.GetUtcNow()), (Assert.Single(Rows("closed")).GetString("ClosedBecause"), Rows("closed")[0].GetDateTimeOffset("ClosedAt")));
        Assert.False(await Letters.IsOpenForAsync(flow, key, letter.Message, default));
        Assert.False(await Letters.CloseAsync(flow, key, "succeeded", default));
    }

    [Fact]
    public async Task A_key_of_any_length_has_a_letter()
    {
        foreach (var key in new[] { new string('k', 5000), new string('/', 300), new string('é', 400) })
        {
            await Letters.OpenAsync(Letter(key), default);
            Assert.True(await Letters.CloseAsync(flow, key, "succeeded", default));
        }

        Assert.Equal(3, Rows("closed").Count);
    }

    [Fact]
    public async Task The_newest_letter_comes_first_and_a_new_failure_moves_to_the_top()
    {
        foreach (var key in new[] { "a", "b", "c" })
        {
            await Letters.OpenAsync(Letter(key), default);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        await Letters.OpenAsync(Letter("a", sequence: 2), default);
        Assert.Equal(["a", "c", "b"], Rows("open").Select(row => row.GetString("Key")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_crash_at_any_write_of_a_new_failure_leaves_one_open_letter_after_the_next_attempt(int write)
    {
        await Letters.OpenAsync(Letter("order", sequence: 1), default);
        time.Advance(TimeSpan.FromMinutes(1));
        using (account.BreakWrite(write)) await Assert.ThrowsAnyAsync<Exception>(() => Letters.OpenAsync(Letter("order", sequence: 2), default));
        Assert.NotEmpty(Rows("open"));
        time.Advance(TimeSpan.FromMinutes(1));
        await Letters.OpenAsync(Letter("order", sequence: 2), default);
        Assert.Equal(time.GetUtcNow(), Assert.Single(Rows("open")).GetDateTimeOffset("LastSeen"));
        Assert.True(await Letters.IsOpenForAsync(flow, "order", Letter("order", sequence: 2).Message, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_crash_at_any_write_of_a_new_failure_hides_no_letter_from_a_later_success(int write)
    {
        await Letters.OpenAsync(Letter("order", sequence: 1), default);
        time.Advance(TimeSpan.FromMinutes(1));
        using (account.BreakWrite(write)) await Assert.ThrowsAnyAsync<Exception>(() => Letters.OpenAsync(Letter("order", sequence: 2), default));
        await Letters.CloseAsync(flow, "order", "succeeded", default);
        Assert.Empty(Rows("open"));
    }

    [Fact]
    public async Task A_crash_between_key_and_row_lets_the_redelivery_run_again()
    {
        using (account.BreakWrite(2)) await Assert.ThrowsAnyAsync<Exception>(() => Letters.OpenAsync(Letter("order"), default));
        Assert.False(await Letters.IsOpenForAsync(flow, "order", Letter("order").Message, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_crash_while_closing_is_made_good_by_the_next_success(int write)
    {
        await Letters.OpenAsync(Letter("order"), default);
        using (account.BreakWrite(write)) await Assert.ThrowsAnyAsync<Exception>(() => Letters.CloseAsync(flow, "order", "succeeded", default));
        await Letters.CloseAsync(flow, "order", "succeeded", default);
        Assert.Empty(Rows("open"));
        Assert.Single(Rows("closed"));
    }

    [Fact]
    public async Task A_large_snapshot_is_a_blob_that_the_row_names()
    {
        var large = new string('ü', SnapshotStore.InlineLimit + 1);
        await Letters.OpenAsync(Letter("a/b") with { Source = large, Target = "{}" }, default);
        var row = Assert.Single(Rows("open"));
        Assert.Equal("{}", row.GetString("Target"));
        var name = row.GetString("Source");
        Assert.StartsWith("blob:", name, StringComparison.Ordinal);
        var blob = account.Blobs.GetBlobContainerClient(ContainerName.Snapshots).GetBlobClient(name["blob:".Length..]);
        Assert.Equal(large, (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_letter_with_very_many_problems_still_fits_its_row()
    {
        var problems = Enumerable.Range(0, 2000).Select(i => new Connector.Mapping.Problem("CODE", $"lineItems[{i}]", "value", new string('a', 100))).ToList();
        await Letters.OpenAsync(Letter("many") with { Problems = problems, Advice = new string('a', 100_000) }, default);
        Assert.EndsWith(" ...", Assert.Single(Rows("open")).GetString("Advice"), StringComparison.Ordinal);
    }

    private List<TableEntity> Rows(string partition) =>
        [.. account.Tables.GetTableClient(TableName.DeadLetters).Query<TableEntity>(row => row.PartitionKey == partition).Where(row => row.GetString("Flow") == flow)];

    private DeadLetter Letter(string key, long sequence = 1) => new()
    {
        Flow = flow,
        Key = key,
        Code = "CODE",
        Summary = "summary",
        Advice = "advice",
        Attempts = 3,
        CorrelationId = "trace-1",
        FirstSeen = Items.Noon.AddHours(-1),
        LastSeen = time.GetUtcNow(),
        Message = new MessageIdentity(flow, "id", sequence),
    };
}

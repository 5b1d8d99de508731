using Azure.Data.Tables;
using Connector.Sync.DeadLetters;
using Connector.Sync.Storage;
using Connector.Sync.Tests.Storage;

namespace Connector.Sync.Tests.DeadLetters;

/// <summary>With a storage account of its own, whose first page is this test's.</summary>
public sealed class DeadLetterListTests(StorageAccount account) : IClassFixture<StorageAccount>
{
    private readonly LetterBench bench = new(account);

    [Fact]
    public async Task The_first_page_of_ten_thousand_is_one_query_and_the_pages_hold_each_once()
    {
        await TableBatches.UpsertAsync(
            account.Tables.GetTableClient(TableName.DeadLetters),
            Enumerable.Range(0, 10_000).Select(i => new TableEntity("open", $"9{i:D18}-{bench.Flow}-{i}") { ["Flow"] = bench.Flow, ["Key"] = $"{i}", ["Source"] = "{}" }),
            default);
        var requests = 0;
        account.Front.OnCall = _ =>
        {
            Interlocked.Increment(ref requests);
            return Task.CompletedTask;
        };
        var page = await bench.List.ListAsync(open: true, null, null, 200, default);
        Assert.Equal((1, 200), (requests, page.Rows.Count));
        account.Front.OnCall = null;

        List<string> keys = [.. page.Rows.Select(row => row.Key)];
        while (page.Next is not null)
        {
            page = await bench.List.ListAsync(open: true, bench.Flow, page.Next, 200, default);
            keys.AddRange(page.Rows.Select(row => row.Key));
        }

        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => $"{i}"), keys);
    }

    [Fact]
    public async Task One_is_read_with_its_problems_payloads_and_item_open_or_closed()
    {
        var letter = bench.Letter("order") with { Source = new string('x', SnapshotStore.InlineLimit + 1), Target = "<script>" };
        await bench.Letters.OpenAsync(letter, default);
        var id = Assert.Single(bench.Rows("open")).RowKey;
        var row = (await bench.List.FindAsync(id, default))!;
        Assert.Equal((true, letter.Source, "<script>", letter.Item, "UNMAPPED_TAX"), (row.IsOpen, row.Source, row.Target, row.Item, Assert.Single(row.Problems).Code));
        await bench.Letters.CloseAsync(bench.Flow, "order", "succeeded", default);
        Assert.Equal((false, "succeeded"), ((await bench.List.FindAsync(id, default))!.IsOpen, (await bench.List.FindAsync(id, default))!.ClosedBecause));
        Assert.Null(await bench.List.FindAsync("nothing", default));
    }
}

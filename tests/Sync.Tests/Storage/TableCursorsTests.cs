using Connector.Sync.Cursors;
using Connector.Sync.Tests.Support;
using CsCheck;

namespace Connector.Sync.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class TableCursorsTests(StorageAccount account)
{
    private readonly TableCursors cursors = new(account.Tables);

    [Fact]
    public async Task A_cursor_is_unknown_before_its_first_run_and_never_moves_back()
    {
        Assert.Null(await cursors.ReadAsync("one", default));
        await cursors.AdvanceAsync("one", Items.Noon, default);
        await cursors.AdvanceAsync("one", Items.Noon.AddTicks(-1), default);
        Assert.Equal(Items.Noon, await cursors.ReadAsync("one", default));
        await cursors.AdvanceAsync("one", Items.Noon.AddTicks(1), default);
        Assert.Equal(Items.Noon.AddTicks(1), await cursors.ReadAsync("one", default));
    }

    [Fact]
    public async Task Whoever_moves_a_cursor_at_the_same_time_the_furthest_position_wins() =>
        await Gen.Int[0, 1000].Array[2, 8].SampleAsync(
            async minutes =>
            {
                var name = $"{Guid.NewGuid():N}";
                await Task.WhenAll(minutes.Select(m => cursors.AdvanceAsync(name, Items.Noon.AddMinutes(m), default)));
                return await cursors.ReadAsync(name, default) == Items.Noon.AddMinutes(minutes.Max());
            },
            iter: 25,
            threads: 1);
}

using CsCheck;

namespace Connector.Sync.Tests.Stock;

public sealed class StockProperties
{
    [Fact]
    public async Task Whatever_happens_in_between_no_more_is_published_than_is_left_and_in_the_end_exactly_that() =>
        await Gen.Int[0, 1_000_000].SampleAsync(
            async seed =>
            {
                var world = new StockModel(seed);
                await world.RunAsync(12);
                Assert.Empty(world.Oversold);
                await world.SettleAsync();
                Assert.Empty(world.Oversold);
                Assert.Equal((long)Math.Max(0, world.Left), world.Published);
            },
            iter: 1_000,
            threads: 1);
}

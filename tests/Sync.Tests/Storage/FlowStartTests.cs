using Connector.Sync.Flows;
using Connector.Sync.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class FlowStartTests(StorageAccount account)
{
    private readonly FakeTimeProvider time = new(Items.Noon);
    private readonly SetOptions options = new(new FlowOptions());
    private readonly string flow = $"flow-{Guid.NewGuid():N}";

    [Fact]
    public async Task The_first_start_is_remembered_for_good()
    {
        Assert.Equal(Items.Noon, await Instance().OfAsync(flow, default));
        time.Advance(TimeSpan.FromDays(1));
        var later = Instance();
        Assert.Equal(Items.Noon, await later.OfAsync(flow, default));
        var requests = account.Front.Requests;
        Assert.Equal(Items.Noon, await later.OfAsync(flow, default));
        Assert.Equal(requests, account.Front.Requests);
    }

    [Fact]
    public async Task A_start_that_is_set_counts_more()
    {
        await Instance().OfAsync(flow, default);
        options.CurrentValue = new FlowOptions { Start = Items.Noon.AddYears(-1) };
        Assert.Equal(Items.Noon.AddYears(-1), await Instance().OfAsync(flow, default));
    }

    [Fact]
    public async Task Instances_that_start_together_agree()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => new FlowStart(account.Tables, options, new FakeTimeProvider(Items.Noon.AddMinutes(i))).OfAsync(flow, default)));
        Assert.Single(starts.Distinct());
        Assert.Equal(starts[0], await Instance().OfAsync(flow, default));
    }

    private FlowStart Instance() => new(account.Tables, options, time);
}

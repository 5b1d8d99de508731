using Azure;
using Azure.Data.Tables;
using Connector.Sandbox.Storage;

namespace EndToEnd.Tests.Load;

/// <summary>What the front of the storage account does when a fault is planned.</summary>
public sealed class StorageFaultTests
{
    [Theory]
    [InlineData(StorageFault.Unavailable, 0)]
    [InlineData(StorageFault.UnavailableAfterwards, 1)]
    public async Task A_row_is_written_only_if_the_fault_comes_after_it(StorageFault fault, int rows)
    {
        await using var storage = await StorageFront.StartAsync((0, 0, 0), _ => { }, CancellationToken.None);
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 0;
        var table = new TableClient(storage.ConnectionString, "faults", options);
        await table.CreateAsync();

        storage.Fault = call => call.WritesRow("faults") ? fault : null;
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));
        storage.Fault = null;

        Assert.Equal(503, failure.Status);
        Assert.Equal(rows, await table.QueryAsync<TableEntity>().CountAsync());
    }
}

using Azure.Data.Tables;
using Connector.Sync.DeadLetters;
using Connector.Sync.Flows;
using Connector.Sync.Storage;
using Connector.Sync.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class TableShadowRecordsTests(StorageAccount account)
{
    [Fact]
    public async Task The_last_would_be_write_of_a_key_is_kept()
    {
        var flow = $"flow-{Guid.NewGuid():N}";
        var records = new TableShadowRecords(account.Tables, new SnapshotStore(account.Blobs), new FakeTimeProvider(Items.Noon));
        await records.RecordAsync(flow, "a/b", "{}", "hash-1", default);
        await records.RecordAsync(flow, "a/b", new string('x', SnapshotStore.InlineLimit + 1), "hash-2", default);
        var row = Assert.Single(account.Tables.GetTableClient(TableName.Shadow).Query<TableEntity>(row => row.PartitionKey == flow));
        Assert.Equal(("a/b", "hash-2", Items.Noon), (row.GetString("Key"), row.GetString("Hash"), row.GetDateTimeOffset("RecordedAt")));
        Assert.StartsWith("blob:shadow/", row.GetString("Target"), StringComparison.Ordinal);
    }
}

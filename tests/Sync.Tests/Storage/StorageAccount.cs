using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Connector.Sandbox.Storage;
using Connector.Sync.Storage;

namespace Connector.Sync.Tests.Storage;

/// <summary>One Azurite for all tests that store; tests keep apart by their keys.</summary>
public sealed class StorageAccount : IAsyncLifetime
{
    public StorageFront Front { get; private set; } = null!;

    public TableServiceClient Tables { get; private set; } = null!;

    public BlobServiceClient Blobs { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Front = await StorageFront.StartAsync((0, 0, 0), _ => { }, default);
        // No retries: a call that a test breaks fails at once.
        Tables = new TableServiceClient(Front.ConnectionString, new TableClientOptions { Retry = { MaxRetries = 0 } });
        Blobs = new BlobServiceClient(Front.ConnectionString);
        await new StorageSetup(Tables, Blobs).StartAsync(default);
    }

    public async Task DisposeAsync() => await Front.DisposeAsync();

    /// <summary>Breaks the n-th write of a row (1 = the first), before it arrives.</summary>
    public IDisposable BreakWrite(int number)
    {
        var writes = 0;
        Front.OnCall = call => call is { Service: "table", Method: not "GET" } && Interlocked.Increment(ref writes) == number
            ? Task.FromException(new IOException("The process ended here."))
            : Task.CompletedTask;
        return new Mended(Front);
    }

    private sealed class Mended(StorageFront front) : IDisposable
    {
        public void Dispose() => front.OnCall = null;
    }
}

[CollectionDefinition(Name)]
public sealed class StorageCollection : ICollectionFixture<StorageAccount>
{
    public const string Name = "storage";
}

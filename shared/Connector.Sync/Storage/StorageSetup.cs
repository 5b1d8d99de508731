using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Hosting;

namespace Connector.Sync.Storage;

/// <summary>Creates the tables and containers that are missing, before the first message is taken.</summary>
public sealed class StorageSetup(TableServiceClient tables, BlobServiceClient blobs) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        .. TableName.All.Select(name => (Task)tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
        .. ContainerName.All.Select(name => (Task)blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
    ]);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

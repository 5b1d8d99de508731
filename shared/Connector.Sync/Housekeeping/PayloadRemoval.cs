using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Connector.Sync.Storage;

namespace Connector.Sync.Housekeeping;

/// <summary>Removes old payloads of dead letters, which may hold personal data: from the rows, which then say so, and as blobs.</summary>
public sealed class PayloadRemoval(TableServiceClient tables, BlobServiceClient blobs)
{
    private const int PageSize = 100;
    private readonly TableClient letters = tables.GetTableClient(TableName.DeadLetters);
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName.Snapshots);

    /// <summary>Takes the payloads out of rows, open or closed, that failed last before an instant.</summary>
    /// <returns>How many rows lost their payload.</returns>
    public async Task<long> FromRowsAsync(DateTimeOffset before, int days, CancellationToken cancellationToken)
    {
        var count = 0L;
        var old = TableClient.CreateQueryFilter($"LastSeen lt {before}");
        await foreach (var row in letters.QueryAsync<TableEntity>(old, PageSize, cancellationToken: cancellationToken))
        {
            // The bar is not short-circuit: both go.
            if (!(row.Remove("Source") | row.Remove("Target"))) continue;
            row["PayloadNote"] = $"payload removed after {days} days";
            try
            {
                await letters.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
                count++;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // It failed again or was closed meanwhile: the next run looks at it as it is then.
            }
        }

        return count;
    }

    /// <summary>Deletes blobs last written before an instant.</summary>
    /// <returns>How many.</returns>
    public async Task<long> BlobsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var count = 0L;
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (blob.Properties.LastModified >= before) continue;
            if (await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken)) count++;
        }

        return count;
    }
}

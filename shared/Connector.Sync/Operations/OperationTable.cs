using Azure;
using Azure.Data.Tables;
using Connector.Sync.Storage;
using Connector.Sync.Work;

namespace Connector.Sync.Operations;

/// <summary>The operations: table <c>operations</c>, partition <c>operation</c>, newest first.</summary>
public sealed class OperationTable(TableServiceClient tables, IWorkQueue queue, TimeProvider time)
{
    private const string Partition = "operation";
    private const string Request = "Request";
    private readonly TableClient table = tables.GetTableClient(TableName.Operations);

    /// <summary>Begins an operation: a row, then a work item. A crash in between leaves a queued row, which an operator lets go on (resume).</summary>
    public async Task<Operation> StartAsync(string kind, string input, string by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var operation = new Operation
        {
            Id = $"{TableKey.NewestFirst(now)}-{Guid.NewGuid():N}"[..28],
            Kind = kind,
            Input = input,
            State = OperationState.Queued,
            By = by,
            CreatedAt = now,
            UpdatedAt = now,
        };
        await table.AddEntityAsync(Write(operation), cancellationToken);
        await EnqueueAsync(operation, cancellationToken);
        return operation;
    }

    /// <summary>An operation, or null.</summary>
    public async Task<Operation?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>The newest operations.</summary>
    public async Task<IReadOnlyList<Operation>> NewestAsync(int count, CancellationToken cancellationToken)
    {
        List<Operation> found = [];
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), count, cancellationToken: cancellationToken))
        {
            found.Add(Read(row));
            if (found.Count == count) break;
        }

        return found;
    }

    /// <summary>Records how far an operation has come; what an operator asked for meanwhile stays.</summary>
    public async Task SaveAsync(Operation operation, CancellationToken cancellationToken)
    {
        var row = Write(operation with { UpdatedAt = time.GetUtcNow() });
        row.Remove(Request);
        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, cancellationToken);
    }

    /// <summary>Asks an operation to pause, to go on or to stop.</summary>
    /// <returns>The operation, or null when there is none.</returns>
    public async Task<Operation?> AskAsync(string id, OperationRequest request, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } operation) return null;
        if (operation.State is OperationState.Succeeded or OperationState.Stopped or OperationState.Failed) return operation;
        await table.UpdateEntityAsync(new TableEntity(Partition, id) { [Request] = request.ToString() }, ETag.All, TableUpdateMode.Merge, cancellationToken);
        operation = await FindAsync(id, cancellationToken) ?? operation;
        // Whoever is paused has no message under way that would see it, and one that never began may have lost its own.
        if (operation.State is OperationState.Paused or OperationState.Queued && request != OperationRequest.Pause) await EnqueueAsync(operation, cancellationToken);
        return operation;
    }

    private Task EnqueueAsync(Operation operation, CancellationToken cancellationToken) => queue.EnqueueAsync(
        [
            new WorkItem { Flow = FlowName.Operations, Key = operation.Id, Reason = operation.Kind, FirstSeen = time.GetUtcNow(), CorrelationId = Guid.NewGuid().ToString("N") },
        ],
        cancellationToken);

    private static TableEntity Write(Operation operation) => new(Partition, operation.Id)
    {
        [nameof(Operation.Kind)] = operation.Kind,
        [nameof(Operation.Input)] = operation.Input,
        [nameof(Operation.State)] = operation.State.ToString(),
        [Request] = operation.Request.ToString(),
        // A merge leaves out what is null, and the end of an operation would keep its last position.
        [nameof(Operation.Position)] = operation.Position ?? "",
        [nameof(Operation.Handled)] = operation.Handled,
        [nameof(Operation.Total)] = operation.Total,
        [nameof(Operation.Summary)] = operation.Summary,
        [nameof(Operation.By)] = operation.By,
        [nameof(Operation.CreatedAt)] = operation.CreatedAt,
        [nameof(Operation.UpdatedAt)] = operation.UpdatedAt,
    };

    private static Operation Read(TableEntity row) => new()
    {
        Id = row.RowKey,
        Kind = row.GetString(nameof(Operation.Kind)),
        Input = row.GetString(nameof(Operation.Input)),
        State = Enum.Parse<OperationState>(row.GetString(nameof(Operation.State))),
        Request = Enum.Parse<OperationRequest>(row.GetString(Request)),
        Position = row.GetString(nameof(Operation.Position)) is { Length: > 0 } position ? position : null,
        Handled = row.GetInt64(nameof(Operation.Handled)) ?? 0,
        Total = row.GetInt64(nameof(Operation.Total)),
        Summary = row.GetString(nameof(Operation.Summary)),
        By = row.GetString(nameof(Operation.By)),
        CreatedAt = row.GetDateTimeOffset(nameof(Operation.CreatedAt)) ?? DateTimeOffset.MinValue,
        UpdatedAt = row.GetDateTimeOffset(nameof(Operation.UpdatedAt)) ?? DateTimeOffset.MinValue,
    };
}

namespace Connector.Sync.Operations;

/// <summary>One kind of operation. It works in slices, each of which is safe to repeat: between two, the operation can be paused, and the app restarted.</summary>
public interface IOperationKind
{
    /// <summary>Name, for example <c>replay</c>.</summary>
    string Name { get; }

    /// <summary>Does the next slice, of at most some minutes.</summary>
    /// <param name="operation">The operation as it stands.</param>
    /// <param name="cancellationToken">Ends the slice.</param>
    Task<OperationSlice> RunAsync(Operation operation, CancellationToken cancellationToken);
}

/// <summary>What a slice came to.</summary>
/// <param name="Handled">Records handled so far, all slices together.</param>
/// <param name="Position">Where the next slice begins; null when all is done.</param>
/// <param name="Summary">One sentence without personal data.</param>
public sealed record OperationSlice(long Handled, string? Position, string Summary)
{
    /// <summary>Records in all, once that is known.</summary>
    public long? Total { get; init; }

    /// <summary>How long to wait before the next slice: a rate limit.</summary>
    public TimeSpan Pause { get; init; }
}

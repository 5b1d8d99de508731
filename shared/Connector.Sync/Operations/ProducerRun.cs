namespace Connector.Sync.Operations;

/// <summary>Operation <c>run</c>: runs a producer now instead of on its schedule. Input: <c>flow kind</c>.</summary>
public sealed class ProducerRun(Producers producers) : IOperationKind
{
    /// <summary>Name of the kind.</summary>
    public const string Kind = "run";

    /// <inheritdoc />
    public string Name => Kind;

    /// <inheritdoc />
    public async Task<OperationSlice> RunAsync(Operation operation, CancellationToken cancellationToken)
    {
        var words = operation.Input.Split(' ');
        if (words is not [var flow, var kind] || producers.Find(flow, kind) is not { } producer)
            return new(0, null, $"This version of the app has no producer {operation.Input}.");
        await producer.RunAsync(cancellationToken);
        return new(1, null, $"The {kind} of {flow} has run; what it found is among the flow's runs and in the log.") { Total = 1 };
    }
}

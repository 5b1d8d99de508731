using Connector.Sync.DeadLetters;

namespace Connector.Sync.Operations;

/// <summary>What operators can do; each action is in the audit before it is done.</summary>
public sealed class OperatorActions(OperationTable operations, DeadLetterList letters, Discard discard, Audit audit)
{
    /// <summary>Begins a replay.</summary>
    public async Task<Operation> ReplayAsync(LetterSelection which, string by, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(by, Replay.Kind, which.ToString(), which.Reason, cancellationToken);
        return await operations.StartAsync(Replay.Kind, which.Write(), by, cancellationToken);
    }

    /// <summary>Closes one dead letter.</summary>
    /// <returns>False when there is no open one with this id.</returns>
    public async Task<bool> DiscardAsync(string id, string reason, string by, CancellationToken cancellationToken)
    {
        if (await letters.FindAsync(id, cancellationToken) is not { IsOpen: true } letter) return false;
        await audit.WriteAsync(by, Discard.Kind, $"{letter.Flow} {letter.Key}", reason, cancellationToken);
        await discard.CloseAsync(letter, reason, cancellationToken);
        return true;
    }

    /// <summary>Begins to close all dead letters of a cause.</summary>
    public async Task<Operation> DiscardCauseAsync(string cause, string reason, string by, CancellationToken cancellationToken)
    {
        var which = new LetterSelection { Cause = cause, Reason = reason };
        await audit.WriteAsync(by, Discard.Kind, which.ToString(), reason, cancellationToken);
        return await operations.StartAsync(Discard.Kind, which.Write(), by, cancellationToken);
    }

    /// <summary>Begins a run of a producer.</summary>
    public async Task<Operation> RunAsync(Producer producer, string by, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(by, ProducerRun.Kind, $"{producer.Flow} {producer.Kind}", null, cancellationToken);
        return await operations.StartAsync(ProducerRun.Kind, $"{producer.Flow} {producer.Kind}", by, cancellationToken);
    }

    /// <summary>Asks an operation to pause, to go on or to stop.</summary>
    /// <returns>The operation, or null when there is none.</returns>
    public async Task<Operation?> AskAsync(string id, OperationRequest request, string by, CancellationToken cancellationToken)
    {
        if (await operations.FindAsync(id, cancellationToken) is not { } operation) return null;
        await audit.WriteAsync(by, request == OperationRequest.None ? "resume" : request.ToString().ToLowerInvariant(), $"{operation.Kind} {id}", null, cancellationToken);
        return await operations.AskAsync(id, request, cancellationToken);
    }
}

namespace Connector.Sync.DeadLetters;

/// <summary>The dead letters: at most one open row per flow and key.</summary>
public interface IDeadLetters
{
    /// <summary>Opens a row, or updates the open row of the same flow and key.</summary>
    Task OpenAsync(DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>True when this very message was dead-lettered before, so that a redelivery need not run it again.</summary>
    Task<bool> IsOpenForAsync(string flow, string key, MessageIdentity message, CancellationToken cancellationToken);

    /// <summary>Closes the open row of a key, if there is one, because the key succeeded.</summary>
    /// <returns>True when a row was closed.</returns>
    Task<bool> CloseAsync(string flow, string key, string why, CancellationToken cancellationToken);
}

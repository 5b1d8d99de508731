using Connector.Sync.DeadLetters;

namespace Connector.Sync.Tests.Support;

/// <summary>Dead letters in memory; counts how often it is asked.</summary>
internal sealed class MemoryDeadLetters : IDeadLetters
{
    public Dictionary<(string Flow, string Key), DeadLetter> Open { get; } = [];

    public int Reads { get; private set; }

    public Task OpenAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        Open[(letter.Flow, letter.Key)] = letter;
        return Task.CompletedTask;
    }

    public Task<bool> IsOpenForAsync(string flow, string key, MessageIdentity message, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(Open.TryGetValue((flow, key), out var letter) && letter.Message == message);
    }

    public Task<bool> CloseAsync(string flow, string key, string why, CancellationToken cancellationToken) =>
        Task.FromResult(Open.Remove((flow, key)));
}

namespace Connector.Sync.Stock;

/// <summary>
/// One read for all who ask at the same time. Whoever asks gets a read that began after the question, so that it shows
/// everything that had happened by then; those who ask while one is under way share the next.
/// </summary>
internal sealed class SharedRead<T>(Func<Task<T>> read)
{
    private readonly Lock gate = new();
    private Task<T>? running;
    private Task<T>? next;

    public Task<T> ReadAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (running is { IsCompleted: false } || next is not null) return (next ??= AfterAsync(running!)).WaitAsync(cancellationToken);
            return (running = Task.Run(read)).WaitAsync(cancellationToken);
        }
    }

    private async Task<T> AfterAsync(Task<T> before)
    {
        await ((Task)before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate) (running, next) = (next, null);
        return await read();
    }
}

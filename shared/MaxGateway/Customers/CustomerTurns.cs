using System.Collections.Concurrent;

namespace Connector.MaxGateway.Customers;

/// <summary>
/// One decision about accounts at a time and company: who looks for an account sees what the one before made. What must
/// survive the process lies in the reservations, so that a turn may be lost with it.
/// </summary>
internal sealed class CustomerTurns : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>The turn; disposing it lets the next one go on.</returns>
    public async Task<IDisposable> TakeAsync(string company, CancellationToken cancellation)
    {
        var turn = _turns.GetOrAdd(company, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    public void Dispose()
    {
        foreach (var turn in _turns.Values)
            turn.Dispose();
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

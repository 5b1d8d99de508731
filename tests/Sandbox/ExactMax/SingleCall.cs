namespace Connector.Sandbox.ExactMax;

/// <summary>
/// Fails loudly when something that bears one call at a time gets two: in MAX this corrupts silently. Counted too, since
/// a caller may swallow the exception.
/// </summary>
public sealed class SingleCall(string name)
{
    private int _running;
    private int _violations;

    public int Violations => _violations;

    internal Lease Enter()
    {
        if (Interlocked.Exchange(ref _running, 1) == 0)
            return new Lease(this);
        Interlocked.Increment(ref _violations);
        throw new InvalidOperationException($"{name} was called while another call was running.");
    }

    internal readonly struct Lease(SingleCall owner) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref owner._running, 0);
    }
}

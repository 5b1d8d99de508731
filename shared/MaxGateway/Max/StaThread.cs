using System.Collections.Concurrent;
using System.Runtime.Versioning;

namespace Connector.MaxGateway.Max;

/// <summary>A single-threaded apartment of its own: MAXUpdate is Visual Basic 6 and bears no other thread.</summary>
[SupportedOSPlatform("windows")]
internal sealed class StaThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    public StaThread(string name)
    {
        _thread = new Thread(() =>
        {
            foreach (var work in _work.GetConsumingEnumerable())
                work();
        })
        {
            Name = name, IsBackground = true,
        };
        _thread.SetApartmentState(ApartmentState.STA);
        _thread.Start();
    }

    /// <summary>False once the thread has ended, with whatever call it was in.</summary>
    public bool Alive => _thread.IsAlive;

    public Task<T> RunAsync<T>(Func<T> call)
    {
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                outcome.SetResult(call());
            }
            catch (Exception failure)
            {
                outcome.SetException(failure);
            }
        });
        return outcome.Task;
    }

    /// <summary>Takes no more work; the thread ends after the call it is in, if that ever returns.</summary>
    public void Dispose() => _work.CompleteAdding();
}

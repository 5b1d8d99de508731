using Connector.Sandbox.ServiceBus;

namespace Connector.Sandbox.FunctionsHost.Triggers;

/// <summary>Takes sessions of a queue, so many at a time, and the messages of each in order, one at a time.</summary>
internal sealed class SessionPump(IQueueConsumer queue, MessageDelivery delivery, FunctionsHostOptions options, CancellationToken lost)
{
    /// <summary>Runs until <paramref name="stop"/>, then waits for what is in flight.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, options.MaxConcurrentSessions).Select(_ => OneAtATimeAsync(stop)));

    private async Task OneAtATimeAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var session = await queue.AcceptNextSessionAsync(stop);
                try
                {
                    while (!stop.IsCancellationRequested && await session.ReceiveAsync(options.SessionIdleTimeout, stop) is { } message)
                        await delivery.RunAsync(message);
                }
                finally
                {
                    // A lost worker's session stays locked when its locks are to run out by themselves.
                    if (!lost.IsCancellationRequested || options.ReleaseLocksOfLostWorker)
                        await session.DisposeAsync();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nothing was taken.
        }
    }
}

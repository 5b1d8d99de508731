using Connector.Sandbox.ServiceBus;

namespace Connector.Sandbox.FunctionsHost.Triggers;

/// <summary>Takes messages of a queue without sessions, so many at a time.</summary>
internal sealed class QueuePump(IQueueConsumer queue, MessageDelivery delivery, int maxConcurrentCalls)
{
    /// <summary>Runs until <paramref name="stop"/>, then waits for what is in flight.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, maxConcurrentCalls).Select(_ => OneAtATimeAsync(stop)));

    private async Task OneAtATimeAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            IQueueMessage message;
            try
            {
                message = await queue.ReceiveAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            await delivery.RunAsync(message);
        }
    }
}

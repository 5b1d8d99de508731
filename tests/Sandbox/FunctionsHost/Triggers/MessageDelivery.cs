using Connector.Sandbox.FunctionsHost.Workers;
using Connector.Sandbox.ServiceBus;

namespace Connector.Sandbox.FunctionsHost.Triggers;

/// <summary>One delivery of one message: invoke the function, then settle as the real extension does.</summary>
internal sealed class MessageDelivery(FunctionsHostOptions options, HostCounts counts, Worker worker, FunctionInfo function)
{
    /// <summary>Delivers the message.</summary>
    public async Task RunAsync(IQueueMessage message)
    {
        try
        {
            var outcome = await Invocation.RunAsync(worker, function, MessageInvocation.Create(function, message), counts, CancellationToken.None);
            if (!outcome.Success)
                options.Log?.Invoke($"host: {function.Name} failed on message {message.MessageId}, delivery {message.DeliveryCount}: {outcome.Error}");
            await SettleAsync(message, outcome);
        }
        catch (WorkerLostException)
        {
            Release(message);
        }
    }

    private async Task SettleAsync(IQueueMessage message, InvocationOutcome outcome)
    {
        var decision = options.BeforeSettlement is { } ask
            ? await ask(new InvocationCompleted(function.Name, message.MessageId, outcome.Success, outcome.Error))
            : SettlementDecision.AsUsual;

        if (worker.Lost.IsCancellationRequested)
            Release(message);
        else if (decision == SettlementDecision.Abandon || (decision == SettlementDecision.AsUsual && !outcome.Success))
            Report(message, message.Abandon());
        else if (decision == SettlementDecision.AsUsual && function.AutoComplete)
            Report(message, message.Complete());
    }

    private void Release(IQueueMessage message)
    {
        if (options.ReleaseLocksOfLostWorker)
            message.Abandon();
    }

    private void Report(IQueueMessage message, bool settled)
    {
        if (!settled)
            options.Log?.Invoke($"host: {function.Name} lost the lock of message {message.MessageId}; it will be delivered again");
    }
}

using Connector.Sandbox.Commercetools;
using Connector.Sandbox.FunctionsHost;

namespace EndToEnd.Tests.Orders;

/// <summary>Kills the worker, once, at a moment that a test names.</summary>
internal sealed class WorkerKill(OrderStack stack)
{
    private readonly TaskCompletionSource killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = 1;

    /// <summary>Completes when the worker was killed.</summary>
    public Task Killed => killed.Task;

    /// <summary>When the n-th row is about to be written into a table; the row is not written.</summary>
    public void BeforeRow(string table, int occurrence)
    {
        left = occurrence;
        stack.Sandbox.Storage.OnCall = call => call.WritesRow(table) && Now() ? throw new IOException("The worker is gone.") : Task.CompletedTask;
    }

    /// <summary>When the n-th request to the storage account from now arrives; it is not carried out.</summary>
    public void AtStorageCall(int occurrence)
    {
        left = occurrence;
        stack.Sandbox.Storage.OnCall = _ => Now() ? throw new IOException("The worker is gone.") : Task.CompletedTask;
    }

    /// <summary>When the connector updates an order: before commercetools takes it, or after, without a reply.</summary>
    public void AtOrderUpdate(CallMoment moment) => AtUpdate(OrderStack.IsOrderUpdate, moment);

    /// <summary>The same for updates of one's choice.</summary>
    public void AtUpdate(Func<ApiCall, bool> isUpdate, CallMoment moment) => stack.Sandbox.Commercetools!.OnCall = (call, at) =>
    {
        var counted = stack.CountAsync(call, at);
        // Without the exception commercetools would take the update of a caller that is gone.
        return at == moment && isUpdate(call) && Now() && moment == CallMoment.BeforeApply ? throw new IOException("The worker is gone.") : counted;
    };

    /// <summary>When a function has done its work and its message is not completed yet.</summary>
    public void BeforeCompletion(string function) => stack.Sandbox.BeforeSettlement = call =>
    {
        if (call.Function == function) Now();
        return Task.FromResult(SettlementDecision.AsUsual);
    };

    private bool Now()
    {
        if (Interlocked.Decrement(ref left) != 0) return false;
        stack.Sandbox.Host!.KillWorker();
        killed.TrySetResult();
        return true;
    }
}

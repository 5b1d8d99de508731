using Connector.Commercetools;
using Connector.Sync.Links;
using Connector.Sync.Outcomes;
using Connector.Sync.Work;

namespace Connector.Sync.Orders;

/// <summary>
/// A payment changed: the order that waits for it is looked at again. A payment does not name its order, so the order is
/// searched for, with all the patience that work items have.
/// </summary>
public sealed class PaymentHint(ICommercetoolsOrders orders, IOrderLinks links, IWorkQueue queue)
{
    private const string Prefix = "payment/";

    /// <summary>Key of a work item that speaks of a payment.</summary>
    public static string KeyOf(string paymentId) => Prefix + paymentId;

    /// <summary>The payment that a key speaks of, or null when it is the key of an order.</summary>
    public static string? Read(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : null;

    /// <summary>Enqueues the payment's order.</summary>
    public async Task<FlowOutcome> ForwardAsync(WorkItem item, string paymentId, CancellationToken cancellationToken)
    {
        var found = await orders.FindByPaymentAsync(paymentId, cancellationToken);
        if (found.Count == 0) return new FlowOutcome.Skipped("the payment has no order yet");
        // The sweep sees every payment again and again; only an order that still waits is worth a look.
        if (item.Reason == PaymentSweep.Reason) found = await WaitingAsync(found, cancellationToken);
        if (found.Count == 0) return new FlowOutcome.Skipped("the payment's order is in MAX");
        // Without a version: the order itself did not change, so its version says nothing about what there is to do.
        await queue.EnqueueAsync([.. found.Select(order => item with { Key = order.Id, SourceVersion = null, Attempt = 0 })], cancellationToken);
        return new FlowOutcome.Done($"forwarded to {found.Count} order");
    }

    private async Task<IReadOnlyList<OrderChange>> WaitingAsync(IReadOnlyList<OrderChange> found, CancellationToken cancellationToken)
    {
        List<OrderChange> waiting = [];
        foreach (var order in found)
            if (await links.FindAsync(order.Id, cancellationToken) is not { IsExported: true }) waiting.Add(order);
        return waiting;
    }
}

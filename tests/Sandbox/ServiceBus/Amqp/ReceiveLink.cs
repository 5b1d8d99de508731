using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>
/// The broker's end of a client's receiver: sends while there is credit and a message. It runs when credit comes and when a
/// message does. A drain takes the credit away right after the credit callback, so that one sends at once.
/// </summary>
internal sealed class ReceiveLink(SendingAmqpLink link, BrokerQueue queue, IMessageSource source)
{
    private readonly Lock sending = new();

    /// <summary>Receive and delete: a message is gone before it is sent, so that it comes at most once.</summary>
    private readonly bool deletes = link.Settings.SettleType == SettleMode.SettleOnSend;

    private int scheduled;

    public void Start()
    {
        link.RegisterDispositionListener(OnDisposition);
        link.RegisterCreditListener((_, _, _) => Send());
        source.Subscribe(Schedule);
        link.SafeAddClosed((_, _) => source.Close());
    }

    private void Schedule()
    {
        if (Interlocked.Exchange(ref scheduled, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.Run(), this, preferLocal: false);
    }

    private void Run()
    {
        Volatile.Write(ref scheduled, 0);
        if (source.Ended is { } reason)
            link.SafeClose(reason);
        else
            Send();
    }

    private void Send()
    {
        lock (sending)
        {
            while (link.State == AmqpObjectState.Opened && link.LinkCredit > 0 && source.TryReceive() is { } message)
            {
                if (deletes)
                    queue.Complete(message.LockToken);
                if (link.TrySendDelivery(OutgoingMessage.Create(message)))
                    continue;
                queue.Release(message.LockToken);
                return;
            }
        }
    }

    private void OnDisposition(Delivery delivery)
    {
        if (deletes)
            return;
        var lockToken = new Guid(delivery.DeliveryTag.AsSpan());
        var outcome = Settle(lockToken, delivery.State);
        if (!delivery.Settled)
            link.DisposeDelivery(delivery, true, outcome);
    }

    private Outcome Settle(Guid lockToken, DeliveryState state)
    {
        try
        {
            return Apply(lockToken, state)
                ? new Accepted()
                : Reject(source.Ended is null ? Wire.MessageLockLost : Wire.SessionLockLost, "The lock was lost.");
        }
        catch (InvalidOperationException refused)
        {
            return Reject(AmqpErrorCode.NotAllowed, refused.Message);
        }
    }

    private bool Apply(Guid lockToken, DeliveryState state) => state switch
    {
        Accepted => queue.Complete(lockToken),
        Released => queue.Release(lockToken),
        Rejected rejected => DeadLetter(lockToken, rejected.Error?.Info),
        Modified { UndeliverableHere: true } modified => queue.Defer(lockToken, Changes(modified.MessageAnnotations)),
        Modified modified => queue.Abandon(lockToken, Changes(modified.MessageAnnotations)),
        _ => throw new InvalidOperationException($"Outcome {state} is not known here."),
    };

    /// <summary>Reason and description travel among the changed properties, under the names they end up with.</summary>
    private bool DeadLetter(Guid lockToken, Fields? info) => queue.DeadLetter(lockToken, null, null, Changes(info));

    private static IEnumerable<KeyValuePair<string, object>>? Changes(Fields? fields) =>
        fields is null ? null : PropertyValues.FromWire(fields);

    private static Rejected Reject(Microsoft.Azure.Amqp.Encoding.AmqpSymbol condition, string description) =>
        new() { Error = new Error { Condition = condition, Description = description } };
}

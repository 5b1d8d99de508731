using System.Collections;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>The node $management of a queue or sub-queue, for one connection.</summary>
internal sealed class ManagementNode(BrokerQueue queue, Func<string, LockedSession?> sessionOfLink)
{
    public AmqpMessage Answer(AmqpMessage message)
    {
        try
        {
            return Answer(new ManagementRequest(message)).ToMessage();
        }
        catch (AmqpException refused)
        {
            return ManagementReply.Refused(refused.Error.Condition, refused.Message).ToMessage();
        }
        catch (Exception refused) when (refused is InvalidOperationException or NotSupportedException)
        {
            return ManagementReply.Refused(AmqpErrorCode.NotAllowed, refused.Message).ToMessage();
        }
    }

    private ManagementReply Answer(ManagementRequest request) => request.Operation switch
    {
        "com.microsoft:schedule-message" => Schedule(request),
        "com.microsoft:cancel-scheduled-message" => CancelScheduled(request),
        "com.microsoft:peek-message" => Peek(request),
        "com.microsoft:receive-by-sequence-number" => ReceiveDeferred(request),
        "com.microsoft:update-disposition" => Settle(request),
        "com.microsoft:renew-lock" => RenewLocks(request),
        "com.microsoft:renew-session-lock" => RenewSessionLock(request),
        "com.microsoft:get-session-state" => GetSessionState(request),
        "com.microsoft:set-session-state" => SetSessionState(request),
        var unknown => throw Wire.Error(AmqpErrorCode.NotImplemented, $"The sandbox does not know {unknown}."),
    };

    private ManagementReply Schedule(ManagementRequest request)
    {
        var messages = request.Required<IEnumerable>("messages").Cast<AmqpMap>()
            .Select(item => IncomingMessage.Read((ArraySegment<byte>)item[new MapKey("message")]))
            .ToList();
        return ManagementReply.Ok(("sequence-numbers", queue.Send(messages).ToArray()));
    }

    private ManagementReply CancelScheduled(ManagementRequest request) =>
        request.SequenceNumbers.Aggregate(true, (all, number) => queue.CancelScheduled(number) && all)
            ? ManagementReply.Ok()
            : ManagementReply.MessageNotFound;

    private ManagementReply Peek(ManagementRequest request)
    {
        var found = queue.Browse(request.Required<long>("from-sequence-number"), request.Required<int>("message-count"), request.SessionId);
        return found.Count == 0
            ? ManagementReply.NoContent
            : ManagementReply.Ok(("messages", found.Select(stored => Item(OutgoingMessage.Create(stored))).ToList()));
    }

    private ManagementReply ReceiveDeferred(ManagementRequest request)
    {
        var session = Session(request);
        var messages = request.SequenceNumbers
            .Select(number => session is null ? queue.ReceiveDeferred(number) : queue.ReceiveDeferred(session, number))
            .ToList();
        if (messages.Contains(null))
        {
            foreach (var locked in messages.OfType<LockedMessage>())
                queue.Release(locked.LockToken);
            return ManagementReply.MessageNotFound;
        }

        var deletes = request.Required<uint>("receiver-settle-mode") == 0;
        var items = messages.OfType<LockedMessage>().Select(message => Item(message, deletes)).ToList();
        return ManagementReply.Ok(("messages", items));
    }

    private ManagementReply Settle(ManagementRequest request)
    {
        Func<Guid, bool> settle = request.Required<string>("disposition-status") switch
        {
            "completed" => queue.Complete,
            "abandoned" => token => queue.Abandon(token, request.Changes),
            "defered" => token => queue.Defer(token, request.Changes),
            "suspended" => token => queue.DeadLetter(
                token,
                request.Optional("deadletter-reason") as string,
                request.Optional("deadletter-description") as string,
                request.Changes),
            var unknown => throw Wire.Error(AmqpErrorCode.InvalidField, $"Disposition {unknown} is not known."),
        };
        return request.LockTokens.Aggregate(true, (all, token) => settle(token) && all)
            ? ManagementReply.Ok()
            : ManagementReply.MessageLockLost;
    }

    private ManagementReply RenewLocks(ManagementRequest request)
    {
        var expirations = request.LockTokens.Select(queue.RenewLock).ToList();
        return expirations.Contains(null)
            ? ManagementReply.MessageLockLost
            : ManagementReply.Ok(("expirations", expirations.Select(until => until!.Value.UtcDateTime).ToArray()));
    }

    private ManagementReply RenewSessionLock(ManagementRequest request) =>
        Session(request) is { } session && session.RenewLock()
            ? ManagementReply.Ok(("expiration", session.LockedUntil.UtcDateTime))
            : ManagementReply.SessionLockLost;

    private ManagementReply GetSessionState(ManagementRequest request) =>
        Session(request) is { } session && session.TryGetState(out var state)
            ? ManagementReply.Ok(("session-state", state is null ? default(object) : new ArraySegment<byte>(state)))
            : ManagementReply.SessionLockLost;

    private ManagementReply SetSessionState(ManagementRequest request)
    {
        var state = request.Optional("session-state") is ArraySegment<byte> bytes ? bytes.ToArray() : null;
        return Session(request) is { } session && session.SetState(state)
            ? ManagementReply.Ok()
            : ManagementReply.SessionLockLost;
    }

    /// <summary>The session that the requesting receiver holds, so that one who lost it cannot act for its new owner.</summary>
    private LockedSession? Session(ManagementRequest request) =>
        request.LinkName is { } link && sessionOfLink(link) is { } session && session.SessionId == request.SessionId ? session : null;

    private AmqpMap Item(LockedMessage message, bool delete)
    {
        var item = Item(OutgoingMessage.Create(message));
        item[new MapKey("lock-token")] = message.LockToken;
        if (delete)
            queue.Complete(message.LockToken);
        return item;
    }

    private static AmqpMap Item(AmqpMessage message)
    {
        using (message)
            return new AmqpMap { [new MapKey("message")] = OutgoingMessage.Encode(message) };
    }
}

using System.Collections.Concurrent;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>Finds out what a client wants with a new link, by its address, direction and filter.</summary>
internal sealed class LinkOpening(Broker broker)
{
    private const string ManagementSuffix = "/$management";

    /// <summary>How long a client that says nothing else waits for a session.</summary>
    private static readonly TimeSpan DefaultSessionWait = TimeSpan.FromSeconds(60);

    private readonly ReplyLinks replies = new();
    private readonly ConcurrentDictionary<(AmqpConnection Connection, string Link), LockedSession> sessions = [];

    public async Task OpenAsync(AmqpLink link)
    {
        var address = Wire.EntityName(Address(link));
        if (link is ReceivingAmqpLink incoming)
            Open(incoming, address);
        else if (address == TokenNode.Address || address.EndsWith(ManagementSuffix, StringComparison.OrdinalIgnoreCase))
            replies.Add((SendingAmqpLink)link, ((Target)link.Settings.Target).Address.ToString()!);
        else
            await OpenReceiverAsync((SendingAmqpLink)link, Queue(address));
    }

    private void Open(ReceivingAmqpLink link, string address)
    {
        if (address == TokenNode.Address)
            new RequestLink(link, replies, TokenNode.Answer).Start();
        else if (address.EndsWith(ManagementSuffix, StringComparison.OrdinalIgnoreCase))
            new RequestLink(link, replies, Management(link, address).Answer).Start();
        else
            new SendLink(link, Queue(address)).Start();
    }

    private ManagementNode Management(AmqpLink link, string address) =>
        new(Queue(address[..^ManagementSuffix.Length]), name => sessions.GetValueOrDefault((link.Session.Connection, name)));

    private async Task OpenReceiverAsync(SendingAmqpLink link, BrokerQueue queue)
    {
        var filters = (link.Settings.Source as Source)?.FilterSet;
        if (filters is not null && filters.TryGetValue(Wire.SessionFilter, out object wanted))
            await OpenSessionAsync(link, queue, Described(wanted) as string, filters);
        else if (queue.RequiresSession)
            throw Wire.Error(AmqpErrorCode.NotAllowed, $"{queue.QueueName} requires sessions: accept a session to receive.");
        else
            new ReceiveLink(link, queue, new QueueSource(queue)).Start();
    }

    private async Task OpenSessionAsync(SendingAmqpLink link, BrokerQueue queue, string? sessionId, FilterSet filters)
    {
        if (!queue.RequiresSession)
            throw Wire.Error(AmqpErrorCode.NotAllowed, $"{queue.QueueName} has no sessions.");

        var session = sessionId is null
            ? await NextAsync(link, queue)
            : queue.TryAcceptSession(sessionId) ?? throw Wire.Error(Wire.SessionCannotBeLocked, $"Session {sessionId} is locked.");
        filters[Wire.SessionFilter] = session.SessionId;
        link.Settings.Properties = new Fields { [Wire.SessionLockedUntil] = session.LockedUntil.UtcTicks };

        var key = (link.Session.Connection, link.Name);
        sessions[key] = session;
        link.SafeAddClosed((_, _) => sessions.TryRemove(KeyValuePair.Create(key, session)));
        new ReceiveLink(link, queue, new SessionSource(session)).Start();
    }

    private static async Task<LockedSession> NextAsync(AmqpLink link, BrokerQueue queue)
    {
        var closed = new CancellationTokenSource();
        link.SafeAddClosed((_, _) => closed.Cancel());
        using var gaveUp = CancellationTokenSource.CreateLinkedTokenSource(closed.Token);
        gaveUp.CancelAfter(SessionWait(link));
        try
        {
            return (LockedSession)await queue.AcceptNextSessionAsync(gaveUp.Token);
        }
        catch (OperationCanceledException)
        {
            throw Wire.Error(Wire.LinkTimeout, $"No session of {queue.QueueName} had a message in time.");
        }
    }

    private static TimeSpan SessionWait(AmqpLink link)
    {
        var properties = link.Settings.Properties;
        return properties is not null && properties.TryGetValue(Wire.LinkTimeout, out object limit) && limit is uint milliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : DefaultSessionWait;
    }

    private BrokerQueue Queue(string address) => broker.TryGet(address, out var queue)
        ? queue
        : throw Wire.Error(AmqpErrorCode.NotFound, $"The messaging entity '{address}' could not be found.");

    /// <summary>A client's sender names the entity as its target, a receiver as its source.</summary>
    private static string Address(AmqpLink link) =>
        (link.IsReceiver ? (link.Settings.Target as Target)?.Address : (link.Settings.Source as Source)?.Address)?.ToString()
        ?? throw Wire.Error(AmqpErrorCode.InvalidField, "The link has no address.");

    private static object? Described(object value) => value is DescribedType described ? described.Value : value;
}

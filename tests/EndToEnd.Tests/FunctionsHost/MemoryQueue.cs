using System.Text;
using Connector.Sandbox.ServiceBus;

namespace EndToEnd.Tests.FunctionsHost;

/// <summary>A queue with just enough behaviour to see what the host does with messages: order, locks, delivery counts, sessions.</summary>
internal sealed class MemoryQueue(string name, bool requiresSession = false) : IQueueConsumer
{
    private readonly object _gate = new();
    private readonly List<Message> _messages = [];
    private readonly HashSet<string> _lockedSessions = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string QueueName => name;

    public bool RequiresSession => requiresSession;

    public int Left => Read(() => _messages.Count);

    public int Locked => Read(() => _messages.Count(message => message.Locked));

    public void Send(string messageId, string body, string? sessionId = null, IReadOnlyDictionary<string, object>? properties = null) => Change(() =>
        _messages.Add(new Message(this)
        {
            MessageId = messageId,
            Body = Encoding.UTF8.GetBytes(body),
            SessionId = sessionId,
            SequenceNumber = _messages.Count + 1,
            ApplicationProperties = properties ?? new Dictionary<string, object>(),
        }));

    public async Task<IQueueMessage> ReceiveAsync(CancellationToken cancellationToken) =>
        await WaitForAsync(() => Take(message => true), cancellationToken);

    public async Task<IQueueSession> AcceptNextSessionAsync(CancellationToken cancellationToken) => await WaitForAsync(
        () =>
        {
            var session = _messages.Find(message => !_lockedSessions.Contains(message.SessionId!))?.SessionId;
            return session is not null && _lockedSessions.Add(session) ? new Session(this, session) : null;
        },
        cancellationToken);

    /// <summary>Waits until every message was completed.</summary>
    public Task WhenEmptyAsync() => WaitForAsync(() => _messages.Count == 0 ? this : null, new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

    private Message? Take(Predicate<Message> which)
    {
        var message = _messages.Find(message => !message.Locked && which(message));
        if (message is not null)
            (message.Locked, message.DeliveryCount) = (true, message.DeliveryCount + 1);
        return message;
    }

    private async Task<T> WaitForAsync<T>(Func<T?> find, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (find() is { } found)
                    return found;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Session(MemoryQueue queue, string id) : IQueueSession
    {
        public string SessionId => id;

        public Task<IQueueMessage?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken) =>
            Task.FromResult(queue.Read<IQueueMessage?>(() => queue.Take(message => message.SessionId == id)));

        public ValueTask DisposeAsync()
        {
            queue.Change(() => queue._lockedSessions.Remove(id));
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Message(MemoryQueue queue) : IQueueMessage
    {
        public bool Locked { get; set; }

        public ReadOnlyMemory<byte> Body { get; init; }

        public required string MessageId { get; init; }

        public string? SessionId { get; init; }

        public string? CorrelationId => "correlation-1";

        public string? ContentType => "application/json";

        public string? Subject => "order-export";

        public int DeliveryCount { get; set; }

        public long SequenceNumber { get; init; }

        public DateTimeOffset EnqueuedTime { get; } = new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero);

        public Guid LockToken { get; } = Guid.NewGuid();

        public required IReadOnlyDictionary<string, object> ApplicationProperties { get; init; }

        public bool Complete()
        {
            queue.Change(() => queue._messages.Remove(this));
            return true;
        }

        public bool Abandon()
        {
            queue.Change(() => Locked = false);
            return true;
        }
    }
}

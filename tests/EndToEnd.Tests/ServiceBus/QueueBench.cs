using System.Text;
using Connector.Sandbox.ServiceBus;
using Microsoft.Extensions.Time.Testing;

namespace Connector.EndToEnd.Tests.ServiceBus;

/// <summary>One queue on a clock that the test moves.</summary>
internal sealed class QueueBench : IDisposable
{
    private readonly Broker broker;

    public QueueBench(QueueDescription? description = null)
    {
        description ??= new QueueDescription("orders");
        broker = new Broker([description], Time);
        Queue = broker[description.Name];
        DeadLetters = broker[$"{description.Name}/$DeadLetterQueue"];
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));
    public BrokerQueue Queue { get; }
    public BrokerQueue DeadLetters { get; }

    public long Send(string id, string? session = null, TimeSpan? delay = null, TimeSpan? timeToLive = null) =>
        Queue.Send(Message(id, session) with { ScheduledEnqueueTime = Time.GetUtcNow() + delay, TimeToLive = timeToLive });

    public static BrokerMessage Message(string id, string? session = null) =>
        new() { Body = Encoding.UTF8.GetBytes($"body of {id}"), MessageId = id, SessionId = session };

    public LockedMessage Receive() => Queue.TryReceive() ?? throw new InvalidOperationException("The queue is empty.");

    public void Dispose() => broker.Dispose();
}

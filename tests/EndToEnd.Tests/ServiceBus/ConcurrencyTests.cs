using System.Collections.Concurrent;
using Connector.Sandbox.ServiceBus;

namespace Connector.EndToEnd.Tests.ServiceBus;

/// <summary>Many threads on one queue, on the real clock.</summary>
public class ConcurrencyTests
{
    private const int Senders = 8;
    private const int PerSender = 250;

    [Fact]
    public async Task Senders_and_receivers_at_once_lose_and_repeat_nothing()
    {
        using var broker = new Broker([new QueueDescription("orders") { MaxDeliveryCount = int.MaxValue }], TimeProvider.System);
        var queue = broker["orders"];
        var completed = new ConcurrentBag<string>();
        using var done = new CancellationTokenSource(RealClient.Patience);
        var receivers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (completed.Count < Senders * PerSender)
            {
                var message = await queue.ReceiveAsync(done.Token);
                if (message.SequenceNumber % 5 == message.DeliveryCount)
                {
                    Assert.True(message.Abandon());
                    continue;
                }
                Assert.True(message.Complete());
                completed.Add(message.MessageId);
            }
            await done.CancelAsync();
        })).ToList();

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() => SendAll(queue, sender))));
        await AllOrCancelled(receivers);
        Assert.Equal(Senders * PerSender, completed.Distinct().Count());
        Assert.Equal(Senders * PerSender, completed.Count);
        Assert.Equal(new QueueCounts(0, 0, 0, 0, 0), queue.Counts());
    }

    [Fact]
    public async Task Sessions_are_never_shared_and_stay_in_order()
    {
        using var broker = new Broker([new QueueDescription("orders") { RequiresSession = true }], TimeProvider.System);
        var queue = broker["orders"];
        var seen = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        var inside = new ConcurrentDictionary<string, int>();
        var left = Senders * PerSender;
        using var done = new CancellationTokenSource(RealClient.Patience);
        var receivers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                await using var session = await queue.AcceptNextSessionAsync(done.Token);
                Assert.Equal(1, inside.AddOrUpdate(session.SessionId, 1, (_, count) => count + 1));
                // A few messages at a time, so that sessions change hands.
                for (var taken = 0; taken < 3 && await session.ReceiveAsync(TimeSpan.Zero, done.Token) is { } message; taken++)
                {
                    seen.GetOrAdd(session.SessionId, _ => []).Enqueue(message.MessageId);
                    Assert.True(message.Complete());
                    if (Interlocked.Decrement(ref left) == 0)
                        await done.CancelAsync();
                }
                inside.AddOrUpdate(session.SessionId, 0, (_, count) => count - 1);
            }
        })).ToList();

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() => SendAll(queue, sender))));
        await AllOrCancelled(receivers);
        Assert.Equal(0, left);
        Assert.Equal(Senders, seen.Count);
        Assert.All(seen.Values, ids => Assert.Equal(ids.Order(), ids));
        Assert.Equal(0, queue.SessionCount);
        Assert.Equal(0, queue.DeadlineCount);
    }

    private static void SendAll(BrokerQueue queue, int sender)
    {
        for (var number = 0; number < PerSender; number++)
            queue.Send(QueueBench.Message($"{sender}/{number:d4}", $"S{sender}"));
    }

    /// <summary>The receivers end by cancellation, except when one of them failed.</summary>
    private static async Task AllOrCancelled(List<Task> receivers)
    {
        foreach (var receiver in receivers)
        {
            if (await Record.ExceptionAsync(() => receiver) is { } ended)
                Assert.IsAssignableFrom<OperationCanceledException>(ended);
        }
    }
}

using Connector.Sandbox.ServiceBus;
using CsCheck;

namespace Connector.EndToEnd.Tests.ServiceBus;

/// <summary>Whatever receivers do and whenever locks run out, every message is in exactly one place and in order.</summary>
public class NothingLostNothingTwiceTests
{
    private static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(60);

    private enum Act
    {
        Send,
        Receive,
        Complete,
        Abandon,
        DeadLetter,
        Release,
        Renew,
        Wait,
    }

    private static readonly Gen<List<(Act Act, int Which)>> Acts =
        Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 20]).List[0, 120];

    [Fact]
    public void In_a_queue() => Acts.Sample(acts =>
    {
        using var bench = new QueueBench(new QueueDescription("orders") { MaxDeliveryCount = 3 });
        new Ledger(bench).Run(acts, () => bench.Queue.TryReceive());
    });

    [Fact]
    public void In_sessions() => Acts.Sample(acts =>
    {
        using var bench = new QueueBench(new QueueDescription("orders") { RequiresSession = true, MaxDeliveryCount = 3 });
        LockedSession? session = null;
        new Ledger(bench).Run(acts, () =>
        {
            session = session is { IsLost: false } ? session : bench.Queue.TryAcceptSession("A");
            return session?.TryReceive();
        });
    });

    private sealed class Ledger(QueueBench bench)
    {
        private readonly List<LockedMessage> held = [];
        private readonly List<string> sent = [];
        private readonly List<string> completed = [];
        private readonly Dictionary<string, int> deliveries = [];

        public void Run(List<(Act Act, int Which)> acts, Func<LockedMessage?> receive)
        {
            foreach (var (act, which) in acts)
                Do(act, which, receive);

            // Everything that is still held comes back.
            bench.Time.Advance(LockDuration);
            Assert.Equal(0, bench.Queue.Counts().Locked);
            var waiting = bench.Queue.Peek().Select(message => message.MessageId).ToList();
            var dead = bench.DeadLetters.Peek().Select(message => message.MessageId);
            Assert.Equal(sent.Order(), completed.Concat(waiting).Concat(dead).Order());
            Assert.Equal(sent.Where(waiting.Contains), waiting);
            Assert.All(deliveries.Values, count => Assert.InRange(count, 1, 3));
        }

        private void Do(Act act, int which, Func<LockedMessage?> receive)
        {
            switch (act)
            {
                case Act.Send:
                    sent.Add($"{sent.Count:d3}");
                    bench.Send(sent[^1], "A");
                    break;
                case Act.Receive when receive() is { } message:
                    Delivered(message);
                    break;
                case Act.Wait:
                    bench.Time.Advance(TimeSpan.FromSeconds(which * 4));
                    break;
                case not Act.Receive when held.Count > 0:
                    Settle(act, held[which % held.Count]);
                    break;
            }
        }

        private void Delivered(LockedMessage message)
        {
            var seen = deliveries.GetValueOrDefault(message.MessageId);
            Assert.InRange(message.DeliveryCount, Math.Max(1, seen), seen + 1);
            deliveries[message.MessageId] = message.DeliveryCount;
            held.Add(message);
        }

        /// <summary>Locks are kept in the list after they are lost or settled, so that stale ones are tried too.</summary>
        private void Settle(Act act, LockedMessage message)
        {
            switch (act)
            {
                case Act.Complete when message.Complete():
                    completed.Add(message.MessageId);
                    break;
                case Act.Abandon:
                    message.Abandon();
                    break;
                case Act.DeadLetter:
                    message.DeadLetter("reason", "description");
                    break;
                case Act.Release:
                    bench.Queue.Release(message.LockToken);
                    break;
                case Act.Renew:
                    message.RenewLock();
                    break;
            }
        }
    }
}

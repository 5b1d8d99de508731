using System.Text.Json.Nodes;

namespace Connector.Sandbox.Commercetools;

/// <summary>
/// Misbehaviour of notification delivery that commercetools permits itself: at least once, in no order, late or never.
/// Drops, copies and missing payloads are decided when the change happens, not when it is sent.
/// </summary>
public sealed class NotificationPlan
{
    private const int MostPassed = 40;
    private readonly Lock gate = new();
    private readonly List<HeldNotification> held = [];
    private int dropNext;
    private double dropRate;
    private int copies;
    private Random random = new(0);
    private double disturbRate;
    private readonly List<LateNotification> late = [];

    internal event Action<HeldNotification>? Ready;

    internal Func<string, ReadOnlyMemory<byte>, Task>? Inject { get; set; }

    /// <summary>Notifications that were dropped so far.</summary>
    public int Dropped { get; private set; }

    /// <summary>Notifications that were sent twice at random so far.</summary>
    public int Doubled { get; private set; }

    /// <summary>Notifications that were held back at random so far.</summary>
    public int Delayed { get; private set; }

    /// <summary>True: Messages come without type and body, with <c>payloadNotIncluded</c>.</summary>
    public bool PayloadNotIncluded { get; set; }

    /// <summary>True: notifications are collected until <see cref="Release"/>.</summary>
    public bool Hold { get; set; }

    /// <summary>How long each notification waits before it is sent, by the server's clock.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Notifications that are being held.</summary>
    public int Held
    {
        get
        {
            lock (gate)
                return held.Count;
        }
    }

    /// <summary>Loses the next notifications.</summary>
    public void DropNext(int count = 1) => Locked(() => dropNext = count);

    /// <summary>Loses notifications at random.</summary>
    public void DropAtRate(double rate, int seed = 0) => Locked(() => (dropRate, random) = (rate, new Random(seed)));

    /// <summary>
    /// Notifications at random are lost, sent twice, or held back until some later ones have passed: reordered and late
    /// by what happens in the shop, not by a clock.
    /// </summary>
    public void DisturbAtRate(double rate, int seed = 0) => Locked(() => (disturbRate, random) = (rate, new Random(seed)));

    /// <summary>Sends every notification this many times more; 0 ends it.</summary>
    public void Duplicate(int extraCopies) => Locked(() => copies = extraCopies);

    /// <summary>Sends what was held, in the order in which it happened, and stops holding.</summary>
    public void Release() => Release(_ => { });

    /// <summary>Sends what was held, the newest first, and stops holding.</summary>
    public void ReleaseReversed() => Release(all => all.Reverse());

    /// <summary>Sends what was held in a random order and stops holding.</summary>
    public void ReleaseShuffled(int seed) => Release(all => new Random(seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all)));

    /// <summary>Sends any bytes to the destination of a subscription, such as broken JSON or an unknown notificationType.</summary>
    /// <exception cref="ArgumentException">No subscription has this key.</exception>
    public Task InjectAsync(string subscriptionKey, ReadOnlyMemory<byte> body) =>
        Inject?.Invoke(subscriptionKey, body) ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>Ends all misbehaviour; what is held is sent.</summary>
    public void Clear()
    {
        Locked(() =>
        {
            (dropNext, dropRate, copies, disturbRate) = (0, 0, 0, 0);
            late.ForEach(notification => Pass(notification.Held));
            late.Clear();
        });
        PayloadNotIncluded = false;
        Delay = TimeSpan.Zero;
        Release();
    }

    internal void Take(string subscriptionId, JsonObject payload, JsonNode? format)
    {
        lock (gate)
        {
            if (dropNext > 0 || (dropRate > 0 && random.NextDouble() < dropRate))
            {
                dropNext = Math.Max(0, dropNext - 1);
                Dropped++;
                return;
            }
            var form = PayloadNotIncluded ? Delivery.Notification.WithoutPayload(payload) : payload;
            var notification = new HeldNotification(subscriptionId, Delivery.Notification.Bytes(form, format));
            PassLate();
            if (disturbRate > 0 && random.NextDouble() < disturbRate)
            {
                Disturb(notification);
                return;
            }
            for (var copy = 0; copy <= copies; copy++)
                Pass(notification);
        }
    }

    private void Disturb(HeldNotification notification)
    {
        switch (random.Next(3))
        {
            case 0:
                Dropped++;
                break;
            case 1:
                Doubled++;
                Pass(notification);
                Pass(notification);
                break;
            default:
                Delayed++;
                late.Add(new LateNotification(notification) { Left = random.Next(1, MostPassed + 1) });
                break;
        }
    }

    private void PassLate()
    {
        late.ForEach(notification => notification.Left--);
        foreach (var due in late.Where(notification => notification.Left <= 0).ToList())
        {
            late.Remove(due);
            Pass(due.Held);
        }
    }

    private void Pass(HeldNotification notification)
    {
        if (Hold)
            held.Add(notification);
        else
            Ready?.Invoke(notification);
    }

    private void Release(Action<List<HeldNotification>> order) => Locked(() =>
    {
        Hold = false;
        order(held);
        held.ForEach(notification => Ready?.Invoke(notification));
        held.Clear();
    });

    private void Locked(Action action)
    {
        lock (gate)
            action();
    }

    private sealed record LateNotification(HeldNotification Held)
    {
        public int Left { get; set; }
    }
}

internal sealed record HeldNotification(string SubscriptionId, ReadOnlyMemory<byte> Body);

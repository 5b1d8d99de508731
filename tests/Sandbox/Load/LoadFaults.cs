using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Gateway;
using Connector.Sandbox.Stack;
using Connector.Sandbox.Storage;

namespace Connector.Sandbox.Load;

/// <summary>Everything that goes wrong during a load, apart from the ends of processes (<see cref="LoadKills"/>) and MAX itself (<see cref="MaxFaultRate"/>). All of it is transient.</summary>
internal sealed class LoadFaults(SandboxStack stack, GatewayFront front, LoadOptions options)
{
    // The storage client waits most of a second before it repeats a request, and an order takes several.
    private const double StorageShare = 0.1;

    private static readonly FaultKind[] OfReads =
        [FaultKind.TooManyRequests, FaultKind.ServerErrorBeforeApply, FaultKind.BadGateway, FaultKind.ServiceUnavailable, FaultKind.NoReplyBeforeApply, FaultKind.TornBody];

    private static readonly FaultKind[] OfUpdates =
    [
        FaultKind.Conflict, FaultKind.ServerErrorAfterApply, FaultKind.GatewayTimeoutAfterApply, FaultKind.NoReplyAfterApply, .. OfReads,
    ];

    private int storageFaults;
    private int gatewayFaults;

    /// <summary>Faults so far, by where they happened.</summary>
    public IEnumerable<(string Where, int Count)> Happened =>
    [
        ("calls to commercetools", stack.Commercetools!.Faults.Happened),
        ("notifications lost", stack.Commercetools.Notifications.Dropped),
        ("notifications doubled", stack.Commercetools.Notifications.Doubled),
        ("notifications late", stack.Commercetools.Notifications.Delayed),
        ("calls to the gateway", Volatile.Read(ref gatewayFaults)),
        ("storage requests", Volatile.Read(ref storageFaults)),
    ];

    /// <summary>Begins.</summary>
    public void Arm()
    {
        if (options.Faults <= 0) return;
        var commercetools = stack.Commercetools!;
        Plan("*", [FaultKind.ExpiredToken], options.Faults / 20, times: 3, 10);
        Plan("GET", OfReads, options.Faults, times: null, 11);
        Plan("POST", OfUpdates, options.Faults, times: null, 12);
        commercetools.Notifications.DisturbAtRate(options.Faults, options.Seed + 13);
        var storage = Dice(options.Faults * StorageShare, 14, StorageFault.Unavailable, StorageFault.UnavailableAfterwards);
        stack.Storage.Fault = _ => Counted(storage(), ref storageFaults);
        var gateway = Dice(options.Faults, 15, GatewayFault.RequestLost, GatewayFault.ReplyLost);
        front.Fault = () => Counted(gateway(), ref gatewayFaults);
    }

    /// <summary>Ends; notifications that are late arrive.</summary>
    public void Clear()
    {
        stack.Commercetools!.Faults.Clear();
        stack.Commercetools.Notifications.Clear();
        stack.Storage.Fault = null;
        front.Fault = null;
    }

    private void Plan(string method, IReadOnlyList<FaultKind> kinds, double rate, int? times, int salt) => stack.Commercetools!.Faults.Add(new FaultRule
    {
        Kinds = kinds,
        Method = method,
        ClientId = stack.Options.Access.ClientId,
        Rate = rate,
        Times = times,
        Seed = options.Seed + salt,
        RetryAfter = TimeSpan.FromSeconds(1),
    });

    private Func<T?> Dice<T>(double rate, int salt, params T[] faults)
        where T : struct
    {
        var random = new Random(options.Seed + salt);
        return () =>
        {
            lock (random) return random.NextDouble() < rate ? faults[random.Next(faults.Length)] : null;
        };
    }

    private static T? Counted<T>(T? fault, ref int count)
        where T : struct
    {
        if (fault is not null) Interlocked.Increment(ref count);
        return fault;
    }
}

using System.Collections.Concurrent;
using Connector.Sandbox.Commercetools;
using Connector.Sandbox.ExactMax;
using Connector.Sandbox.Gateway;

namespace Connector.Sandbox.Load;

/// <summary>What is known of a load while it runs: by the calls that commercetools takes, and by what the processes say.</summary>
internal sealed class LoadProgress(Action<string>? log)
{
    private readonly ConcurrentDictionary<string, byte> shown = new();
    private readonly ConcurrentDictionary<string, int> repeats = new();
    private readonly ConcurrentDictionary<MaxFault, int> faults = new();
    private readonly ConcurrentDictionary<string, byte> refused = new();

    /// <summary>Orders that were updated by the connector, whatever it was told.</summary>
    public int Shown => shown.Count;

    /// <summary>Work items that were put aside, by reason.</summary>
    public IReadOnlyDictionary<string, int> Repeats => repeats;

    /// <summary>Faults of MAX.</summary>
    public IReadOnlyDictionary<MaxFault, int> MaxFaults => faults;

    /// <summary>True when MAX was told to refuse the order with this customer purchase order.</summary>
    public bool WasRefused(string purchaseOrder) => refused.ContainsKey(purchaseOrder);

    /// <summary>Looks at every call to commercetools.</summary>
    public Task OnCallAsync(ApiCall call, CallMoment moment)
    {
        if (moment == CallMoment.AfterApply && call is { Method: "POST", ClientId: "connector" } && call.Path.StartsWith("/orders/", StringComparison.Ordinal))
            shown.TryAdd(call.Path, 0);
        return Task.CompletedTask;
    }

    /// <summary>Reads every line of the processes.</summary>
    public void OnLine(string line)
    {
        log?.Invoke(line);
        if (MaxFaultRate.Read(line) is var (fault, _, purchaseOrder))
        {
            faults.AddOrUpdate(fault, 1, (_, count) => count + 1);
            if (fault == MaxFault.Refuse) refused.TryAdd(purchaseOrder, 0);
        }
        else if (Repeat(line) is { } reason)
        {
            repeats.AddOrUpdate(reason, 1, (_, count) => count + 1);
        }
    }

    // "order-export of ID: retry CODE reason (attempt ..."
    private static string? Repeat(string line)
    {
        foreach (var outcome in (string[])[": retry ", ": wait "])
        {
            if (line.Contains("WorkItemRunner", StringComparison.Ordinal) && line.IndexOf(outcome, StringComparison.Ordinal) is var at and > 0)
                return line[(at + outcome.Length)..].Split(' ')[0];
        }

        return null;
    }
}

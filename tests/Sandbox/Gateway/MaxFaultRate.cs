using System.Xml.Linq;
using Connector.Sandbox.ExactMax;

namespace Connector.Sandbox.Gateway;

/// <summary>How often the emulated MAX in the gateway's process misbehaves, and how the process tells what happened.</summary>
/// <param name="Rate">About the share of the orders that are hit; 0 is never.</param>
/// <param name="Seed">Seed of the choice which.</param>
public sealed record MaxFaultRate(double Rate, int Seed)
{
    // An order takes about this many calls, and each of them may be hit.
    private const int CallsPerOrder = 8;

    // While MAX is away the company's only writer waits a second and more: rare, or a run takes an hour.
    private const double UnavailableShare = 0.05;

    // Refused orders wait for a person: few.
    private const double RefusedShare = 0.05;

    private const string Mark = "max fault";

    /// <summary>Plans the faults of a company.</summary>
    public void Arm(MaxFaults faults)
    {
        if (Rate <= 0) return;
        var perCall = Rate / CallsPerOrder;
        faults.OnFault = (fault, kind, document) => Console.WriteLine($"{Mark} {fault} {kind} {PurchaseOrder(kind, document)}");
        faults.AtRate(MaxFault.LoseCall, perCall / 2, Seed);
        faults.AtRate(MaxFault.LoseReply, perCall / 2, Seed + 1);
        faults.AtRate(MaxFault.Unavailable, perCall * UnavailableShare, Seed + 2);
        faults.AtRate(MaxFault.Refuse, Rate * RefusedShare, Seed + 3, MaxCall.AddSalesOrder);
    }

    /// <summary>Reads a line of the process; null when it tells of no fault.</summary>
    /// <returns>The fault, the kind of call, and the purchase order of a header.</returns>
    public static (MaxFault Fault, string Kind, string PurchaseOrder)? Read(string line)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal)) return null;
        var words = line[Mark.Length..].Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return (Enum.Parse<MaxFault>(words[0]), words[1], words.Length > 2 ? words[2].Trim() : "");
    }

    private static string PurchaseOrder(string kind, string document) =>
        kind == MaxCall.AddSalesOrder ? XElement.Parse(document).DescendantsAndSelf("CUSTPO_27").FirstOrDefault()?.Value ?? "" : "";
}

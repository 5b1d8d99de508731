namespace Connector.Sandbox.ExactMax;

/// <summary>A moment of a call at which a test may look, wait, or end the process.</summary>
public enum MaxCallMoment
{
    /// <summary>Nothing is applied yet.</summary>
    Before,

    /// <summary>The call is applied, the caller has no answer yet.</summary>
    Applied,
}

/// <summary>What goes wrong with a call.</summary>
public enum MaxFault
{
    /// <summary>MAX cannot be reached; nothing is applied.</summary>
    Unavailable,

    /// <summary>The call is lost: nothing is applied, and the caller cannot know.</summary>
    LoseCall,

    /// <summary>The reply is lost: the call is applied, and the caller cannot know.</summary>
    LoseReply,

    /// <summary>MAX refuses the document.</summary>
    Refuse,
}

/// <summary>Kinds of call.</summary>
public static class MaxCall
{
    public const string AddSalesOrder = "AddSalesOrder";
    public const string AddSalesOrderLine = "AddSalesOrderLine";
    public const string ChangeSalesOrder = "ChangeSalesOrder";
    public const string ChangeSalesOrderLine = "ChangeSalesOrderLine";
    public const string AddReturn = "AddReturn";
    public const string LoadCustomer = "LoadCustomer";
    public const string LoadShipTo = "LoadShipTo";
}

/// <summary>The switches by which tests make MAX misbehave. Shared by all writers of a company.</summary>
public sealed class MaxFaults
{
    private readonly Lock _lock = new();
    private readonly List<Planned> _planned = [];
    private readonly List<Rated> _rated = [];
    private int _calls;

    /// <summary>How long each call takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Called with the moment, the kind of call (<see cref="MaxCall"/>) and the number of the call, from 1.</summary>
    public Func<MaxCallMoment, string, int, Task>? OnCall { get; set; }

    /// <summary>Calls so far, failed ones included.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Plans a fault for the next matching calls.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">For how many calls.</param>
    /// <param name="kind">Kind of call, see <see cref="MaxCall"/>; null matches any.</param>
    /// <param name="containing">Text that the document contains; null matches any.</param>
    public void Next(MaxFault fault, int times = 1, string? kind = null, string? containing = null)
    {
        lock (_lock)
            _planned.Add(new Planned(fault, kind, containing) { Left = times });
    }

    /// <summary>Told of every fault that happens, with the kind of call and the document.</summary>
    public Action<MaxFault, string, string>? OnFault { get; set; }

    /// <summary>Hits a share of the calls of a kind for ever.</summary>
    public void AtRate(MaxFault fault, double rate, int seed, string? kind = null)
    {
        lock (_lock)
            _rated.Add(new Rated(fault, rate, kind, new Random(seed)));
    }

    /// <summary>Forgets the faults that are planned.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _planned.Clear();
            _rated.Clear();
        }
    }

    internal int Count() => Interlocked.Increment(ref _calls);

    internal MaxFault? Take(string kind, string document)
    {
        MaxFault? fault;
        lock (_lock)
        {
            var planned = _planned.Find(p => p.Left > 0 && (p.Kind ?? kind) == kind && document.Contains(p.Containing ?? "", StringComparison.Ordinal));
            if (planned is not null)
                planned.Left--;
            fault = planned?.Fault ?? _rated.Find(r => (r.Kind ?? kind) == kind && r.Random.NextDouble() < r.Rate)?.Fault;
        }

        if (fault is { } happens)
            OnFault?.Invoke(happens, kind, document);
        return fault;
    }

    internal Task Reached(MaxCallMoment moment, string kind, int call) => OnCall?.Invoke(moment, kind, call) ?? Task.CompletedTask;

    private sealed record Rated(MaxFault Fault, double Rate, string? Kind, Random Random);

    private sealed record Planned(MaxFault Fault, string? Kind, string? Containing)
    {
        public int Left { get; set; }
    }
}

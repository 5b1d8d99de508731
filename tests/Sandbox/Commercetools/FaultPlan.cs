namespace Connector.Sandbox.Commercetools;

/// <summary>What goes wrong with a call.</summary>
public enum FaultKind
{
    /// <summary>409 ConcurrentModification, nothing applied.</summary>
    Conflict,

    /// <summary>429 with Retry-After, nothing applied.</summary>
    TooManyRequests,

    /// <summary>500, nothing applied.</summary>
    ServerErrorBeforeApply,

    /// <summary>500, but the change is stored.</summary>
    ServerErrorAfterApply,

    /// <summary>502, nothing applied.</summary>
    BadGateway,

    /// <summary>503, nothing applied.</summary>
    ServiceUnavailable,

    /// <summary>504, but the change is stored.</summary>
    GatewayTimeoutAfterApply,

    /// <summary>The connection is cut, nothing applied.</summary>
    NoReplyBeforeApply,

    /// <summary>The connection is cut, but the change is stored.</summary>
    NoReplyAfterApply,

    /// <summary>Applied; half of the reply's body arrives, then the connection is cut.</summary>
    TornBody,

    /// <summary>Applied; the reply comes after <see cref="FaultRule.Delay"/> of the server's clock.</summary>
    SlowReply,

    /// <summary>All tokens are revoked; this call and later ones get 401 until a new token is fetched.</summary>
    ExpiredToken,
}

/// <summary>Which calls a fault hits.</summary>
public sealed record FaultRule
{
    /// <summary>What happens; with several kinds each hit takes one of them at random.</summary>
    public required IReadOnlyList<FaultKind> Kinds { get; init; }

    /// <summary>HTTP method; <c>*</c> is any.</summary>
    public string Method { get; init; } = "*";

    /// <summary>Path below the project such as <c>/orders/*</c>, or a route template. Token requests are hit only when named.</summary>
    public string Path { get; init; } = "*";

    /// <summary>API client that is hit; null is any.</summary>
    public string? ClientId { get; init; }

    /// <summary>How often it happens; null is for ever.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>Share of the matching calls that are hit.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>Seed of the choice which calls are hit, and how.</summary>
    public int Seed { get; init; }

    /// <summary>Retry-After of 429 and 503, rounded up to seconds; null leaves it out.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Delay of a slow reply.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>Faults to come. The first rule that fits a call decides.</summary>
public sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<Armed> rules = [];

    /// <summary>Faults that happened so far.</summary>
    public int Happened { get; private set; }

    /// <summary>Adds a rule.</summary>
    public void Add(FaultRule rule)
    {
        lock (gate)
            rules.Add(new Armed(rule, new Random(rule.Seed)) { Left = rule.Times });
    }

    /// <summary>Hits the next matching calls.</summary>
    public void Next(FaultKind kind, string method = "*", string path = "*", int times = 1) =>
        Add(new FaultRule { Kinds = [kind], Method = method, Path = path, Times = times });

    /// <summary>Hits a share of the matching calls for ever, each with one of the kinds.</summary>
    public void AtRate(double rate, int seed, IReadOnlyList<FaultKind> kinds, string method = "*", string path = "*") =>
        Add(new FaultRule { Kinds = kinds, Method = method, Path = path, Times = null, Rate = rate, Seed = seed });

    /// <summary>No more faults.</summary>
    public void Clear()
    {
        lock (gate)
            rules.Clear();
    }

    internal Fault? Take(ApiCall call)
    {
        lock (gate)
        {
            foreach (var armed in rules)
            {
                var rule = armed.Rule;
                if (armed.Left is 0 || (rule.ClientId is { } client && client != call.ClientId) || !CallLog.Matches(call, rule.Method, rule.Path) || (rule.Path is "*" && call.Path is "/oauth/token"))
                    continue;
                if (rule.Rate < 1 && armed.Random.NextDouble() >= rule.Rate)
                    continue;
                armed.Left--;
                Happened++;
                return new Fault(rule.Kinds[armed.Random.Next(rule.Kinds.Count)], rule);
            }
            return null;
        }
    }

    private sealed record Armed(FaultRule Rule, Random Random)
    {
        public int? Left { get; set; }
    }
}

internal sealed record Fault(FaultKind Kind, FaultRule Rule);

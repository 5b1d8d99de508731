using System.Globalization;
using Connector.Sync.Runs;
using Connector.Sync.Work;

namespace Connector.Sync.Stock;

/// <summary>What a full comparison has seen so far.</summary>
internal sealed class ComparisonRun
{
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The companies that could be read.</summary>
    public List<ComparisonSide> Sides { get; } = [];

    /// <summary>What could not be read or is not there, in sentences.</summary>
    public List<string> Failures { get; } = [];

    public long Entries { get; set; }

    public long OtherChannels { get; set; }

    public long NotInMax { get; set; }

    public long Missing { get; set; }

    public long Repaired { get; set; }

    public long Different { get; private set; }

    public long InMax => Sides.Sum(side => side.Table.Count);

    public ComparisonSide? SideOf(string? channelId) => channelId is null ? null : Sides.Find(side => side.Channels.ContainsKey(channelId));

    public void Differ(ComparisonSide side, StockTarget target)
    {
        side.Different.Add(target);
        Different++;
    }

    public RunSummary Summary() => new()
    {
        Flow = FlowName.Stock,
        Kind = "full",
        StartedAt = StartedAt,
        Sentence = string.Join(' ', [Sentence(), .. Failures]),
        Figures = new Dictionary<string, long>
        {
            ["InMax"] = InMax, ["InCommercetools"] = Entries, ["Different"] = Different, ["Missing"] = Missing, ["Repaired"] = Repaired, ["NotInMax"] = NotInMax, ["OtherChannels"] = OtherChannels, ["Failures"] = Failures.Count,
        },
    };

    private string Sentence()
    {
        var policy = Sides.Select(side => side.End?.Policy).OfType<string>().Distinct().ToList() is { Count: > 0 } policies ? string.Join(", ", policies) : "unknown";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Compared {InMax} stock entries of MAX with {Entries} of commercetools: {Different} differ ({Missing} are missing; {Repaired} did not change in MAX, so somebody changed them in commercetools, and are repaired), {NotInMax} are not in MAX, {OtherChannels} are in other channels (policy {policy}).");
    }
}

using System.Collections.Concurrent;
using Connector.ExactMax.Contract;

namespace Connector.Sync.Stock;

/// <summary>One company in a full comparison.</summary>
internal sealed class ComparisonSide(string company, IReadOnlyDictionary<string, string> channelIds)
{
    public string Company => company;

    /// <summary>What MAX says.</summary>
    public StockTable Table { get; } = new();

    /// <summary>Key by id of the channels that commercetools has.</summary>
    public IReadOnlyDictionary<string, string> Channels { get; } = channelIds.ToDictionary(channel => channel.Value, channel => channel.Key, StringComparer.Ordinal);

    /// <summary>Slices that are not as they were published last, with their version then.</summary>
    public ConcurrentDictionary<int, Azure.ETag?> ChangedSlices { get; } = new();

    /// <summary>Differences that are not on the queue yet.</summary>
    public List<StockTarget> Different { get; } = [];

    /// <summary>Where MAX's feed ended.</summary>
    public FeedEnd? End { get; set; }

    public bool Has(string channel) => channelIds.ContainsKey(channel);
}

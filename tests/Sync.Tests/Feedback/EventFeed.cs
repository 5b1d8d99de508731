using System.Globalization;
using System.Runtime.CompilerServices;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;

namespace Connector.Sync.Tests.Feedback;

/// <summary>The feed of order events in memory; a cursor is the number of events before it.</summary>
internal sealed class EventFeed : IMaxFeeds
{
    private readonly Dictionary<string, List<OrderEvent>> events = [];

    /// <summary>Throws for a company whose gateway does not answer.</summary>
    public Func<string, string?, Exception?> Fails { get; set; } = (_, _) => null;

    public List<(string Company, string? Cursor)> Asked { get; } = [];

    public void Happen(string company, string? externalId, OrderEventKind kind, DateTimeOffset at)
    {
        var all = events.TryGetValue(company, out var known) ? known : events[company] = [];
        all.Add(new() { Id = $"{company}-{all.Count}", Kind = kind, OrderNumber = "20000001", ExternalId = externalId, At = at });
    }

    public async IAsyncEnumerable<FeedLine<OrderEvent>> ReadOrderEventsAsync(string company, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        Asked.Add((company, cursor));
        if (Fails(company, cursor) is { } failure) throw failure;
        var all = events.GetValueOrDefault(company) ?? [];
        var from = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        foreach (var happened in all.Skip(from)) yield return new() { Item = happened };
        yield return new() { End = new() { Cursor = all.Count.ToString(CultureInfo.InvariantCulture), ReadAt = DateTimeOffset.UnixEpoch, Count = all.Count - from } };
    }

    public IAsyncEnumerable<FeedLine<PartStock>> ReadStockAsync(string company, string? cursor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PartStock>> ReadStockOfAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<FeedLine<PartItem>> ReadItemsAsync(string company, string? cursor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<FeedLine<PartPrices>> ReadPricesAsync(string company, string? cursor, CancellationToken cancellationToken) => throw new NotSupportedException();
}

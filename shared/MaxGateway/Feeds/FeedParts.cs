using System.Runtime.CompilerServices;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Feeds;

/// <summary>The rows of a feed, part by part. No more than one part, or one page of a delta, is held at a time.</summary>
internal static class FeedParts
{
    public static IAsyncEnumerable<IReadOnlyList<TRow>> ReadAsync<TRow>(FeedRead read, FeedQueries queries, CancellationToken cancellation)
        where TRow : FeedRow =>
        ByPartAsync(
            read.Window is { } window
                ? ChangedAsync<TRow>(read, queries, window, cancellation)
                : read.Company.Reader.StreamAsync<TRow>(queries.All, null, read.TimeoutSeconds, cancellation),
            cancellation);

    public static async Task<IReadOnlyList<TItem>> OfAsync<TRow, TItem>(FeedRead read, FeedQueries queries, IReadOnlyCollection<string> parts, Func<IReadOnlyList<TRow>, TItem> item, CancellationToken cancellation)
        where TRow : FeedRow
    {
        var rows = await read.Company.Reader.OfPartsAsync<TRow>(queries.Of, parts, cancellation);
        return await ByPartAsync(rows.ToAsyncEnumerable(), cancellation).Select(item).ToListAsync(cancellation);
    }

    // Keys first, then page by page through the index of the parts: a small delta does not read whole tables for their sums.
    private static async IAsyncEnumerable<TRow> ChangedAsync<TRow>(FeedRead read, FeedQueries queries, FeedWindow window, [EnumeratorCancellation] CancellationToken cancellation)
        where TRow : FeedRow
    {
        var since = new { since = window.Since, sinceDay = MaxDates.Text(window.SinceDay), today = MaxDates.Text(read.Today) };
        var keys = read.Company.Reader.StreamAsync<string>(queries.Changed, since, read.TimeoutSeconds, cancellation);
        await foreach (var page in keys.Chunk(FeedRead.PartsPerPage).WithCancellation(cancellation))
            foreach (var row in await read.Company.Reader.OfPartsAsync<TRow>(queries.Of, page, cancellation))
                yield return row;
    }

    private static async IAsyncEnumerable<IReadOnlyList<TRow>> ByPartAsync<TRow>(IAsyncEnumerable<TRow> rows, [EnumeratorCancellation] CancellationToken cancellation)
        where TRow : FeedRow
    {
        List<TRow> part = [];
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            if (row.Kind == 0)
            {
                if (part.Count > 0)
                    yield return part;
                part = [row];
            }
            // What has no part master any more belongs to nothing.
            else if (part.Count > 0 && string.Equals(part[0].Part, row.Part, StringComparison.OrdinalIgnoreCase))
            {
                part.Add(row);
            }
        }
        if (part.Count > 0)
            yield return part;
    }
}

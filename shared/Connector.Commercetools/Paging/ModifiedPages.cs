using System.Globalization;
using System.Runtime.CompilerServices;
using Connector.Commercetools.Http;
using Connector.Commercetools.Json;

namespace Connector.Commercetools.Paging;

/// <summary>What to read: changes from (inclusive) to (exclusive), so many rows per request.</summary>
internal readonly record struct ModifiedRange(DateTimeOffset From, DateTimeOffset To, int PageSize, string Expand = "");

/// <summary>Position of a row in the order that pages are read in.</summary>
internal readonly record struct PageKey(DateTimeOffset LastModifiedAt, string Id);

/// <summary>
/// Reads changed resources with keyset paging by (lastModifiedAt, id). Offsets would skip rows when a row changes between two
/// requests (it moves to the end), and the API ends them at 10 000.
/// </summary>
internal static class ModifiedPages
{
    private const string Sort = "&withTotal=false&sort=lastModifiedAt+asc&sort=id+asc";
    private const string FirstPage = "lastModifiedAt >= :from and lastModifiedAt < :to";
    private const string NextPage =
        "(lastModifiedAt > :t or (lastModifiedAt = :t and id > :id)) and lastModifiedAt < :to";

    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        CommercetoolsRequests requests,
        string resource,
        ModifiedRange range,
        Func<T, PageKey> keyOf,
        [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(range.PageSize, 1, nameof(range));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(range.PageSize, 500, nameof(range));
        PageKey? last = null;
        while (true)
        {
            var page = await requests.GetAsync<PagedQueryResponse<T>>(resource + Query(range, last), ct);
            if (page.Results.Count == 0) yield break;
            yield return page.Results;

            var key = keyOf(page.Results[^1]);
            if (key == last)
                throw new InvalidDataException($"The query of {resource} returned the same last row twice: it ignores its predicate.");
            last = key;
            if (page.Results.Count < SizeOf(page.Limit, range.PageSize)) yield break;
        }
    }

    private static int SizeOf(int limit, int pageSize) => limit > 0 ? Math.Min(limit, pageSize) : pageSize;

    private static string Query(ModifiedRange range, PageKey? last)
    {
        var page = $"?limit={range.PageSize.ToString(CultureInfo.InvariantCulture)}{Sort}{range.Expand}";
        return last is { } key
            ? $"{page}&where={Escape(NextPage)}&var.t={Instant(key.LastModifiedAt)}&var.id={Escape(key.Id)}&var.to={Instant(range.To)}"
            : $"{page}&where={Escape(FirstPage)}&var.from={Instant(range.From)}&var.to={Instant(range.To)}";
    }

    private static string Escape(string value) => Uri.EscapeDataString(value);

    private static string Instant(DateTimeOffset value) => Escape(UtcInstantConverter.Text(value));
}

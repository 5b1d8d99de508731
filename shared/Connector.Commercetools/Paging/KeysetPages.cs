using System.Runtime.CompilerServices;
using Connector.Commercetools.Http;

namespace Connector.Commercetools.Paging;

/// <summary>What to read with keyset paging by id.</summary>
/// <param name="Resource">Path of the resource type.</param>
/// <param name="PageSize">Rows per request, 1 to 500.</param>
internal sealed record KeysetRead(string Resource, int PageSize)
{
    /// <summary>Which rows; all by default.</summary>
    public PageCondition Condition { get; init; }

    /// <summary>Further parameters, each with a leading <c>&amp;</c>.</summary>
    public string? Options { get; init; }
}

/// <summary>
/// Reads all rows of a resource type with keyset paging by id: a row never moves, so none is skipped or repeated however much
/// changes meanwhile, and the API's end of offsets at 10 000 does not matter. One page is in memory at a time.
/// </summary>
internal static class KeysetPages
{
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        CommercetoolsRequests requests, KeysetRead read, Func<T, string> idOf, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(read.PageSize, 1, nameof(read));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(read.PageSize, PageQuery.LargestPage, nameof(read));
        string? last = null;
        while (true)
        {
            var query = PageQuery.ById(read.PageSize, read.Condition, last, read.Options);
            var page = await requests.GetAsync<PagedQueryResponse<T>>(read.Resource + query, ct);
            if (page.Results.Count == 0) yield break;
            yield return page.Results;

            var id = idOf(page.Results[^1]);
            if (id == last)
                throw new InvalidDataException($"The query of {read.Resource} returned the same last row twice: it ignores its predicate.");
            last = id;
            var full = page.Limit > 0 ? Math.Min(page.Limit, read.PageSize) : read.PageSize;
            if (page.Results.Count < full) yield break;
        }
    }
}

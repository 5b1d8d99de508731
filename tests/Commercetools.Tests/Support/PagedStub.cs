using System.Globalization;
using System.Web;

namespace Commercetools.Tests.Support;

/// <summary>Answers keyset queries by id over rows <c>(id, sku)</c> as commercetools does, and no other query.</summary>
internal static class PagedStub
{
    public static StubServer Of(IReadOnlyList<(string Id, string Sku)> rows, Func<(string Id, string Sku), string> json, int largestPage = 500) =>
        new((seen, _) => Task.FromResult(StubServer.Response(Answer(seen, rows, json, largestPage))));

    public static IReadOnlyList<(string Id, string Sku)> Rows(int count, Func<int, string>? sku = null) =>
        [.. Enumerable.Range(0, count).Select(i => (i.ToString("x8", CultureInfo.InvariantCulture), sku?.Invoke(i) ?? "S" + i))];

    public static string Stock((string Id, string Sku) row) =>
        $$"""{"id":"{{row.Id}}","version":1,"sku":"{{row.Sku}}","quantityOnStock":3,"availableQuantity":2}""";

    private static string Answer(Seen seen, IReadOnlyList<(string Id, string Sku)> rows, Func<(string Id, string Sku), string> json, int largestPage)
    {
        var query = HttpUtility.ParseQueryString(new Uri("https://x" + seen.PathAndQuery).Query);
        Assert.Equal(("id asc", "false"), (query["sort"], query["withTotal"]));
        var matching = rows.AsEnumerable();
        foreach (var where in query.GetValues("where") ?? [])
        {
            matching = where switch
            {
                "id > :last" => matching.Where(row => string.CompareOrdinal(row.Id, query["var.last"]) > 0),
                "sku in :skus" => matching.Where(row => query.GetValues("var.skus")!.Contains(row.Sku)),
                _ => throw new InvalidOperationException(where),
            };
        }

        var limit = Math.Min(largestPage, int.Parse(query["limit"]!, CultureInfo.InvariantCulture));
        var page = matching.OrderBy(row => row.Id, StringComparer.Ordinal).Take(limit).Select(json);
        return $$"""{"limit":{{limit}},"offset":0,"results":[{{string.Join(',', page)}}]}""";
    }
}

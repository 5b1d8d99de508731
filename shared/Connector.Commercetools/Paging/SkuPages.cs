using System.Text;
using Connector.Commercetools.Http;

namespace Connector.Commercetools.Paging;

/// <summary>Finds the rows of some SKUs by <c>sku in :skus</c>, with as many SKUs per request as fit into a URL.</summary>
internal static class SkuPages
{
    /// <summary>More of them make the predicate slow.</summary>
    public const int MostSkus = 100;

    // Proxies and servers commonly take 8,000 characters of request line; host, path, sort and keyset need some hundred of our 6,000.
    private const int LongestVariables = 5_400;

    public static async Task<IReadOnlyList<T>> FindAsync<T>(
        CommercetoolsRequests requests, string resource, IEnumerable<string> skus, Func<T, string> idOf, CancellationToken ct)
    {
        var found = new List<T>();
        foreach (var condition in Conditions(skus))
        {
            var read = new KeysetRead(resource, PageQuery.LargestPage) { Condition = condition };
            await foreach (var page in KeysetPages.ReadAsync(requests, read, idOf, ct)) found.AddRange(page);
        }

        return found;
    }

    public static IEnumerable<PageCondition> Conditions(IEnumerable<string> skus)
    {
        var (variables, count) = (new StringBuilder(), 0);
        foreach (var sku in skus.Distinct(StringComparer.Ordinal))
        {
            var variable = "&var.skus=" + PageQuery.Escape(sku);
            if (count == MostSkus || (count > 0 && variables.Length + variable.Length > LongestVariables))
            {
                yield return new("sku in :skus", variables.ToString());
                (variables, count) = (new StringBuilder(), 0);
            }

            variables.Append(variable);
            count++;
        }

        if (count > 0) yield return new("sku in :skus", variables.ToString());
    }
}

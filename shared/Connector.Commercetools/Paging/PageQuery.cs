using System.Globalization;
using System.Text;

namespace Connector.Commercetools.Paging;

/// <summary>A condition with its variables, ready for the query string; the default has none.</summary>
/// <param name="Predicate">For example <c>sku in :skus</c>.</param>
/// <param name="Variables">Escaped parameters, each with a leading <c>&amp;</c>.</param>
internal readonly record struct PageCondition(string? Predicate, string? Variables);

/// <summary>Query strings of keyset paging by id.</summary>
internal static class PageQuery
{
    public const int LargestPage = 500;

    public static string ById(int pageSize, PageCondition condition, string? last, string? options = null)
    {
        var query = new StringBuilder("?limit=").Append(pageSize.ToString(CultureInfo.InvariantCulture))
            .Append("&withTotal=false&sort=id+asc").Append(options);
        if (condition.Predicate is { } predicate) query.Append("&where=").Append(Escape(predicate)).Append(condition.Variables);
        if (last is not null) query.Append("&where=id+%3E+%3Alast&var.last=").Append(Escape(last));
        return query.ToString();
    }

    public static string Escape(string value) => Uri.EscapeDataString(value);
}

using System.Globalization;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.State;
using Microsoft.AspNetCore.Http;

namespace Connector.Sandbox.Commercetools.Query;

/// <summary>The parameters of a query endpoint, checked.</summary>
internal sealed class ResourceQuery
{
    private const int TotalCap = 10_000;
    private readonly Predicate where;
    private readonly List<Sort> sorts;
    private readonly IReadOnlyList<string> expand;
    private readonly int limit;
    private readonly int offset;
    private readonly bool withTotal;
    private readonly bool filtered;

    public ResourceQuery(ResourceKind kind, IQueryCollection query)
    {
        var variables = query.Where(pair => pair.Key.StartsWith("var.", StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key["var.".Length..], pair => pair.Value.OfType<string>().ToArray());
        var predicates = query["where"].OfType<string>().Select(text => PredicateParser.Parse(text, variables, kind.HasField)).ToList();
        filtered = predicates.Count > 0;
        where = predicates.Count == 1 ? predicates[0] : new All(predicates);
        sorts = [.. query["sort"].OfType<string>().Select(text => Sort.Parse(text, kind))];
        expand = [.. query["expand"].OfType<string>()];
        limit = Integer(query, "limit", 20, 500);
        offset = Integer(query, "offset", 0, 10_000);
        withTotal = query["withTotal"].ToString() switch
        {
            "" or "true" => true,
            "false" => false,
            var other => throw Refuse.Parameter("withTotal", $"'{other}' is neither true nor false."),
        };
    }

    /// <summary>A further condition that does not come from the caller.</summary>
    public Func<JsonObject, bool> Scope { get; init; } = _ => true;

    public bool Any(Project project, ResourceKind kind) => Matching(project, kind).Any();

    public JsonObject Run(Project project, ResourceKind kind)
    {
        var matching = Matching(project, kind);
        var total = 0;
        if (withTotal)
        {
            var all = matching.ToList();
            (matching, total) = (all, all.Count);
        }
        var results = new JsonArray([.. matching.Skip(offset).Take(limit).Select(row => Expansion.Apply(project, row.Json, expand).DeepClone())]);
        var page = new JsonObject { ["limit"] = limit, ["offset"] = offset, ["count"] = results.Count };
        if (withTotal)
            page["total"] = filtered ? Math.Min(total, TotalCap) : total;
        page["results"] = results;
        return page;
    }

    private IEnumerable<Row> Matching(Project project, ResourceKind kind)
    {
        var (rows, ordered) = Plan.For(project.Of(kind.TypeId), where, sorts);
        var matching = rows.Where(row => Scope(row.Json) && where.Matches(row.Json));
        return ordered ? matching : matching.Order(Comparer<Row>.Create((left, right) => Sort.Compare(sorts, left.Json, right.Json)));
    }

    private static int Integer(IQueryCollection query, string name, int fallback, int maximum)
    {
        var text = query[name].ToString();
        if (text.Length == 0)
            return fallback;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= maximum
            ? value
            : throw Refuse.Parameter(name, $"'{text}' is not an integer from 0 to {maximum}.");
    }
}

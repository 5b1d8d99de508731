using System.Buffers;
using System.Globalization;
using System.Text.Json;
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
    public Func<JsonObject, bool>? Scope { get; init; }

    public bool Any(Project project, ResourceKind kind) => Matching(project, kind).Any();

    /// <summary>The page as JSON text; rows that are kept as text are copied, not parsed.</summary>
    public ReadOnlyMemory<byte> Run(Project project, ResourceKind kind)
    {
        var matching = Matching(project, kind);
        int? total = null;
        if (withTotal && !filtered && Scope is null)
            total = project.Of(kind.TypeId).Count;
        else if (withTotal)
        {
            var all = matching.ToList();
            (matching, total) = (all, filtered ? Math.Min(all.Count, TotalCap) : all.Count);
        }
        return Text(project, [.. matching.Skip(offset).Take(limit)], total);
    }

    private ReadOnlyMemory<byte> Text(Project project, List<Row> rows, int? total)
    {
        var text = new ArrayBufferWriter<byte>(512 * Math.Max(1, rows.Count));
        using var writer = new Utf8JsonWriter(text);
        writer.WriteStartObject();
        writer.WriteNumber("limit", limit);
        writer.WriteNumber("offset", offset);
        writer.WriteNumber("count", rows.Count);
        if (total is not null)
            writer.WriteNumber("total", total.Value);
        writer.WriteStartArray("results");
        foreach (var row in rows)
            if (expand.Count == 0)
                row.WriteTo(writer);
            else
                Expansion.Apply(project, row.Json, expand).WriteTo(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return text.WrittenMemory;
    }

    private IEnumerable<Row> Matching(Project project, ResourceKind kind)
    {
        var (rows, ordered) = Plan.For(project.Of(kind.TypeId), where, sorts);
        var matching = rows.Where(row => (Scope is null || Scope(row.Json)) && where.Matches(row));
        return ordered ? matching : matching.Order(Comparer<Row>.Create((left, right) => Sort.Compare(sorts, left, right)));
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

using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Query;

namespace Connector.Sandbox.Commercetools.State;

/// <summary>
/// The rows of one resource type, ordered by id and by modification, with look-ups by some fields, so that keyset
/// paging through 100,000 rows costs what it returns.
/// </summary>
internal sealed class Collection(ResourceKind kind)
{
    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);
    private readonly SortedSet<Row> byId = new(Row.ById);
    private readonly SortedSet<Row> byModification = new(Row.ByModification);
    private readonly Dictionary<string, Dictionary<string, HashSet<string>>> lookups =
        kind.Indexed.Concat(kind.Unique).Distinct().ToDictionary(field => field, _ => new Dictionary<string, HashSet<string>>(StringComparer.Ordinal));

    public int Count => rows.Count;

    public Row? ById(string id) => rows.GetValueOrDefault(id);

    public Row? By(string field, string value) => field is "id" ? ById(value) : Where(field, value).FirstOrDefault();

    public IEnumerable<Row> Where(string field, string value) => lookups[field].TryGetValue(value, out var ids) ? ids.Select(id => rows[id]) : [];

    public bool HasLookup(string field) => field is "id" || lookups.ContainsKey(field);

    public IEnumerable<Row> FromId(string? id) => From(byId, id is null ? null : Row.Bound(id, ""));

    public IEnumerable<Row> FromModification(string? instant) => From(byModification, instant is null ? null : Row.Bound("", instant));

    public void Put(Row row)
    {
        Remove(row.Id);
        rows[row.Id] = row;
        byId.Add(row);
        byModification.Add(row);
        foreach (var (field, lookup) in lookups)
        {
            if (Stored.Node(row.Json, field).String() is not { } value)
                continue;
            if (!lookup.TryGetValue(value, out var ids))
                lookup[value] = ids = new HashSet<string>(1, StringComparer.Ordinal);
            ids.Add(row.Id);
        }
    }

    public void Remove(string id)
    {
        if (!rows.Remove(id, out var row))
            return;
        byId.Remove(row);
        byModification.Remove(row);
        foreach (var (field, lookup) in lookups)
            if (Stored.Node(row.Json, field).String() is { } value && lookup[value] is var ids && ids.Remove(id) && ids.Count == 0)
                lookup.Remove(value);
    }

    /// <summary>Refuses a value of a unique field that another row has.</summary>
    public void EnsureUnique(JsonObject json)
    {
        foreach (var field in kind.Unique)
            if (json[field].String() is { } value && Where(field, value).Any(row => row.Id != json["id"].String()))
                throw Refuse.Duplicate(field, json[field]!);
    }

    private static SortedSet<Row> From(SortedSet<Row> ordered, Row? bound)
    {
        if (bound is null || ordered.Count == 0)
            return ordered;
        return ordered.Comparer.Compare(bound, ordered.Max) > 0 ? new SortedSet<Row>(ordered.Comparer) : ordered.GetViewBetween(bound, ordered.Max);
    }
}

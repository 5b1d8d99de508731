using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;

namespace Connector.Sandbox.Commercetools.State;

/// <summary>
/// The rows of one resource type, ordered by id and by modification, with look-ups by some fields, so that keyset
/// paging through 1,000,000 rows costs what it returns.
/// </summary>
internal sealed class Collection(ResourceKind kind)
{
    private readonly OrderedRows byId = new(Row.CompareById);
    private readonly OrderedRows byModification = new(Row.CompareByModification);
    private readonly Lookup[] lookups = [.. kind.LookedUp.Select(_ => new Lookup())];

    public int Count => byId.Count;

    public Row? ById(string id) => byId.Find(Row.Bound(id, ""));

    public Row? By(string field, string value) => field is "id" ? ById(value) : Where(field, value).FirstOrDefault();

    public IEnumerable<Row> Where(string field, string value) => lookups[kind.LookedUp.IndexOf(field)][value];

    public bool HasLookup(string field) => field is "id" || kind.LookedUp.Contains(field);

    public IEnumerable<Row> FromId(string? id) => byId.From(id is null ? null : Row.Bound(id, ""));

    public IEnumerable<Row> FromModification(string? instant) => byModification.From(instant is null ? null : Row.Bound("", instant));

    public void Put(Row row)
    {
        Remove(row.Id);
        byId.Add(row);
        byModification.Add(row);
        for (var i = 0; i < lookups.Length; i++)
            if (row.Keys[i] is { } value)
                lookups[i].Add(value, row);
    }

    public void Remove(string id)
    {
        if (ById(id) is not { } row)
            return;
        byId.Remove(row);
        byModification.Remove(row);
        for (var i = 0; i < lookups.Length; i++)
            if (row.Keys[i] is { } value)
                lookups[i].Remove(value, row);
    }

    /// <summary>Refuses a value of a unique field that another row has.</summary>
    public void EnsureUnique(JsonObject json)
    {
        foreach (var field in kind.Unique)
            if (json[field].String() is { } value && Where(field, value).Any(row => row.Id != json["id"].String()))
                throw Refuse.Duplicate(field, json[field]!);
    }
}

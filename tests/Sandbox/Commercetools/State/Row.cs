using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;

namespace Connector.Sandbox.Commercetools.State;

/// <summary>One stored version of a resource. Its JSON is never changed; an update stores another row.</summary>
internal sealed class Row(JsonObject json)
{
    public JsonObject Json { get; } = json;

    public string Id { get; } = json["id"]!.GetValue<string>();

    public long Version { get; } = json.Integer("version");

    public string LastModifiedAt { get; } = json["lastModifiedAt"]!.GetValue<string>();

    public static IComparer<Row> ById { get; } = Comparer<Row>.Create((a, b) => string.CompareOrdinal(a.Id, b.Id));

    public static IComparer<Row> ByModification { get; } = Comparer<Row>.Create((a, b) =>
        string.CompareOrdinal(a.LastModifiedAt, b.LastModifiedAt) is var order and not 0 ? order : string.CompareOrdinal(a.Id, b.Id));

    /// <summary>Where a scan begins: sorts before every row with this id and time.</summary>
    public static Row Bound(string id, string lastModifiedAt) => new(new JsonObject
    {
        ["id"] = id,
        ["version"] = 0,
        ["lastModifiedAt"] = lastModifiedAt,
    });
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Query;

namespace Connector.Sandbox.Commercetools.State;

/// <summary>
/// One stored version of a resource. Its JSON is never changed; an update stores another row. A row of a compact kind keeps only
/// its text, since a tree costs several kilobytes, and <see cref="Json"/> parses it anew at each access.
/// </summary>
internal sealed class Row
{
    private readonly ResourceKind? kind;
    private readonly object? content;
    private readonly string?[] keys;

    public Row(ResourceKind kind, JsonObject resource)
        : this(kind, resource["id"]!.GetValue<string>(), resource.Integer("version"), resource["lastModifiedAt"]!.GetValue<string>(),
            [.. kind.LookedUp.Select(field => Stored.Node(resource, field).String())])
    {
        // The text form is parsed again, so that stored JSON is the same whether it was sent, seeded or computed.
        var text = JsonSerializer.SerializeToUtf8Bytes(resource);
        content = kind.IsCompact ? text : JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>A row whose text is known already; <paramref name="keys"/> are the values of the fields that the kind looks up.</summary>
    public Row(ResourceKind kind, string id, string lastModifiedAt, string?[] keys, byte[] text)
        : this(kind, id, 1, lastModifiedAt, keys) => content = kind.IsCompact ? text : JsonNode.Parse(text)!.AsObject();

    private Row(ResourceKind? kind, string id, long version, string lastModifiedAt, string?[] keys) =>
        (this.kind, Id, Version, LastModifiedAt, this.keys) = (kind, id, version, lastModifiedAt, keys);

    public JsonObject Json => content as JsonObject ?? JsonNode.Parse((byte[])content!)!.AsObject();

    /// <summary>Its JSON as a copy that the caller may change.</summary>
    public JsonObject Copy() => content is byte[] ? Json : Json.Copy();

    public string Id { get; }

    public long Version { get; }

    public string LastModifiedAt { get; }

    /// <summary>Values of the fields that the kind looks up, in their order.</summary>
    public IReadOnlyList<string?> Keys => keys;

    public static int CompareById(Row a, Row b) => string.CompareOrdinal(a.Id, b.Id);

    public static int CompareByModification(Row a, Row b) =>
        string.CompareOrdinal(a.LastModifiedAt, b.LastModifiedAt) is var order and not 0 ? order : CompareById(a, b);

    /// <summary>Where a scan begins: sorts before every row with this id and time.</summary>
    public static Row Bound(string id, string lastModifiedAt) => new(null, id, 0, lastModifiedAt, []);

    /// <summary>A text field that is at hand without reading the JSON; null is an absent one.</summary>
    public bool Knows(string field, out string? value)
    {
        value = null;
        if (field is "id" or "lastModifiedAt")
        {
            value = field is "id" ? Id : LastModifiedAt;
            return true;
        }
        var at = kind!.LookedUp.IndexOf(field);
        if (at >= 0)
            value = keys[at];
        return at >= 0;
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        if (content is byte[] text)
            writer.WriteRawValue(text, skipInputValidation: true);
        else
            Json.WriteTo(writer);
    }
}

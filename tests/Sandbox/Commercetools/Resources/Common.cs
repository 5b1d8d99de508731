using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Pieces that many resources share.</summary>
internal static partial class Common
{
    public static UpdateAction SetText(string field) => (_, resource, action) => resource.Put(field, action.TextOrNull(field));

    public static UpdateAction SetInteger(string field) => (_, resource, action) => resource.Put(field, action.IntegerOrNull(field));

    public static UpdateAction SetInstant(string field) => (_, resource, action) => resource.Put(field, action.InstantOrNull(field));

    /// <summary>A text in several languages.</summary>
    public static UpdateAction SetLocalized(string field) => (_, resource, action) => resource.Put(field, action.ObjectOrNull(field));

    public static UpdateAction ChangeLocalized(string field) => (_, resource, action) => resource.Put(field, action.Object(field));

    public static void SetKey(Change change, JsonObject resource, JsonObject action) => resource.Put("key", KeyOrNull(action));

    /// <summary>A user-defined identifier: 2 to 256 letters, digits, hyphens, underscores.</summary>
    public static string? KeyOrNull(JsonObject draft, string field = "key")
    {
        var key = draft.TextOrNull(field);
        return key is null || KeyPattern().IsMatch(key) ? key : throw Refuse.Field(field, draft[field]);
    }

    public static string Key(JsonObject draft) => KeyOrNull(draft) ?? throw Shape.Missing("key");

    /// <summary>An address as stored: without a country there is none.</summary>
    public static JsonObject Address(Change change, JsonObject draft)
    {
        if (draft.Text("country") is { Length: not 2 })
            throw Refuse.Field("country", draft["country"]);
        _ = KeyOrNull(draft);
        var address = draft.Copy();
        foreach (var (field, value) in draft)
            if (value is null)
                address.Remove(field);
        address.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        return address;
    }

    public static JsonObject? AddressOrNull(Change change, JsonObject? draft) => draft is null ? null : Address(change, draft);

    /// <summary>The one item with the id or key that the action gives as <c>{name}Id</c> or <c>{name}Key</c>.</summary>
    public static JsonObject Item(this JsonObject action, string name, IEnumerable<JsonObject> items)
    {
        var (id, key) = (action.TextOrNull(name + "Id"), action.TextOrNull(name + "Key"));
        if (id is null == key is null)
            throw Refuse.Json($"Exactly one of {name}Id and {name}Key is required.");
        return items.FirstOrDefault(item => id is not null ? item["id"].String() == id : item["key"].String() == key)
            ?? throw Refuse.Input($"The {name} with the {(id is null ? "key" : "id")} '{id ?? key}' was not found.");
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{2,256}$")]
    private static partial Regex KeyPattern();
}

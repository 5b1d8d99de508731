using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;

namespace Connector.Sandbox.Commercetools.State;

/// <summary>Turns resource identifiers (by id or key) into references and finds what they point to.</summary>
internal static class References
{
    /// <summary>The resource that an identifier names.</summary>
    public static JsonObject Resolve(this Project project, JsonObject identifier, string typeId)
    {
        var (id, key) = (identifier.TextOrNull("id"), identifier.TextOrNull("key"));
        if (identifier.TextOrNull("typeId") is { } given && given != typeId)
            throw Refuse.Json($"typeId: '{given}' given, '{typeId}' expected.");
        if (id is null && key is null)
            throw Refuse.Json("ResourceIdentifier: 'id' or 'key' is required.");
        var found = id is not null ? project.Of(typeId).ById(id) : project.Of(typeId).By("key", key!);
        return found?.Json ?? throw Refuse.Reference(typeId, id, key);
    }

    public static JsonObject To(string typeId, JsonObject resource) => new() { ["typeId"] = typeId, ["id"] = resource["id"].String() };

    public static JsonObject Reference(this Project project, JsonObject identifier, string typeId) => To(typeId, project.Resolve(identifier, typeId));

    public static JsonObject? ReferenceOrNull(this Project project, JsonObject? identifier, string typeId) =>
        identifier is null ? null : project.Reference(identifier, typeId);

    /// <summary>Stores are referred to by key.</summary>
    public static JsonObject KeyReference(this Project project, JsonObject identifier, string typeId) =>
        new() { ["typeId"] = typeId, ["key"] = project.Resolve(identifier, typeId)["key"].String() };

    public static bool Same(JsonNode? left, JsonNode? right) => left?["id"].String() is { } id && id == right?["id"].String();
}

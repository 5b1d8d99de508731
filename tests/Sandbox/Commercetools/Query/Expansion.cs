using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Query;

/// <summary>Reference expansion: <c>paymentInfo.payments[*].paymentStatus.state</c>. What is not found stays a reference.</summary>
internal static class Expansion
{
    public static JsonObject Apply(Project project, JsonObject resource, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
            return resource;
        var copy = resource.Copy();
        foreach (var path in paths)
            Walk(project, copy, path.Split('.'));
        return copy;
    }

    private static void Walk(Project project, JsonNode? node, ReadOnlySpan<string> segments)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Walk(project, item, segments);
            return;
        }
        if (node is not JsonObject json)
            return;
        var target = Expanded(project, json);
        if (segments.IsEmpty)
            return;
        var name = segments[0];
        var field = name.EndsWith(']') && name.IndexOf('[') is > 0 and var open ? name[..open] : name;
        if (target[field] is { } next)
            Walk(project, next, segments[1..]);
    }

    private static JsonObject Expanded(Project project, JsonObject json)
    {
        if (json["obj"] is JsonObject already)
            return already;
        if (json["typeId"].String() is not { } typeId || !project.Kinds.ContainsKey(typeId))
            return json;
        var found = json["id"].String() is { } id ? project.Of(typeId).ById(id) : json["key"].String() is { } key ? project.Of(typeId).By("key", key) : null;
        if (found is null)
            return json;
        json["obj"] = found.Json.DeepClone();
        return json["obj"]!.AsObject();
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;

namespace Connector.Sandbox.Commercetools.Delivery;

/// <summary>A notification in the Platform format, and its other forms on the wire.</summary>
internal static class Notification
{
    private static readonly string[] Envelope =
    [
        "notificationType", "projectKey", "id", "version", "sequenceNumber", "resource", "resourceVersion",
        "resourceUserProvidedIdentifiers", "createdAt", "lastModifiedAt", "createdBy", "lastModifiedBy",
    ];

    /// <summary>What a destination gets when a Message is too large: neither type nor body, only where to look.</summary>
    public static JsonObject WithoutPayload(JsonObject payload)
    {
        if (payload["notificationType"].String() is not "Message")
            return payload;
        var bare = new JsonObject().Take(payload, Envelope);
        bare["payloadNotIncluded"] = new JsonObject
        {
            ["reason"] = "The payload exceeds the size limit of the destination.",
            ["payloadType"] = payload["type"].String(),
        };
        return bare;
    }

    public static ReadOnlyMemory<byte> Bytes(JsonObject payload, JsonNode? format) =>
        JsonSerializer.SerializeToUtf8Bytes(format?["type"].String() is "CloudEvents" ? CloudEvent(payload) : payload);

    private static JsonObject CloudEvent(JsonObject payload)
    {
        var type = payload["notificationType"].String()!;
        var isMessage = type is "Message";
        var name = isMessage ? payload["type"].String() ?? payload["payloadNotIncluded"]?["payloadType"].String() : type;
        var resource = payload["resource"]!;
        var cloudEvent = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = payload["id"].String() ?? Guid.NewGuid().ToString(),
            ["type"] = $"com.commercetools.{resource["typeId"]}.{(isMessage ? "message" : "change")}.{name}",
            ["source"] = $"/{payload["projectKey"]}/{resource["typeId"]}",
            ["subject"] = resource["id"].String(),
            ["time"] = (payload["createdAt"] ?? payload["modifiedAt"])!.DeepClone(),
        };
        if (isMessage)
        {
            cloudEvent["sequence"] = payload["sequenceNumber"]!.ToJsonString();
            cloudEvent["sequencetype"] = "Integer";
        }
        cloudEvent["data"] = payload.DeepClone();
        return cloudEvent;
    }
}

using System.Text;
using System.Text.Json;
using Connector.Commercetools.Models;
using Connector.Commercetools.Notifications;

namespace Connector.Commercetools;

/// <summary>Reads notifications in the formats <c>Platform</c> and <c>CloudEvents</c>. Never throws.</summary>
public static class NotificationParser
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a notification.</summary>
    public static SubscriptionNotification Parse(string text) => Parse(Encoding.UTF8.GetBytes(text ?? ""));

    /// <summary>Reads a notification.</summary>
    public static SubscriptionNotification Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(ByteOrderMark)) utf8 = utf8[ByteOrderMark.Length..];
        try
        {
            var reader = new Utf8JsonReader(utf8);
            using var document = JsonDocument.ParseValue(ref reader);
            if (reader.Read()) return new SubscriptionNotification.Malformed("more than one JSON document");
            return Read(new NotificationFields(document.RootElement));
        }
        catch (JsonException)
        {
            return new SubscriptionNotification.Malformed("not JSON");
        }
        catch (InvalidOperationException)
        {
            // The document's structure is checked when it is parsed, its texts only when they are read.
            return new SubscriptionNotification.Malformed("a text that is not valid UTF-8");
        }
    }

    private static SubscriptionNotification Read(NotificationFields root)
    {
        if (!root.IsObject) return new SubscriptionNotification.Malformed("not a JSON object");
        if (root.Text("specversion") is null) return ReadPayload(root, root.Text("notificationType"));

        var data = root.Object("data");
        return data.IsObject
            ? ReadPayload(data, data.Text("notificationType") ?? KindOf(root.Text("type")))
            : new SubscriptionNotification.Malformed("a CloudEvent without data");
    }

    // com.commercetools.order.message.OrderCreated, com.commercetools.order.change.ResourceUpdated
    private static string? KindOf(string? eventType) => eventType?.Split('.') switch
    {
        [.., "message", _] => "Message",
        [.., "change", var change] => change,
        _ => null,
    };

    private static SubscriptionNotification ReadPayload(NotificationFields payload, string? kind)
    {
        if (kind is null) return new SubscriptionNotification.Malformed("no notificationType");
        if (kind is not ("Message" or "ResourceCreated" or "ResourceUpdated" or "ResourceDeleted"))
            return new SubscriptionNotification.Ignorable("a kind of notification that is not used here");

        var resource = payload.Object("resource");
        if (resource.Text("typeId") is not { Length: > 0 } typeId || resource.Text("id") is not { Length: > 0 } id)
            return new SubscriptionNotification.Malformed("no resource with typeId and id");
        if (typeId == "subscription") return new SubscriptionNotification.Ignorable("about the subscription itself");

        var about = new Reference { TypeId = typeId, Id = id };
        return kind == "Message" ? Message(payload, about) : Change(payload, kind, about);
    }

    private static SubscriptionNotification Message(NotificationFields payload, Reference resource)
    {
        var left = payload.Object("payloadNotIncluded");
        if (payload.Text("id") is not { Length: > 0 } id)
            return new SubscriptionNotification.Malformed("a Message without id");
        if ((payload.Text("type") ?? left.Text("payloadType")) is not { Length: > 0 } type)
            return new SubscriptionNotification.Malformed("a Message without type");
        return new SubscriptionNotification.Message
        {
            ProjectKey = payload.Text("projectKey") ?? "",
            Resource = resource,
            Version = payload.Number("resourceVersion"),
            Identifiers = payload.Identifiers(),
            Id = id,
            Type = type,
            SequenceNumber = payload.Number("sequenceNumber"),
            PayloadIncluded = !left.IsObject,
            CreatedAt = payload.Instant("createdAt"),
        };
    }

    private static SubscriptionNotification Change(NotificationFields payload, string kind, Reference resource)
    {
        var (project, version) = (payload.Text("projectKey") ?? "", payload.Number("version"));
        var identifiers = payload.Identifiers();
        return kind switch
        {
            "ResourceCreated" => new SubscriptionNotification.ResourceCreated
            {
                ProjectKey = project, Resource = resource, Version = version, Identifiers = identifiers,
            },
            "ResourceUpdated" => new SubscriptionNotification.ResourceUpdated
            {
                ProjectKey = project, Resource = resource, Version = version, Identifiers = identifiers,
                OldVersion = payload.Number("oldVersion"),
            },
            _ => new SubscriptionNotification.ResourceDeleted
            {
                ProjectKey = project, Resource = resource, Version = version, Identifiers = identifiers,
                DataErasure = payload.Flag("dataErasure"),
            },
        };
    }
}

using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Delivery;

/// <summary>Stores the Messages of a change for the Messages API and notifies the subscriptions that asked for them.</summary>
internal sealed class MessageFeed(Project project, NotificationDelivery delivery)
{
    /// <summary>False: Messages go to subscriptions only, as in a project whose Messages API is switched off.</summary>
    public bool KeepsMessages { get; init; } = true;

    private readonly Dictionary<string, long> sequences = new(StringComparer.Ordinal);

    public void Created(ResourceKind kind, Row row, Change change)
    {
        Changed(kind, row, "ResourceCreated", change.Now, []);
        Publish(kind, row, change);
    }

    public void Updated(ResourceKind kind, Row row, long oldVersion, Change change)
    {
        Changed(kind, row, "ResourceUpdated", change.Now, new JsonObject { ["oldVersion"] = oldVersion });
        Publish(kind, row, change);
    }

    public void Edited(ResourceKind kind, Row row, Change change) => Publish(kind, row, change);

    public void Deleted(ResourceKind kind, Row row, Change change)
    {
        Changed(kind, row, "ResourceDeleted", change.Now, []);
        Publish(kind, row, change);
    }

    private void Changed(ResourceKind kind, Row row, string type, string now, JsonObject extra)
    {
        var payload = new JsonObject
        {
            ["notificationType"] = type,
            ["projectKey"] = project.Key,
            ["resource"] = References.To(kind.TypeId, row.Json),
        };
        payload.Put("resourceUserProvidedIdentifiers", Identifiers(kind, row.Json));
        payload["version"] = row.Version;
        foreach (var (field, value) in extra)
            payload.Put(field, value);
        payload["modifiedAt"] = now;
        foreach (var subscription in Subscriptions("changes", kind, null))
            delivery.Enqueue(subscription, payload);
    }

    private void Publish(ResourceKind kind, Row row, Change change)
    {
        foreach (var pending in change.Messages)
        {
            var wanted = Subscriptions("messages", kind, pending.Type).ToList();
            if (wanted.Count == 0 && !KeepsMessages)
                continue;
            var message = Message(kind, row, pending, change);
            if (KeepsMessages)
                project.Of(MessageResource.Kind.TypeId).Put(new Row(MessageResource.Kind, message));
            var payload = new JsonObject { ["notificationType"] = "Message", ["projectKey"] = project.Key };
            foreach (var (field, value) in message)
                payload.Put(field, value);
            foreach (var subscription in wanted)
                delivery.Enqueue(subscription, payload);
        }
    }

    private JsonObject Message(ResourceKind kind, Row row, PendingMessage pending, Change change)
    {
        var message = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["version"] = 1,
            ["sequenceNumber"] = sequences[row.Id] = sequences.GetValueOrDefault(row.Id) + 1,
            ["resource"] = References.To(kind.TypeId, row.Json),
            ["resourceVersion"] = pending.ResourceVersion,
        };
        message.Put("resourceUserProvidedIdentifiers", Identifiers(kind, row.Json));
        message["type"] = pending.Type;
        foreach (var (field, value) in pending.Body)
            message.Put(field, value);
        message["createdBy"] = change.Writer;
        message["lastModifiedBy"] = change.Writer;
        message["createdAt"] = change.Now;
        message["lastModifiedAt"] = change.Now;
        return message;
    }

    private static JsonObject? Identifiers(ResourceKind kind, JsonObject resource)
    {
        if (kind.TypeId is "key-value-document")
            return new JsonObject { ["containerAndKey"] = new JsonObject().Take(resource, "container", "key") };
        var identifiers = new JsonObject().Take(resource, [.. kind.Identifiers]);
        return identifiers.Count == 0 ? null : identifiers;
    }

    private IEnumerable<Row> Subscriptions(string list, ResourceKind kind, string? messageType) =>
        project.Of(SubscriptionResource.Kind.TypeId).FromId(null).Where(row => row.Json[list] is JsonArray wanted && wanted.Any(item =>
            item!["resourceTypeId"].String() == kind.TypeId
            && (messageType is null || item["types"] is not JsonArray { Count: > 0 } types || types.Any(type => type.String() == messageType))));
}

using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Delivery;
using Connector.Sandbox.Commercetools.Imports;
using Connector.Sandbox.Commercetools.Json;

namespace Connector.Sandbox.Commercetools.State;

/// <summary>
/// All state of the project. Callers hold <see cref="Gate"/> during a request, so every request is atomic.
/// </summary>
internal sealed class Project
{
    private readonly Dictionary<string, Collection> collections;
    private readonly MessageFeed feed;

    public Project(CommercetoolsServerOptions options, IEnumerable<ResourceKind> kinds, NotificationDelivery delivery)
    {
        Key = options.ProjectKey;
        Time = options.Time;
        OrderedStock = new OrderedStock(this);
        Imports = new ImportPlan(this);
        Kinds = kinds.ToDictionary(kind => kind.TypeId);
        collections = Kinds.ToDictionary(pair => pair.Key, pair => new Collection(pair.Value));
        feed = new MessageFeed(this, delivery) { KeepsMessages = options.KeepsMessages };
    }

    public Lock Gate { get; } = new();

    public string Key { get; }

    public IReadOnlyDictionary<string, ResourceKind> Kinds { get; }

    public TimeProvider Time { get; }

    public string Now => Instant.Text(Time.GetUtcNow());

    /// <summary>What orders take from stock.</summary>
    public OrderedStock OrderedStock { get; }

    /// <summary>The Import API.</summary>
    public ImportPlan Imports { get; }

    /// <summary>Applies what became due since the last request.</summary>
    public void Settle()
    {
        OrderedStock.ApplyDue();
        Imports.ApplyDue();
    }

    public Collection Of(string typeId) => collections[typeId];

    public Change Begin(string clientId, string? externalUserId) => new(this, clientId, externalUserId, Now);

    public JsonObject Create(ResourceKind kind, Change change, JsonObject draft)
    {
        if (kind.Create is null)
            throw Refuse.Input($"A {kind.TypeId} cannot be created.");
        return Insert(kind, change, kind.Create(change, draft));
    }

    /// <summary>Stores a new resource; id, version and timestamps are fresh unless it has them.</summary>
    public JsonObject Insert(ResourceKind kind, Change change, JsonObject resource)
    {
        var complete = new JsonObject
        {
            ["id"] = resource["id"].String() ?? Guid.NewGuid().ToString(),
            ["version"] = resource.IntegerOrNull("version") ?? 1,
            ["createdAt"] = resource["createdAt"].String() ?? change.Now,
            ["lastModifiedAt"] = resource["lastModifiedAt"].String() ?? change.Now,
            ["createdBy"] = resource["createdBy"]?.DeepClone() ?? change.Writer,
            ["lastModifiedBy"] = resource["lastModifiedBy"]?.DeepClone() ?? change.Writer,
        };
        foreach (var (field, value) in resource)
            if (!complete.ContainsKey(field) && value is not null)
                complete[field] = value.DeepClone();
        if (Of(kind.TypeId).ById(complete["id"].String()!) is not null)
            throw Refuse.Duplicate("id", complete["id"]!);
        change.Version = complete.Integer("version");
        Check(kind, change, complete);
        kind.Created(change, complete);
        var row = Store(kind, complete);
        Apply(change);
        feed.Created(kind, row, change);
        return row.Json;
    }

    /// <summary>Applies all actions or none; each action that changes something raises the version by one.</summary>
    public JsonObject Update(ResourceKind kind, Change change, Row row, JsonObject body)
    {
        var version = body.Integer("version");
        var actions = body.Objects("actions").ToList();
        if (body["actions"] is null)
            throw Shape.Missing("actions");
        if (version != row.Version)
            throw Refuse.Conflict(row.Id, version, row.Version);
        if (actions.Count > 500)
            throw Refuse.Input("A request has at most 500 update actions.");
        var resource = row.Json.Copy();
        change.Version = row.Version;
        foreach (var action in actions)
            Step(kind, change, resource, action);
        if (change.Version == row.Version)
            return row.Json;
        resource["version"] = change.Version;
        resource["lastModifiedAt"] = change.Now;
        resource["lastModifiedBy"] = change.Writer;
        resource.Remove("versionModifiedAt");
        Check(kind, change, resource);
        var stored = Store(kind, resource);
        Apply(change);
        feed.Updated(kind, stored, row.Version, change);
        return stored.Json;
    }

    /// <summary>Changes a resource through another one, as an order edit does: Messages tell of it, change subscriptions do not.</summary>
    public JsonObject Edit(ResourceKind kind, Change change, Row row, Action<Change, JsonObject> edit)
    {
        var resource = row.Json.Copy();
        change.Version = row.Version + 1;
        resource["version"] = change.Version;
        resource["lastModifiedAt"] = change.Now;
        resource["lastModifiedBy"] = change.Writer;
        resource.Remove("versionModifiedAt");
        edit(change, resource);
        Check(kind, change, resource);
        var stored = Store(kind, resource);
        Apply(change);
        feed.Edited(kind, stored, change);
        return stored.Json;
    }

    public JsonObject Delete(ResourceKind kind, Change change, Row row, long? version)
    {
        if (version is not null && version != row.Version)
            throw Refuse.Conflict(row.Id, version.Value, row.Version);
        change.Version = row.Version;
        kind.Deleted(change, row.Json);
        Of(kind.TypeId).Remove(row.Id);
        feed.Deleted(kind, row, change);
        return row.Json;
    }

    /// <summary>Changes a stored resource on behalf of the platform, as a new version.</summary>
    public void Adjust(ResourceKind kind, Change change, string id, Action<Change, JsonObject> adjust)
    {
        var row = Of(kind.TypeId).ById(id)!;
        var step = change.For(row.Version + 1);
        var resource = row.Json.Copy();
        adjust(step, resource);
        resource["version"] = step.Version;
        resource["lastModifiedAt"] = step.Now;
        feed.Updated(kind, Store(kind, resource), row.Version, step);
    }

    /// <summary>Replaces a field that is no part of the version, such as the health of a subscription.</summary>
    public void Overwrite(string typeId, string id, string field, JsonNode value)
    {
        if (Of(typeId).ById(id) is not { } row)
            return;
        var resource = row.Json.Copy();
        resource.Put(field, value);
        Store(Kinds[typeId], resource);
    }

    private static void Step(ResourceKind kind, Change change, JsonObject resource, JsonObject action)
    {
        var name = action.Text("action");
        if (!kind.Actions.TryGetValue(name, out var apply))
            throw Refuse.Json($"actions -> action: '{name}' is not an update action of {kind.TypeId}.");
        var before = resource.Copy();
        var messages = change.Messages.Count;
        change.Version++;
        apply(change, resource, action);
        if (!JsonNode.DeepEquals(before, resource))
            return;
        change.Version--;
        change.ForgetAfter(messages);
    }

    private void Check(ResourceKind kind, Change change, JsonObject resource)
    {
        Of(kind.TypeId).EnsureUnique(resource);
        kind.Validate(change, resource);
    }

    private Row Store(ResourceKind kind, JsonObject resource)
    {
        var row = new Row(Kinds[kind.TypeId], resource);
        Of(kind.TypeId).Put(row);
        return row;
    }

    private static void Apply(Change change)
    {
        foreach (var effect in change.SideEffects)
            effect();
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Delivery;
using Connector.Sandbox.Commercetools.Imports;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Orders;
using Connector.Sandbox.Commercetools.Query;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;
using Microsoft.AspNetCore.Http;

namespace Connector.Sandbox.Commercetools.Http;

/// <summary>The endpoints below the project: one implementation for all resource types.</summary>
internal sealed class ApiEndpoints(Project project, NotificationDelivery delivery)
{
    public async Task<ApiReply> HandleAsync(ApiRoute route, HttpRequest request, ReadOnlyMemory<byte> body, TokenIssuer.Token token)
    {
        Scopes.Check(token, project.Key, route, route.IsWrite);
        var json = route.IsWrite && request.Method is not "DELETE" ? Parse(body) : [];
        var probed = route.Kind == SubscriptionResource.Kind ? await ProbeAsync(route, json) : null;
        lock (project.Gate)
        {
            project.Settle();
            var reply = Handle(route, request, json, project.Begin(token.ClientId, request.Headers["X-External-User-ID"].FirstOrDefault()));
            if (probed is not null)
                delivery.Remember(JsonNode.Parse(reply.Body.Span)!["id"].String()!, probed);
            return reply;
        }
    }

    private ApiReply Handle(ApiRoute route, HttpRequest request, JsonObject json, Change change)
    {
        var (kind, expand) = (route.Kind!, request.Query["expand"].OfType<string>().ToList());
        switch (route.Operation)
        {
            case Operation.Project:
                return ApiReply.Json(200, new JsonObject { ["key"] = project.Key, ["name"] = project.Key, ["version"] = 1, ["messages"] = new JsonObject { ["enabled"] = true, ["deleteDaysAfterCreation"] = 15 } });
            case Operation.Query:
                var query = new ResourceQuery(kind, request.Query)
                {
                    Scope = route.StoreKey is null && route.Container is null ? null : resource => InStore(route, resource) && InContainer(route, resource),
                };
                return request.Method is "HEAD" && !query.Any(project, kind) ? throw Refuse.NotFound("this predicate") : new ApiReply(200, query.Run(project, kind));
            case Operation.Imports:
                return ImportEndpoints.Handle(route.Import!, request.Query, json, change);
            case Operation.Create when route.Container is null:
                return Upsert(route, json, change, expand);
            case Operation.Import:
                return Reply(route, 201, OrderResource.Import(change, json), expand);
            case Operation.Place:
                return Reply(route, 201, OrderResource.Place(change, request.Query["fresh"] == "true" ? OrderSeed.Fresh(json) : json), expand);
            case Operation.Seed:
                return Reply(route, 201, project.Insert(kind, change, json), expand);
            case Operation.Read:
                return Reply(route, 200, Find(route).Json, expand);
            case Operation.Update:
                return Reply(route, 200, project.Update(kind, change, Find(route), json), expand);
            case Operation.Apply:
                return Reply(route, 200, OrderEditResource.Apply(change, Find(route), json), expand);
            case Operation.Delete:
                return Reply(route, 200, project.Delete(kind, change, Find(route), Version(route, request)), expand);
            default:
                throw Refuse.NotFound("this path");
        }
    }

    // Custom objects are created and replaced by the same call.
    private ApiReply Upsert(ApiRoute route, JsonObject draft, Change change, IReadOnlyList<string> expand)
    {
        var kind = route.Kind!;
        if (kind == CustomObjectResource.Kind && CustomObjectResource.Find(project, draft.Text("container"), draft.Text("key")) is { } existing)
            return Reply(route, 200, CustomObjectResource.Replace(change, existing, draft), expand);
        return Reply(route, 201, kind.CreateReply(Expansion.Apply(project, project.Create(kind, change, draft), expand)), []);
    }

    private ApiReply Reply(ApiRoute route, int status, JsonObject resource, IReadOnlyList<string> expand)
    {
        var expanded = Expansion.Apply(project, resource, expand);
        return ApiReply.Json(status, route.IsWritePath ? route.Kind!.Writes!.Shown(expanded) : expanded);
    }

    private Row Find(ApiRoute route)
    {
        var kind = route.Kind!;
        var row = route.Container is not null ? CustomObjectResource.Find(project, route.Container, route.Value) : project.Of(kind.TypeId).By(route.Field, route.Value);
        return row is not null && InStore(route, row.Json) ? row : throw Refuse.NotFound($"{route.Field} '{route.Value}'");
    }

    private static bool InStore(ApiRoute route, JsonObject resource) => route.StoreKey is null
        || resource["store"]?["key"].String() == route.StoreKey
        || (resource["stores"] is JsonArray stores && stores.Any(store => store!["key"].String() == route.StoreKey));

    private static bool InContainer(ApiRoute route, JsonObject resource) => route.Container is null || resource["container"].String() == route.Container;

    private static long? Version(ApiRoute route, HttpRequest request)
    {
        if (long.TryParse(request.Query["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return version;
        return route.Container is not null ? null : throw Refuse.Input("Missing required parameter: version");
    }

    private static JsonObject Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(body.Span) as JsonObject ?? throw Refuse.Json("An object is expected.");
        }
        catch (JsonException problem)
        {
            throw Refuse.Json(problem.Message);
        }
    }

    /// <summary>A new destination gets a test notification before it is accepted.</summary>
    private async Task<string?> ProbeAsync(ApiRoute route, JsonObject body)
    {
        if (SubscriptionResource.ConnectionString(body) is not { } connectionString)
            return null;
        if (route.Operation is Operation.Create)
            body["id"] = Guid.NewGuid().ToString();
        var id = body["id"].String() ?? route.Value;
        var test = new JsonObject
        {
            ["notificationType"] = "ResourceCreated",
            ["projectKey"] = project.Key,
            ["resource"] = new JsonObject { ["typeId"] = "subscription", ["id"] = id },
            ["version"] = 1,
            ["modifiedAt"] = project.Now,
        };
        try
        {
            await delivery.SendNowAsync(connectionString, Notification.Bytes(test, body["format"]));
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            throw Refuse.Input($"A test message could not be delivered to this destination: {problem.Message}");
        }
        return connectionString;
    }
}

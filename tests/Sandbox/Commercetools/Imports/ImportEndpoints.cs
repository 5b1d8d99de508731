using System.Globalization;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Http;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;
using Microsoft.AspNetCore.Http;

namespace Connector.Sandbox.Commercetools.Imports;

/// <summary>The endpoints of the Import API.</summary>
internal static class ImportEndpoints
{
    private const int MostRecords = 20;

    public static ApiReply Handle(ImportRoute route, IQueryCollection query, JsonObject json, Change change)
    {
        var (project, now) = (change.Project, change.Project.Time.GetUtcNow());
        switch (route.Call)
        {
            case ImportCall.CreateContainer:
                var created = new ImportContainer(json, now);
                if (project.Imports.Container(created.Key) is not null)
                    throw Refuse.Duplicate("key", created.Key);
                project.Imports.Add(created);
                return ApiReply.Json(201, created.Json);
            case ImportCall.ReadContainer:
                return ApiReply.Json(200, Container(project, route).Json);
            case ImportCall.DeleteContainer:
                var removed = Container(project, route);
                project.Imports.Remove(removed);
                return ApiReply.Json(200, removed.Json);
            case ImportCall.Summary:
                return ApiReply.Json(200, Container(project, route).Summary(now));
            case ImportCall.Operations:
                return ApiReply.Json(200, Page(Container(project, route).Operations(now), query));
            case ImportCall.Operation:
                return ApiReply.Json(200, (project.Imports.Operation(route.Value) ?? throw Refuse.NotFound($"id '{route.Value}'")).Json());
            default:
                return ApiReply.Json(201, Submit(route, json, change));
        }
    }

    private static ImportContainer Container(Project project, ImportRoute route) =>
        project.Imports.Container(route.Value) ?? throw Refuse.NotFound($"key '{route.Value}'");

    private static JsonObject Submit(ImportRoute route, JsonObject json, Change change)
    {
        var (container, kind) = (Container(change.Project, route), route.Kind!);
        _ = json.OneOf("type", [kind.Type]);
        var records = json.Objects("resources").ToList();
        if (records.Count is 0 or > MostRecords)
            throw Refuse.Field("resources", records.Count);
        foreach (var field in records.SelectMany(record => record).Select(pair => pair.Key))
            if (!kind.Fields.Contains(field))
                throw Refuse.Field(field, null, kind.Fields);
        var statuses = new JsonArray();
        foreach (var record in records)
        {
            var operation = new ImportOperation(kind, container, change, record);
            operation.Validate(record);
            change.Project.Imports.Add(container, operation);
            statuses.Add(operation.Status());
        }
        return new JsonObject { ["operationStatus"] = statuses };
    }

    private static JsonObject Page(IEnumerable<ImportOperation> operations, IQueryCollection query)
    {
        var (state, key) = (query["state"].ToString(), query["resourceKey"].ToString());
        if (state.Length > 0 && !ImportContainer.States.Contains(state))
            throw Refuse.Parameter("state", $"'{state}' is no state.");
        var (limit, offset) = (Number(query, "limit", 20, 500), Number(query, "offset", 0, 10_000));
        var matching = operations.Where(operation => (state.Length == 0 || operation.State == state) && (key.Length == 0 || operation.Key == key)).ToList();
        var results = new JsonArray([.. matching.Skip(offset).Take(limit).Select(operation => operation.Json())]);
        return new JsonObject { ["limit"] = limit, ["offset"] = offset, ["count"] = results.Count, ["total"] = matching.Count, ["results"] = results };
    }

    private static int Number(IQueryCollection query, string name, int fallback, int maximum) => query[name].ToString() is not { Length: > 0 } text
        ? fallback
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= maximum ? value : throw Refuse.Parameter(name, $"'{text}' is not an integer from 0 to {maximum}.");
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Imports;

/// <summary>One record on its way into the project.</summary>
internal sealed class ImportOperation(ImportKind kind, ImportContainer container, Change change, JsonObject record)
{
    // As text, since very many may wait.
    private byte[]? record = JsonSerializer.SerializeToUtf8Bytes(record);
    private string modifiedAt = change.Now;
    private JsonArray? errors;
    private int version = 1;

    public string Id { get; } = Guid.NewGuid().ToString();

    public string? Key { get; } = record["key"].String();

    public string State { get; private set; } = "processing";

    public DateTimeOffset Created { get; } = change.Project.Time.GetUtcNow();

    public bool IsOpen => State is "processing" or "unresolved";

    /// <summary>Checks the record itself; what it refers to is a matter of <see cref="Apply"/>.</summary>
    public void Validate(JsonObject given)
    {
        try
        {
            kind.Validate(given);
        }
        catch (ApiException problem)
        {
            End("validationFailed", problem);
        }
    }

    /// <summary>Tries to apply the record.</summary>
    public void Apply()
    {
        var (now, json) = (change.Later(), JsonNode.Parse(record)!.AsObject());
        try
        {
            if (Missing(now.Project, json))
                Move("unresolved");
            else
            {
                kind.Apply(now, json);
                End("imported", null);
            }
        }
        catch (ApiException problem)
        {
            End("rejected", problem);
        }
    }

    /// <summary>The reply to the request that brought the record.</summary>
    public JsonObject Status()
    {
        var status = new JsonObject { ["operationId"] = Id, ["state"] = State };
        status.Put("errors", errors);
        return status;
    }

    public JsonObject Json()
    {
        var json = new JsonObject
        {
            ["id"] = Id, ["version"] = version, ["importContainerKey"] = container.Key, ["resourceKey"] = Key, ["state"] = State,
            ["createdAt"] = Instant.Text(Created), ["lastModifiedAt"] = modifiedAt, ["expiresAt"] = Instant.Text(Created + ImportContainer.OperationLifetime),
        };
        json.Put("errors", errors);
        return json;
    }

    private bool Missing(Project project, JsonObject json) => kind.References.Any(reference =>
        json.ObjectOrNull(reference.Key) is { } identifier && project.Of(reference.Value).By("key", identifier.Text("key")) is null);

    private void End(string state, ApiException? problem)
    {
        errors = problem?.Body()["errors"]!.DeepClone().AsArray();
        record = null;
        Move(state);
    }

    private void Move(string state)
    {
        if (state == State)
            return;
        State = state;
        version++;
        modifiedAt = change.Project.Now;
    }
}

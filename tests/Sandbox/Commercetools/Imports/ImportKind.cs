using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Imports;

/// <summary>A type of resource that can be imported: upserted by key, and what a record leaves out is removed.</summary>
internal abstract class ImportKind
{
    public static IReadOnlyList<ImportKind> All { get; } = [new InventoryImport(), new StandalonePriceImport()];

    /// <summary>Path segment.</summary>
    public abstract string Path { get; }

    /// <summary>Discriminator of the request.</summary>
    public abstract string Type { get; }

    public abstract IReadOnlyList<string> Scopes { get; }

    /// <summary>Fields of a record; the API refuses others.</summary>
    public abstract IReadOnlyList<string> Fields { get; }

    /// <summary>References of a record, by field, with the type that they point to.</summary>
    public abstract IReadOnlyDictionary<string, string> References { get; }

    protected abstract ResourceKind Resource { get; }

    /// <summary>Refuses a record that cannot become a resource whatever the project holds.</summary>
    /// <exception cref="ApiException">Why.</exception>
    public abstract void Validate(JsonObject record);

    /// <summary>Creates or updates the resource with the record's key.</summary>
    /// <exception cref="ApiException">Why not.</exception>
    public void Apply(Change change, JsonObject record)
    {
        var project = change.Project;
        if (project.Of(Resource.TypeId).By("key", record["key"]!.GetValue<string>()) is not { } row)
            project.Create(Resource, change, record);
        else if (Actions(change, row.Json, record) is { Count: > 0 } actions)
            project.Update(Resource, change, row, new JsonObject { ["version"] = row.Version, ["actions"] = actions });
    }

    /// <summary>The actions that make the resource what the record says.</summary>
    protected abstract JsonArray Actions(Change change, JsonObject resource, JsonObject record);

    protected static ApiException CannotChange(string field) => new(
        400, "InvalidFieldsUpdate", $"The field '{field}' of an existing resource cannot be changed by import.", new JsonObject { ["fields"] = new JsonArray(field) });

    protected static JsonObject Action(string name, params ReadOnlySpan<(string Field, JsonNode? Value)> parameters)
    {
        var action = new JsonObject { ["action"] = name };
        foreach (var (field, value) in parameters)
            if (value is not null)
                action[field] = value.DeepClone();
        return action;
    }
}

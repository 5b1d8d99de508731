using System.Text.Json.Nodes;

namespace Connector.Sandbox.Commercetools;

/// <summary>A refusal in the shape of the API: <c>{statusCode, message, errors:[{code, message, ...}]}</c>.</summary>
internal sealed class ApiException(int status, string code, string message, JsonObject? extra = null) : Exception(message)
{
    public int Status { get; } = status;

    public JsonObject Body()
    {
        var error = new JsonObject { ["code"] = code, ["message"] = Message };
        foreach (var (name, value) in extra ?? [])
            error[name] = value?.DeepClone();
        return new JsonObject { ["statusCode"] = Status, ["message"] = Message, ["errors"] = new JsonArray(error) };
    }
}

/// <summary>The refusals of the contract, section Errors.</summary>
internal static class Refuse
{
    public static ApiException Input(string message) => new(400, "InvalidInput", message);

    public static ApiException Parameter(string name, string problem) => Input($"Malformed parameter: {name}: {problem}");

    /// <summary>Not JSON, or JSON of another shape than the draft or action has.</summary>
    public static ApiException Json(string detail) => new(
        400, "InvalidJsonInput", "Request body does not contain valid JSON.", new JsonObject { ["detailedErrorMessage"] = detail });

    public static ApiException Operation(string message) => new(400, "InvalidOperation", message);

    public static ApiException Field(string field, JsonNode? value, IEnumerable<string>? allowed = null)
    {
        var extra = new JsonObject { ["field"] = field, ["invalidValue"] = value?.DeepClone() };
        if (allowed is not null)
            extra["allowedValues"] = new JsonArray([.. allowed.Select(text => JsonValue.Create(text))]);
        return new(400, "InvalidField", $"The value '{value}' is not valid for field '{field}'.", extra);
    }

    public static ApiException Required(string field) => new(
        400, "RequiredField", $"A value is required for field '{field}'.", new JsonObject { ["field"] = field });

    public static ApiException Duplicate(string field, JsonNode value) => new(
        400, "DuplicateField", $"A duplicate value '{value}' exists for field '{field}'.",
        new JsonObject { ["field"] = field, ["duplicateValue"] = value.DeepClone() });

    public static ApiException Reference(string typeId, string? id, string? key)
    {
        var extra = new JsonObject { ["typeId"] = typeId };
        if (id is not null)
            extra["id"] = id;
        if (key is not null)
            extra["key"] = key;
        return new(400, "ReferencedResourceNotFound", $"The referenced object of type '{typeId}' with identifier '{id ?? key}' was not found.", extra);
    }

    public static ApiException NotFound(string what) => new(404, "ResourceNotFound", $"The Resource with {what} was not found.");

    public static ApiException Conflict(string id, long expected, long current) => new(
        409, "ConcurrentModification", $"Object {id} has a different version than expected. Expected: {expected} - Actual: {current}.",
        new JsonObject { ["currentVersion"] = current });
}

using System.Text.Json;

namespace Connector.Commercetools.Notifications;

/// <summary>Reads fields of a JSON object; what is absent, or of another type, is null, 0 or false.</summary>
internal readonly struct NotificationFields(JsonElement element)
{
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public NotificationFields Object(string name) => new(Field(name, JsonValueKind.Object));

    public string? Text(string name) =>
        Field(name, JsonValueKind.String) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public long Number(string name) =>
        Field(name, JsonValueKind.Number) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value)
            ? value : 0;

    public bool Flag(string name) => Field(name, JsonValueKind.True).ValueKind == JsonValueKind.True;

    public DateTimeOffset? Instant(string name) =>
        Field(name, JsonValueKind.String) is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out var value)
            ? value.ToUniversalTime() : null;

    public UserProvidedIdentifiers? Identifiers()
    {
        var given = Object("resourceUserProvidedIdentifiers");
        return !given.IsObject ? null : new UserProvidedIdentifiers
        {
            Key = given.Text("key"),
            ExternalId = given.Text("externalId"),
            OrderNumber = given.Text("orderNumber"),
            CustomerNumber = given.Text("customerNumber"),
            Sku = given.Text("sku"),
        };
    }

    private JsonElement Field(string name, JsonValueKind kind) =>
        IsObject && element.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : default;
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connector.Commercetools;

/// <summary>How commercetools' JSON is read and written: camel case, nulls left out, unknown fields ignored.</summary>
public static class CommercetoolsJson
{
    /// <summary>
    /// Options for every model, draft and update of this library. An explicit null for a list, or for a text with a default,
    /// reads as if it were absent; a missing or null required field is a <see cref="JsonException"/> that names it.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(Json.CommercetoolsJsonContext.Default.Options)
        {
            // Values of custom fields are the project's own types; what the generated metadata does not know is reflected.
            TypeInfoResolver = JsonTypeInfoResolver
                .Combine(Json.CommercetoolsJsonContext.Default, new DefaultJsonTypeInfoResolver())
                .WithAddedModifier(Json.KeepDefaults.Apply),
        };
        options.MakeReadOnly();
        return options;
    }
}

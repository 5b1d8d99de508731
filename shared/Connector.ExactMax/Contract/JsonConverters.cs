using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connector.ExactMax.Contract;

/// <summary>Writes decimals as strings, since JSON numbers pass through binary floating point in many readers.</summary>
public sealed class DecimalTextConverter : JsonConverter<decimal>
{
    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetDecimal(),
            JsonTokenType.String when DecimalText.TryParse(reader.GetString(), out var value) => value,
            _ => throw new JsonException("A decimal is expected, as a string such as \"12.50\" or as a number."),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DecimalText.Format(value));
}

/// <summary>Writes an enum as a camel case string and reads nothing else.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

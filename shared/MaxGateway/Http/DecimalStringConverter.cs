using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connector.MaxGateway.Http;

/// <summary>Writes decimals as strings, since many JSON readers turn numbers into binary floating point; reads both.</summary>
internal sealed class DecimalStringConverter : JsonConverter<decimal>
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number))
            return number;
        if (reader.TokenType == JsonTokenType.String && decimal.TryParse(reader.GetString(), Style, CultureInfo.InvariantCulture, out var text))
            return text;
        throw new JsonException("A decimal is expected, as a string like \"19.99\" or as a number.");
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}

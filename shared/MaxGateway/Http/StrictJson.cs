using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Http;

/// <summary>The contract's JSON as the gateway reads it: nothing that the contract does not name, nothing twice, no null where a value belongs.</summary>
internal static class StrictJson
{
    public static JsonSerializerOptions Options { get; } = Build();

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions(GatewayJson.Default.Options)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
        };
        options.MakeReadOnly();
        return options;
    }
}

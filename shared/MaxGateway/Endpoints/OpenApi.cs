using System.Text.Json.Serialization;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Security;
using Microsoft.OpenApi;

namespace Connector.MaxGateway.Endpoints;

/// <summary>The OpenAPI document, true to what <see cref="StrictJson"/> reads and writes.</summary>
internal static class OpenApi
{
    public static void AddGatewayOpenApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(http =>
        {
            http.SerializerOptions.DefaultIgnoreCondition = StrictJson.Options.DefaultIgnoreCondition;
            http.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            foreach (var converter in StrictJson.Options.Converters)
                http.SerializerOptions.Converters.Add(converter);
        });
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "MAX gateway", Version = "v1", Description = "Sales orders, returns and customers of Exact MAX. Errors are problem JSON (RFC 9457) with a code of a closed list." };
                document.Servers = [];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["apiKey"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyAuthentication.Header },
                };
                return Task.CompletedTask;
            });
            options.AddSchemaTransformer((schema, context, _) =>
            {
                var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
                if (type == typeof(decimal))
                {
                    schema.Type = JsonSchemaType.String;
                    schema.Format = "decimal";
                    schema.Pattern = "^-?[0-9]+(\\.[0-9]+)?$";
                }
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                // Parameters that the handlers read from the request themselves.
                operation.Parameters ??= [];
                if (context.Description.RelativePath!.Contains("{company}", StringComparison.Ordinal))
                    operation.Parameters.Insert(0, Text("company", ParameterLocation.Path, "Company as configured", required: true));
                if (operation.OperationId is "CreateOrder" or "ChangeOrder" or "CancelOrder" or "CreateReturn" or "CreateCreditMemo")
                {
                    operation.Parameters.Add(Text(RequestHeaders.IdempotencyKey, ParameterLocation.Header, "Names the write for good: 1 to 200 printable characters", required: true));
                    operation.Parameters.Add(Text("Prefer", ParameterLocation.Header, "wait=N: seconds to wait for the outcome", required: false));
                }
                return Task.CompletedTask;
            });
        });
    }

    private static OpenApiParameter Text(string name, ParameterLocation place, string description, bool required) => new()
    {
        Name = name, In = place, Description = description, Required = required, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}

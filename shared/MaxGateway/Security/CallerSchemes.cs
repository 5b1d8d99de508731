using Connector.MaxGateway.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Security;

/// <summary>API key or Entra token: whichever header the caller sends decides.</summary>
internal static class CallerSchemes
{
    public const string Any = "Caller";

    public static IServiceCollection AddCallers(this IServiceCollection services)
    {
        services.AddAuthentication(Any)
            .AddPolicyScheme(Any, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 && context.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value.Entra.Enabled
                    ? JwtBearerDefaults.AuthenticationScheme
                    : ApiKeyAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Scheme, null)
            .AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IOptions<GatewayOptions>>((jwt, gateway) =>
        {
            jwt.MapInboundClaims = false;
            if (!gateway.Value.Entra.Enabled)
                return;
            jwt.Authority = gateway.Value.Entra.Authority;
            jwt.Audience = gateway.Value.Entra.Audience;
        });
        services.AddAuthorization();
        return services;
    }
}

using System.Security.Claims;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Settings;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Security;

/// <summary>Lets a request through when its caller may use the company in the URL, and resolves that company.</summary>
internal sealed class CompanyAccess(IOptions<GatewayOptions> options) : IEndpointFilter
{
    public const string ClaimType = "company";

    public static CompanyOptions Company(HttpContext context) => (CompanyOptions)context.Items[ClaimType]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var name = (string)context.HttpContext.Request.RouteValues["company"]!;
        if (!Allows(context.HttpContext.User, name))
            throw new ProblemException(Problems.Forbidden());
        context.HttpContext.Items[ClaimType] = options.Value.Company(name) ?? throw new ProblemException(Problems.UnknownCompany(name));
        return await next(context);
    }

    public static bool Allows(ClaimsPrincipal caller, string company) => caller.Claims.Any(claim =>
        claim.Type == ClaimType && (claim.Value == "*" || string.Equals(claim.Value, company, StringComparison.OrdinalIgnoreCase))
        || claim.Type == "roles" && (claim.Value == "Company.All" || string.Equals(claim.Value, $"Company.{company}", StringComparison.OrdinalIgnoreCase)));
}

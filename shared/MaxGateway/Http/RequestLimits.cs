using System.Security.Claims;
using System.Threading.RateLimiting;
using Connector.MaxGateway.Settings;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Http;

/// <summary>So many requests a minute for each caller; whoever has no valid credentials is known by its address.</summary>
internal static class RequestLimits
{
    public static IServiceCollection AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<GatewayOptions>>((limiter, gateway) =>
        {
            var limit = gateway.Value.Limits.RequestsPerMinute;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
                Caller(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
            limiter.OnRejected = (rejected, _) => new ValueTask(ProblemResponses.WriteAsync(
                rejected.HttpContext, Problems.TooManyRequests(limit), Seconds(rejected.Lease)));
        });
        return services;
    }

    // What stands in front keeps a caller from taking the name of another's address.
    private static string Caller(HttpContext context) => context.User is { Identity.IsAuthenticated: true } user
        ? $"caller {user.Identity.Name ?? (user.FindFirstValue("azp") ?? user.FindFirstValue("appid") ?? user.FindFirstValue("sub"))}"
        : $"address {context.Connection.RemoteIpAddress}";

    private static int Seconds(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 60;
}

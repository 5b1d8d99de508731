using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sync.Setup;
using Connector.Sync.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.SubscriptionHealth;

/// <summary>Asks commercetools whether it delivers notifications. While it does not, only the sweeps find changes.</summary>
public sealed class SubscriptionCheck(
    ICommercetoolsSubscriptions subscriptions,
    IOptions<SetupOptions> options,
    ConnectorTelemetry telemetry,
    ILogger<SubscriptionCheck> logger)
{
    /// <summary>Status of a subscription that does not exist.</summary>
    public const string Missing = "Missing";

    private const string Unknown = "Unknown";

    /// <summary>Looks once.</summary>
    /// <returns>The status as commercetools says it, or <see cref="Missing"/>.</returns>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var key = options.Value.SubscriptionKey;
        var found = await subscriptions.GetByKeyAsync(key, cancellationToken);
        var status = found is null ? Missing : found.Status ?? Unknown;
        var healthy = status == SubscriptionHealthStatus.Healthy;
        telemetry.Subscription(healthy);
        if (!healthy) logger.LogWarning("Subscription {Key} is {Status}: notifications may be missing until the setup is run again or its destination is corrected; the sweeps go on", key, status);
        return status;
    }
}

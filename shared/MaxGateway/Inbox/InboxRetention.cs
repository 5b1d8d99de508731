using Connector.MaxGateway.Settings;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Inbox;

/// <summary>Forgets personal data of finished operations and of abandoned reservations, at start and daily.</summary>
internal sealed class InboxRetention(IInbox inbox, CustomerLinks links, IOptions<GatewayOptions> options, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            var before = clock.GetUtcNow().AddDays(-options.Value.Inbox.RetentionDays);
            await inbox.ForgetAsync(before, stoppingToken);
            await links.ForgetAsync(before, stoppingToken);
        }
        while (await daily.WaitForNextTickAsync(stoppingToken));
    }
}

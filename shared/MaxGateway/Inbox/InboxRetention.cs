using Connector.MaxGateway.Settings;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Inbox;

/// <summary>Forgets personal data of finished operations, at start and daily.</summary>
internal sealed class InboxRetention(IInbox inbox, IOptions<GatewayOptions> options, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            await inbox.ForgetAsync(clock.GetUtcNow().AddDays(-options.Value.Inbox.RetentionDays), stoppingToken);
        }
        while (await daily.WaitForNextTickAsync(stoppingToken));
    }
}

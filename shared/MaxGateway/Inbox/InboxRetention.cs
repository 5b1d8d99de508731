using System.Data.Common;
using Connector.MaxGateway.Settings;
using Connector.MaxGateway.Work;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Inbox;

/// <summary>At start and daily, forgets personal data of finished operations and of abandoned reservations, and the memories of orders that are over in MAX.</summary>
internal sealed partial class InboxRetention(
    IInbox inbox, CustomerLinks links, OrderMemories memories, MaxCompanies companies, IOptions<GatewayOptions> options, TimeProvider clock, ILogger<InboxRetention> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            var before = clock.GetUtcNow().AddDays(-options.Value.Inbox.RetentionDays);
            await inbox.ForgetAsync(before, stoppingToken);
            await links.ForgetAsync(before, stoppingToken);
            foreach (var company in companies.All)
                await ForgetClosedAsync(company, before, stoppingToken);
        }
        while (await daily.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ForgetClosedAsync(MaxCompany company, DateTimeOffset before, CancellationToken cancellation)
    {
        try
        {
            foreach (var number in await memories.OrdersAsync(company.Options.Name, before, cancellation))
            {
                if (await company.Reader.OrderAsync(number, cancellation) is null or { Closed: true })
                    await memories.ForgetAsync(company.Options.Name, number, cancellation);
            }
        }
        catch (DbException down)
        {
            LogDown(log, down, company.Options.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database of {Company} does not answer; closed orders are forgotten another day")]
    private static partial void LogDown(ILogger log, Exception down, string company);
}

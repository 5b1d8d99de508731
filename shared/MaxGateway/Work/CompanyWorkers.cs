using Connector.MaxGateway.Fulfilment;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Orders.Changes;
using Connector.MaxGateway.Returns;
using Connector.MaxGateway.Settings;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Work;

/// <summary>Runs a worker per company for as long as the service runs.</summary>
internal sealed class CompanyWorkers(
    MaxCompanies companies, IInbox inbox, OrderMemories memories, ReturnMemories returns, OutcomeSignals signals, IOptions<GatewayOptions> options, TimeProvider clock, ILoggerFactory logs)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settle = TimeSpan.FromSeconds(options.Value.MaxUpdate.SettleSeconds);
        return Task.WhenAll(companies.All.Select(company =>
        {
            var log = logs.CreateLogger($"{typeof(CompanyWorker).FullName}.{company.Options.Name}");
            var works = new Dictionary<OperationKind, IOrderWork>
            {
                [OperationKind.Create] = new OrderCreation(company, inbox, memories, clock, settle, log),
                [OperationKind.Change] = new OrderChanging(company, inbox, memories, clock, settle),
                [OperationKind.Cancel] = new OrderCancelling(company, inbox, memories, clock, settle),
                [OperationKind.Return] = new ReturnCreation(company, inbox, returns, clock, settle, log),
                [OperationKind.CreditMemo] = new CreditMemoCreation(company, inbox, returns, clock, settle, log),
            };
            var writer = new OrderWriter(works, inbox, clock, log);
            return Task.Run(() => new CompanyWorker(company.Options.Name, writer, inbox, signals, clock, log).RunAsync(stoppingToken), stoppingToken);
        }));
    }
}

using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Fulfilment;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Returns;

/// <summary>Enters a credit memo as a sales order of type CR, the way orders are made, and remembers whose it is.</summary>
internal sealed class CreditMemoCreation(MaxCompany company, IInbox inbox, ReturnMemories memories, TimeProvider clock, TimeSpan settle, ILogger log) : IOrderWork
{
    private readonly OrderAssembly _assembly = new(company, OrderType.Credit, inbox, clock, settle, log);

    public async Task<InboxEntry> ContinueAsync(InboxEntry entry, bool unsettled, CancellationToken cancellation)
    {
        var request = JsonSerializer.Deserialize<CreditMemoRequest>(entry.Body, StrictJson.Options)!;
        var fingerprint = Fingerprint.Of(entry.Key);
        if (await CreditMemoContext.ReadAsync(company, request, fingerprint, cancellation) is not { } memo)
            return entry with { State = OperationState.Failed, Error = CreditMemoCheck.UnknownOrder(request) };
        entry = await _assembly.ContinueAsync(entry, Draft(memo, fingerprint), unsettled, cancellation);
        if (entry.State == OperationState.Succeeded)
            await memories.SaveAsync(entry.Company, entry.OrderNumber!, request.ExternalId, ReturnIds.Of(entry.Lines), cancellation);
        return entry;
    }

    private OrderDraft Draft(CreditMemoContext memo, string fingerprint) => new()
    {
        Order = memo.Order,
        Fingerprint = fingerprint,
        Check = () => CreditMemoCheck.Check(memo, company.Options),
        Header = () => CreditMemoOrder.Header(memo, company.Options, fingerprint),
        Line = (line, number) => CreditMemoOrder.Line(memo, line, number, company.Options),
    };
}

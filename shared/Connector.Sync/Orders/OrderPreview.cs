using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Client;
using Connector.ExactMax.Documents;
using Connector.Mapping;
using Connector.Sync.Links;

namespace Connector.Sync.Orders;

/// <summary>
/// What the flow <c>order-export</c> would do with an order now. It reads both sides with the flow's own steps, and has
/// nothing to write with.
/// </summary>
public sealed class OrderPreview(ICommercetoolsOrders orders, OrderDocuments documents, IOrderLinks links, IMaxGateway gateway, MappingDocument mapping)
{
    /// <summary>The preview; null when commercetools has no such order.</summary>
    public async Task<OrderPreviewResult?> RunAsync(string orderId, CancellationToken cancellationToken)
    {
        if (await orders.GetByIdAsync(orderId, cancellationToken) is not { } order) return null;
        var link = await links.FindAsync(orderId, cancellationToken);
        var mapped = await documents.MapAsync(order, link, cancellationToken);
        var gate = ExportGate.Check(order, mapping);
        var preview = new OrderPreviewResult
        {
            OrderId = order.Id,
            OrderNumber = order.OrderNumber,
            OrderState = order.OrderState,
            Version = order.Version,
            Action = Action(order, link, gate),
            Gate = new PreviewGate(gate.Readiness, gate.Reason),
            Link = link is null ? null : new PreviewLink(link.MaxOrderNumber, link.Company, link.Parts, link.ExportedAt, link.CancelledAt, link.Pending is not null),
            Problems = mapped.Problems,
        };
        if (!mapped.Succeeded) return preview with { Company = link?.Company, Account = link?.CustomerId };
        return preview with
        {
            Company = mapped.Value.Company,
            Account = mapped.Value.Customer is null ? mapped.Value.Orders[0].CustomerId : await KnownAccountAsync(mapped.Value, cancellationToken),
            Customer = mapped.Value.Customer?.Request,
            Documents = [.. mapped.Value.Orders.Select(request => new PreviewOrder(request.ExternalId, link?.Parts.GetValueOrDefault(request.ExternalId), SalesOrderDocuments.All(request)))],
            Changes = preview.Action == PreviewAction.Change ? await ChangesAsync(mapped.Value, link!, cancellationToken) : [],
        };
    }

    private PreviewAction Action(Order order, OrderLink? link, ExportDecision gate) => link switch
    {
        null or { IsExported: false, Pending: null } => gate.Readiness switch
        {
            ExportReadiness.Ready => PreviewAction.Create,
            ExportReadiness.NotYet => PreviewAction.Wait,
            _ => PreviewAction.None,
        },
        _ when order.OrderState == OrderState.Cancelled => link.CancelledAt is null ? PreviewAction.Cancel : PreviewAction.None,
        { CancelledAt: not null } => PreviewAction.Refuse,
        { IsExported: false } => PreviewAction.Create,
        _ => OrderExportFlow.IsAsMaxHoldsIt(order, link, mapping) ? PreviewAction.None : PreviewAction.Change,
    };

    private async Task<string?> KnownAccountAsync(OrderExport export, CancellationToken cancellationToken) =>
        (await gateway.GetCustomerAsync(export.Company, export.Customer!.ExternalId, cancellationToken))?.CustomerId;

    private async Task<IReadOnlyList<LineDifference>> ChangesAsync(OrderExport export, OrderLink link, CancellationToken cancellationToken)
    {
        List<LineDifference> changes = [];
        var wanted = export.Orders.ToDictionary(request => request.ExternalId);
        foreach (var (externalId, number) in link.Parts)
        {
            var held = await gateway.GetOrderAsync(link.Company, number, cancellationToken);
            changes.AddRange(LineDifferences.Of(number, held?.Lines ?? [], wanted.GetValueOrDefault(externalId)?.Lines ?? []));
        }

        foreach (var request in export.Orders.Where(request => !link.Parts.ContainsKey(request.ExternalId))) changes.AddRange(LineDifferences.Of(null, [], request.Lines));
        return changes;
    }
}

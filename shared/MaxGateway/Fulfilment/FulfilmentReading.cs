using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Fulfilment;

/// <summary>Reads what an order has come to: a query per kind of record, however many records there are.</summary>
internal sealed class FulfilmentReading(OrderReading orders, IReturnMemory memory)
{
    public async Task<OrderFulfilment?> ReadAsync(MaxCompany company, string orderNumber, CancellationToken cancellation)
    {
        if (await orders.ByNumberAsync(company, orderNumber, cancellation) is not { } order)
            return null;
        var (max, number) = (company.Reader, order.OrderNumber);
        var shipments = await max.OfOrderAsync<ShipmentRow>(SqlText.Shipments, number, cancellation);
        var tracking = shipments.Count == 0 ? [] : await max.OfOrderAsync<TrackingRow>(SqlText.Tracking, number, cancellation);
        var returns = await max.OfOrderAsync<ReturnRow>(SqlText.Returns, number, cancellation);
        var memos = await max.OfOrderAsync<CreditMemoRow>(SqlText.CreditMemos, number, cancellation);
        var credited = memos.Select(memo => memo.MemoNumber).Distinct(StringComparer.Ordinal).ToList();
        var invoices = await max.OfOrdersAsync<InvoiceRow>(SqlText.Invoices, [number, .. credited], cancellation);
        var invoiceLines = invoices.Count == 0 ? [] : await max.OfOrdersAsync<InvoiceLineRow>(SqlText.InvoiceLines, [number, .. credited], cancellation);
        var entryLines = credited.Count == 0 ? [] : await max.OfOrdersAsync<OrderLineRow>(SqlText.LinesOfOrders, credited, cancellation);
        var memories = await memory.FindAsync(company.Options.Name, [.. returns.Select(line => line.ReturnNumber), .. credited], cancellation);
        var codes = await max.CodesAsync(cancellation);
        return new OrderFulfilment
        {
            Order = order, Shipments = Shipping.Of(order, shipments, tracking, new ServerClock(company.Options)), Invoices = Invoicing.Of(order, invoices, invoiceLines, codes),
            Returns = Returning.Of(returns, memories), CreditMemos = new Crediting(invoices, invoiceLines, entryLines, codes, company.Options.Quirks.TaxScale).Of(memos, memories),
        };
    }
}

using Connector.ExactMax.Contract;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Orders.Changes;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Orders;

/// <summary>Reads orders back as they stand in MAX, with the caller's own ids where the gateway made them.</summary>
internal sealed class OrderReading(IInbox inbox, OrderMemories memories)
{
    public async Task<SalesOrder?> ByNumberAsync(MaxCompany company, string orderNumber, CancellationToken cancellation)
    {
        if (await company.Reader.OrderAsync(orderNumber, cancellation) is not { } order)
            return null;
        var made = await inbox.ByOrderNumberAsync(company.Options.Name, order.OrderNumber, cancellation);
        var memory = await memories.FindAsync(company.Options.Name, order.OrderNumber, cancellation);
        var record = await company.Reader.OrderRecordAsync(order.OrderNumber, cancellation);
        var ids = memory?.Lines.Select(line => (line.Place.LineNumber, line.Place.Delivery, line.Key.ExternalLineId))
            ?? made?.Lines.Select(line => (line.LineNumber, line.Delivery, line.ExternalLineId)) ?? [];
        var external = ids.DistinctBy(line => (line.LineNumber, line.Delivery)).ToDictionary(line => (line.LineNumber, line.Delivery), line => line.ExternalLineId);
        var codes = await company.Reader.CodesAsync(cancellation);
        var lines = await company.Reader.OrderLinesAsync(order.OrderNumber, cancellation);
        return new SalesOrder
        {
            OrderNumber = order.OrderNumber, Version = record is null ? null : OrderVersion.Of(record), ExternalId = memory?.ExternalId ?? made?.ExternalId, CustomerId = order.CustomerId, PurchaseOrder = order.PurchaseOrder,
            ExternalNumber = order.Reference.NullIfEmpty(), Status = Status(order, lines), OrderDate = MaxDates.Parse(order.OrderDate),
            Currency = codes.Iso(order.CurrencyCode), ShipVia = order.ShipVia.NullIfEmpty(), Terms = order.Terms.NullIfEmpty(),
            Comments = [.. new[] { order.Comment1, order.Comment2, order.Comment3 }.Where(comment => comment.Length > 0)],
            Lines = [.. lines.Select(line => State(line, external.GetValueOrDefault((line.LineNumber, line.Delivery)), company.Options.Quirks.TaxScale))],
        };
    }

    public async Task<IReadOnlyList<SalesOrder>> ByExternalIdAsync(MaxCompany company, string externalId, CancellationToken cancellation)
    {
        var orders = new List<SalesOrder>();
        foreach (var number in (await inbox.ByExternalIdAsync(company.Options.Name, externalId, cancellation)).Select(entry => entry.OrderNumber).OfType<string>().Distinct())
        {
            if (await ByNumberAsync(company, number, cancellation) is { } order)
                orders.Add(order);
        }
        return orders;
    }

    // MAX closes an order at its end, good or bad: closed without a shipped piece was cancelled.
    private static string Status(OrderRow order, IReadOnlyList<OrderLineRow> lines) => MaxStatus.Text(order.Status) switch
    {
        "closed" => lines.Any(line => line.Shipped != 0 || line.Invoiced != 0) ? "closed" : "cancelled",
        "open" when lines.Any(line => line.OnHold && MaxStatus.IsOpen(line.Status)) => "hold",
        var status => status,
    };

    private static string Status(OrderLineRow line) => line.OnHold && MaxStatus.IsOpen(line.Status) ? "hold" : MaxStatus.Text(line.Status);

    private static SalesOrderLineState State(OrderLineRow line, string? externalLineId, int taxScale) => new()
    {
        ExternalLineId = externalLineId, Status = Status(line), RequestedDate = MaxDates.Parse(line.RequestedDate),
        LineNumber = line.LineNumber, Delivery = line.Delivery, Part = line.Part, Ordered = line.Ordered, Shipped = line.Shipped, Due = line.Due,
        Invoiced = line.Invoiced, UnitPrice = line.UnitPrice, Stockroom = line.Stockroom.NullIfEmpty(),
        Taxes = [.. new[] { (line.TaxCode1, line.Tax1), (line.TaxCode2, line.Tax2), (line.TaxCode3, line.Tax3) }
            .Where(tax => tax.Item1.Length > 0).Select(tax => new LineTax(tax.Item1, tax.Item2 / taxScale))],
    };
}

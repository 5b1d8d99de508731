using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>One mapping of an order's returns under way.</summary>
internal sealed class ReturnScope
{
    private ReturnScope(ReturnInput input, OrderScope order)
    {
        (Input, Order) = (input, order);
        Items = ReturnedItem.Of(input.Order);
        var planned = Items.Where(IsPlanned).Select(returned => returned.Item.Id).ToHashSet(StringComparer.Ordinal);
        Shipped = new(input.Parts, order.Company.Json, planned.Contains);
        Shares = Rules.Mode == ReturnMode.Rma || planned.Count == 0 ? null : new(order);
    }

    public ReturnInput Input { get; }

    /// <summary>The order, as its export sees it; problems go there.</summary>
    public OrderScope Order { get; }

    public ReturnsJson Rules => Order.Mapping.Json.Returns;

    /// <summary>All return items, oldest first.</summary>
    public List<ReturnedItem> Items { get; }

    public ShippedLines Shipped { get; }

    /// <summary>Null when no credit memo is entered.</summary>
    public CreditShares? Shares { get; }

    public static ReturnScope Of(ReturnInput input, MappingDocument mapping, Company company) => new(input, new()
    {
        Input = new() { Order = input.Order },
        Mapping = mapping,
        Company = company,
        CompanyIsKnown = true,
        Problems = [],
    });

    /// <summary>True when the item shall be entered now. What is not refundable needs no credit, and without an RMA nothing at all.</summary>
    public bool IsPlanned(ReturnedItem returned) =>
        returned.IsExported && !Input.Entered.Contains(returned.Item.Id) && (Rules.Mode != ReturnMode.CreditOrder || returned.IsRefundable);

    /// <summary>Pieces of the item in MAX's sales unit; pieces of a custom line item are its units.</summary>
    public (decimal Quantity, string? Unit) Units(ReturnedItem returned) =>
        Line(returned.LineId) is { } line ? Orders.Units.Of(Order, line, returned.Item.Quantity, returned.Path) : (returned.Item.Quantity, null);

    private LineItem? Line(string id)
    {
        foreach (var line in Input.Order.LineItems)
            if (line.Id == id) return line;
        return null;
    }
}

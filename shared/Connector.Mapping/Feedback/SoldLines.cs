using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Feedback;

/// <summary>
/// The order's lines and what they are in MAX. Freight, discounts and rounding follow them and do not count, nor does what
/// people added in MAX.
/// </summary>
internal sealed class SoldLines
{
    private readonly Dictionary<string, SoldLine> byId = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Order, int Line, int Delivery), SoldLine> byPlace = [];

    private SoldLines()
    {
    }

    public IReadOnlyCollection<SoldLine> All => byId.Values;

    public static SoldLines Of(FeedbackScope scope)
    {
        var (lines, order) = (new SoldLines(), scope.Order);
        for (var i = 0; i < order.LineItems.Count; i++)
        {
            var item = order.LineItems[i];
            lines.byId[item.Id] = new(item.Id, ShippedLine.Of(item, new("lineItems", i)), item, item.Variant.Sku is { } sku ? scope.Mapping.UnitBySku.GetValueOrDefault(sku) : null);
        }

        for (var i = 0; i < order.CustomLineItems.Count; i++)
            lines.byId[order.CustomLineItems[i].Id] = new(order.CustomLineItems[i].Id, ShippedLine.Of(order.CustomLineItems[i], new("customLineItems", i)), null, null);
        foreach (var part in scope.Input.Parts) lines.Add(scope, part);
        return lines;
    }

    /// <summary>The line that a MAX line stems from; null when it is none of the order's.</summary>
    public SoldLine? At(OrderFulfilment part, ShipmentLine line) => byPlace.GetValueOrDefault((part.Order.OrderNumber, line.LineNumber, line.Delivery))
        ?? (line.ExternalLineId is { } id && !part.Order.Lines.Any(own => (own.LineNumber, own.Delivery) == (line.LineNumber, line.Delivery)) ? byId.GetValueOrDefault(id) : null);

    private void Add(FeedbackScope scope, OrderFulfilment part)
    {
        var ofOrder = MaxStatuses.OfOrder(scope, part.Order);
        var discount = scope.Mapping.CompanyByName[scope.Input.Company].Json.Parts.Discount;
        foreach (var state in part.Order.Lines.OrderBy(line => line.LineNumber).ThenBy(line => line.Delivery))
        {
            // A discount below a line bears the line's id.
            if (state.ExternalLineId is not { } id || !byId.TryGetValue(id, out var line) || (state.Part == discount && state.UnitPrice <= 0)) continue;
            line.Lines.Add(new(part, state, MaxStatuses.OfLine(scope, part.Order, ofOrder, state)));
            byPlace[(part.Order.OrderNumber, state.LineNumber, state.Delivery)] = line;
        }
    }
}

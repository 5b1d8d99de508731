using Connector.Commercetools.Models;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>A return item with its place, and how many pieces of its line came back before it.</summary>
/// <param name="Return">Index in <c>returnInfo</c>.</param>
/// <param name="Index">Index in the return's items.</param>
/// <param name="Item">The item.</param>
/// <param name="Before">Pieces of the same line in earlier items, whatever became of them.</param>
internal readonly record struct ReturnedItem(int Return, int Index, ReturnItem Item, long Before)
{
    public SourcePath Path => new("returnInfo", Return, $"items[{Index}]");

    /// <summary>Id of the line item or custom line item.</summary>
    public string LineId => Item.LineItemId ?? Item.CustomLineItemId ?? "";

    /// <summary>Position of its last piece among those of the line.</summary>
    public long After => Before + Item.Quantity;

    /// <summary>True while MAX may be told: what was received and judged in the shop is history.</summary>
    public bool IsExported => Item.ShipmentState is ReturnShipmentState.Advised or ReturnShipmentState.Returned;

    /// <summary>True when the shop lets the customer have the money back.</summary>
    public bool IsRefundable => Item.PaymentState is not (ReturnPaymentState.NonRefundable or ReturnPaymentState.NotRefunded);

    /// <summary>All return items of the order, oldest first.</summary>
    public static List<ReturnedItem> Of(Order order)
    {
        var (all, pieces) = (new List<ReturnedItem>(), new Dictionary<string, long>(StringComparer.Ordinal));
        for (var i = 0; i < order.ReturnInfo.Count; i++)
        {
            for (var j = 0; j < order.ReturnInfo[i].Items.Count; j++)
            {
                var returned = new ReturnedItem(i, j, order.ReturnInfo[i].Items[j], 0);
                var before = pieces.GetValueOrDefault(returned.LineId);
                all.Add(returned with { Before = before });
                pieces[returned.LineId] = before + returned.Item.Quantity;
            }
        }

        return all;
    }
}

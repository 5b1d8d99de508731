using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>
/// MAX's customer PO is the buyer's purchase order number, else the shop's order number, else a short form of the
/// order's id: <c>CT-</c> and the first 12 bytes of the id in base 32, 23 characters. 96 of the id's 122 random bits
/// keep it unique; the whole id is in the link that the export stores.
/// </summary>
internal static class OrderReference
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string PurchaseOrder(OrderScope scope)
    {
        var order = scope.Order;
        if (WordWrap.Clean(order.PurchaseOrderNumber) is { } purchaseOrder) return MaxText.Field(scope, purchaseOrder, MaxLength.PurchaseOrder, "purchaseOrderNumber");
        return Number(order) ?? MaxText.Field(scope, ShortId(order.Id), MaxLength.PurchaseOrder, "id");
    }

    public static string? ExternalNumber(OrderScope scope) =>
        Number(scope.Order) is { } number ? MaxText.Field(scope, number, MaxLength.ExternalNumber, "orderNumber") : null;

    /// <summary>The short form of an order's id; an id that is no UUID stays as it is.</summary>
    internal static string ShortId(string id)
    {
        if (!Guid.TryParse(id, out var guid)) return id;
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<char> text = stackalloc char[23];
        "CT-".CopyTo(text);
        for (var i = 0; i < 20; i++)
        {
            var value = 0;
            for (var bit = i * 5; bit < (i * 5) + 5; bit++)
                value = (value << 1) | (bit < 96 ? (bytes[bit / 8] >> (7 - (bit % 8))) & 1 : 0);
            text[3 + i] = Alphabet[value];
        }

        return new(text);
    }

    private static string? Number(Order order) => WordWrap.Clean(order.OrderNumber);
}

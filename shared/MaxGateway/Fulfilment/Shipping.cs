using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Fulfilment;

/// <summary>
/// Groups transactions into shipments. A reversal takes from the last shipment of its line before it, then from the one
/// before that; a reversal of what the history no longer holds takes from nothing that is shown.
/// </summary>
internal static class Shipping
{
    public static IReadOnlyList<Shipment> Of(SalesOrder order, IReadOnlyList<ShipmentRow> rows, IReadOnlyList<TrackingRow> tracking, ServerClock clock)
    {
        var sums = rows.GroupBy(row => (row.ShippedAt, row.LineNumber, row.Delivery, row.Part, row.Stockroom)).Select(same => new Sum(same.First(), same.Sum(row => row.Quantity))).ToList();
        foreach (var reversal in sums.Where(sum => sum.Quantity < 0).ToList())
            Reverse(reversal, sums);
        return [.. sums.Where(sum => sum.Quantity >= 0).GroupBy(sum => sum.Row.ShippedAt).OrderBy(shipment => shipment.Key, StringComparer.Ordinal)
            .Select(shipment => Of(order, shipment.Key, [.. shipment], tracking, clock))];
    }

    private static void Reverse(Sum reversal, List<Sum> sums)
    {
        var earlier = sums.Where(sum => sum.Quantity > 0 && sum.IsLineOf(reversal) && string.CompareOrdinal(sum.Row.ShippedAt, reversal.Row.ShippedAt) <= 0);
        foreach (var shipped in earlier.OrderByDescending(sum => sum.Row.Stockroom == reversal.Row.Stockroom).ThenByDescending(sum => sum.Row.ShippedAt, StringComparer.Ordinal).ToList())
        {
            var back = Math.Min(shipped.Quantity, -reversal.Quantity);
            shipped.Quantity -= back;
            reversal.Quantity += back;
            if (reversal.Quantity == 0)
                break;
        }
        sums.Remove(reversal);
    }

    private static Shipment Of(SalesOrder order, string at, IReadOnlyList<Sum> lines, IReadOnlyList<TrackingRow> tracking, ServerClock clock)
    {
        var told = tracking.Where(row => (row.ShippedAt is null || row.ShippedAt == at)
            && (row.LineNumber is null || lines.Any(line => line.Row.LineNumber == row.LineNumber && line.Row.Delivery == (row.Delivery ?? line.Row.Delivery)))).ToList();
        return new Shipment
        {
            ShipmentId = ShipmentIds.Of(order.OrderNumber, at), ShippedAt = clock.Instant(at), Carrier = told.Select(row => row.Carrier.NullIfEmpty()).FirstOrDefault(carrier => carrier is not null),
            TrackingNumbers = [.. told.Select(row => row.TrackingNumber).Where(number => number.Length > 0).Distinct(StringComparer.Ordinal)],
            Lines = [.. lines.OrderBy(line => (line.Row.LineNumber, line.Row.Delivery)).Select(line => new ShipmentLine
            {
                LineNumber = line.Row.LineNumber, Delivery = line.Row.Delivery, ExternalLineId = order.ExternalLine(line.Row.LineNumber, line.Row.Delivery), Part = line.Row.Part,
                Quantity = line.Quantity, Stockroom = line.Row.Stockroom.NullIfEmpty(),
            })],
        };
    }

    private sealed class Sum(ShipmentRow row, decimal quantity)
    {
        public ShipmentRow Row { get; } = row;

        public decimal Quantity { get; set; } = quantity;

        public bool IsLineOf(Sum other) => Row.LineNumber == other.Row.LineNumber && Row.Delivery == other.Row.Delivery;
    }
}

/// <summary>The caller's ids of an order's lines.</summary>
internal static class OrderLineIds
{
    public static string? ExternalLine(this SalesOrder order, int line, int delivery) =>
        order.Lines.FirstOrDefault(known => known.LineNumber == line && known.Delivery == delivery)?.ExternalLineId;
}

using System.Globalization;
using Connector.Commercetools;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Feedback;

/// <summary>
/// Every tracking number of a shipment is a parcel. A number that the delivery shows already, on whoever's parcel, is not
/// added again; a number that MAX corrected replaces the wrong one; one that a reading lacks stays.
/// </summary>
internal static class TrackingFeedback
{
    public static IEnumerable<ParcelDraft> Parcels(Shipped shipped) =>
        Numbers(shipped).Select((number, i) => new ParcelDraft { Key = Key(shipped, i + 1), TrackingData = new() { TrackingId = number, Carrier = shipped.Shipment.Carrier } });

    public static void Add(FeedbackScope scope, Shipped shipped, Delivery delivery)
    {
        var numbers = Numbers(shipped);
        var own = delivery.Parcels.Where(parcel => parcel.Key is { } key && key.StartsWith($"{shipped.Key}-", StringComparison.Ordinal)).ToList();
        var wrong = new Queue<Parcel>(own.Where(parcel => parcel.TrackingData?.TrackingId is not { } number || !numbers.Contains(number)));
        var before = scope.Actions.Count;
        foreach (var number in numbers)
        {
            if (delivery.Parcels.FirstOrDefault(parcel => parcel.TrackingData?.TrackingId == number) is { } shown)
            {
                if (shipped.Shipment.Carrier is { } carrier && own.Contains(shown) && shown.TrackingData!.Carrier != carrier) Set(scope, shown, number, carrier);
            }
            else if (wrong.TryDequeue(out var parcel))
            {
                Set(scope, parcel, number, shipped.Shipment.Carrier ?? parcel.TrackingData?.Carrier);
            }
            else
            {
                scope.Actions.Add(new OrderAddParcelToDeliveryAction { DeliveryKey = shipped.Key, ParcelKey = Free(shipped, delivery, scope), TrackingData = new() { TrackingId = number, Carrier = shipped.Shipment.Carrier } });
            }
        }

        if (scope.Actions.Count > before) scope.Done.Add($"tracking of delivery {shipped.Key}");
    }

    private static List<string> Numbers(Shipped shipped) =>
        [.. shipped.Shipment.TrackingNumbers.Where(number => number.Length > 0).Distinct(StringComparer.Ordinal)];

    private static string Key(Shipped shipped, int number) => $"{shipped.Key}-{number.ToString(CultureInfo.InvariantCulture)}";

    private static string Free(Shipped shipped, Delivery delivery, FeedbackScope scope)
    {
        var used = delivery.Parcels.Select(parcel => parcel.Key).Concat(scope.Actions.OfType<OrderAddParcelToDeliveryAction>().Select(parcel => parcel.ParcelKey)).ToHashSet();
        return Enumerable.Range(1, int.MaxValue - 1).Select(number => Key(shipped, number)).First(key => !used.Contains(key));
    }

    private static void Set(FeedbackScope scope, Parcel parcel, string number, string? carrier) => scope.Actions.Add(new OrderSetParcelTrackingDataAction
    {
        ParcelKey = parcel.Key,
        TrackingData = (parcel.TrackingData ?? new()) with { TrackingId = number, Carrier = carrier },
    });
}

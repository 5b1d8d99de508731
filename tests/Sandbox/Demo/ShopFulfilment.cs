using System.Text.Json.Nodes;

namespace Connector.Sandbox.Demo;

/// <summary>Reads what an order shows of its fulfilment in commercetools; independent of the connector's models.</summary>
public static class ShopFulfilment
{
    /// <summary>A text of the order; empty when it has none.</summary>
    public static string Text(this JsonObject order, string field) => order[field]?.GetValue<string>() ?? "";

    /// <summary>The deliveries.</summary>
    public static IEnumerable<JsonNode?> Deliveries(this JsonObject order) => order["shippingInfo"]?["deliveries"]?.AsArray() ?? [];

    /// <summary>Carrier and tracking number of every parcel.</summary>
    public static IReadOnlyList<string> Parcels(this JsonObject order) =>
        [.. order.Deliveries().SelectMany(delivery => delivery!["parcels"]?.AsArray() ?? []).Select(parcel => $"{parcel!["trackingData"]?["carrier"]} {parcel["trackingData"]?["trackingId"]}")];

    /// <summary>Delivered pieces of a line item.</summary>
    public static int Delivered(this JsonObject order, int line)
    {
        var id = (string?)order["lineItems"]![line]!["id"];
        return order.Deliveries().SelectMany(delivery => delivery!["items"]!.AsArray()).Where(item => (string?)item!["id"] == id).Sum(item => item!["quantity"]!.GetValue<int>());
    }

    /// <summary>Values of a custom field that is a set.</summary>
    public static IReadOnlyList<string> Fields(this JsonObject order, string name) =>
        [.. (order["custom"]?["fields"]?[name]?.AsArray() ?? []).Select(value => value!.GetValue<string>())];

    /// <summary>Amount of a custom field that is money.</summary>
    public static decimal Money(this JsonObject order, string name) => ShopOrder.Amount(order["custom"]!["fields"]![name]!);

    /// <summary>A text custom field of the first return item, or null.</summary>
    public static string? Returned(this JsonObject order, string name) => ReturnItem(order)?["custom"]?["fields"]?[name]?.GetValue<string>();

    /// <summary>A state of the first return item.</summary>
    public static string? ReturnState(this JsonObject order, string name) => ReturnItem(order)?[name]?.GetValue<string>();

    private static JsonNode? ReturnItem(JsonObject order) => order["returnInfo"]?.AsArray().FirstOrDefault()?["items"]?.AsArray().FirstOrDefault();
}

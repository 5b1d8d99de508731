using System.Globalization;
using System.Text.Json.Nodes;

namespace Connector.Sandbox.Demo;

/// <summary>Reads amounts from an order as commercetools shows it; independent of the connector's models.</summary>
public static class ShopOrder
{
    /// <summary>Id.</summary>
    public static string Id(this JsonObject order) => order["id"]!.GetValue<string>();

    /// <summary>Order number, or the id when it has none.</summary>
    public static string Number(this JsonObject order) => order["orderNumber"]?.GetValue<string>() ?? order.Id();

    /// <summary>Net total.</summary>
    public static decimal Net(this JsonObject order) => Amount(order["taxedPrice"]!["totalNet"]!);

    /// <summary>Total tax.</summary>
    public static decimal Tax(this JsonObject order) => Amount(order["taxedPrice"]!["totalGross"]!) - order.Net();

    /// <summary>Net price of the shipping.</summary>
    public static decimal Freight(this JsonObject order) => Amount(order["shippingInfo"]!["taxedPrice"]!["totalNet"]!);

    /// <summary>The number that another system shows in <c>syncInfo</c>, or null.</summary>
    public static string? SyncedAs(this JsonObject order) => order["syncInfo"]?.AsArray().FirstOrDefault()?["externalId"]?.GetValue<string>();

    /// <summary>Order state.</summary>
    public static string State(this JsonObject order) => order["orderState"]!.GetValue<string>();

    /// <summary>An amount of money.</summary>
    public static decimal Amount(JsonNode money)
    {
        var digits = money["fractionDigits"]?.GetValue<int>() ?? 2;
        var units = decimal.Parse(money["centAmount"]!.ToJsonString(), CultureInfo.InvariantCulture);
        for (var i = 0; i < digits; i++) units /= 10;
        return units;
    }
}

using System.Text.Json.Nodes;
using Connector.Sandbox.Demo;
using Connector.Sandbox.Stack;

namespace Connector.Sandbox.Load;

/// <summary>An order as commercetools shows it at the end, reduced to what is compared. Knows nothing of the connector's mapping.</summary>
internal sealed record LoadedOrder(string Id, string Company, string Reference, string Currency, string? CustomerId, decimal Net, decimal Tax, IReadOnlyList<string> ShownAs, string State)
{
    private const int Page = 100;

    /// <summary>Taxes by MAX tax code.</summary>
    public required IReadOnlyList<(string Code, decimal Amount)> Taxes { get; init; }

    /// <summary>Reads all orders of the shop.</summary>
    public static async Task<IReadOnlyList<LoadedOrder>> ReadAsync(ShopApi shop, CancellationToken cancellationToken)
    {
        List<LoadedOrder> orders = [];
        for (var where = ""; ;)
        {
            var page = await shop.FindAsync($"orders?limit={Page}&withTotal=false&sort=id{where}", cancellationToken);
            var results = page!["results"]!.AsArray();
            orders.AddRange(results.Select(order => Of(order!.AsObject())));
            if (results.Count < Page) return orders;
            where = $"&where={Uri.EscapeDataString($"id > \"{orders[^1].Id}\"")}";
        }
    }

    private static LoadedOrder Of(JsonObject order)
    {
        var company = World.Load().Companies.Single(company => company.Stores.Contains(order["store"]!["key"]!.GetValue<string>()));
        return new LoadedOrder(
            order.Id(), company.Max, order["purchaseOrderNumber"]?.GetValue<string>() ?? order.Number(), order["totalPrice"]!["currencyCode"]!.GetValue<string>(),
            order["customerId"]?.GetValue<string>(), order.Net(), order.Tax(), [.. order["syncInfo"]!.AsArray().Select(sync => sync!["externalId"]!.GetValue<string>())], order.State())
        {
            Taxes = [.. order["taxedPrice"]!["taxPortions"]!.AsArray().Select(portion => (Code(order["country"]!.GetValue<string>(), portion!), ShopOrder.Amount(portion!["amount"]!)))],
        };
    }

    private static string Code(string country, JsonNode portion)
    {
        var taxes = World.Load().Taxes.Where(tax => tax.Country == country).ToList();
        var rate = portion["rate"]!.GetValue<decimal>();
        return taxes.SelectMany(tax => tax.SubRates ?? []).FirstOrDefault(sub => sub.Name == portion["name"]!.GetValue<string>() && sub.Rate == rate)?.Code
            ?? taxes.Single(tax => tax.SubRates is null && tax.Rate == rate).Code!;
    }
}

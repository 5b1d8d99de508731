using System.Net;
using System.Text.Json.Nodes;
using Connector.Sync.Work;

namespace Connector.Sandbox.Stack;

/// <summary>Puts into commercetools what the connector needs there. Safe to repeat.</summary>
internal static class ShopSetup
{
    private static readonly string[] OrderMessages =
    [
        "OrderCreated", "OrderCreatedFromRecurringOrder", "OrderImported", "OrderEditApplied", "OrderStateChanged", "OrderPaymentAdded", "OrderPaymentStateChanged",
    ];

    private static readonly string[] PaymentMessages = ["PaymentTransactionAdded", "PaymentTransactionStateChanged"];

    /// <summary>Creates channels, stores and the subscription to the events queue.</summary>
    /// <returns>What the server did not accept, in sentences; another server may lack a part.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(ShopApi shop, string syncChannel, string serviceBus, CancellationToken cancellationToken)
    {
        List<string> refused = [];
        await EnsureAsync("channels", syncChannel, new JsonObject { ["roles"] = new JsonArray("OrderExport") });
        foreach (var warehouse in World.Load().Warehouses)
            await EnsureAsync("channels", warehouse.Channel, new JsonObject { ["roles"] = new JsonArray("InventorySupply") });
        foreach (var store in World.Load().Companies.SelectMany(company => company.Stores))
            await EnsureAsync("stores", store, new JsonObject { ["name"] = new JsonObject { ["en"] = store } });
        await EnsureAsync("subscriptions", "exact-max-connector", new JsonObject
        {
            ["destination"] = new JsonObject { ["type"] = "AzureServiceBus", ["connectionString"] = $"{serviceBus};EntityPath={FlowName.CommercetoolsEvents}" },
            ["messages"] = new JsonArray(
                Messages("order", OrderMessages), Messages("payment", PaymentMessages)),
            // Several fields of a customer have no message of their own.
            ["changes"] = new JsonArray(new JsonObject { ["resourceTypeId"] = "order" }, new JsonObject { ["resourceTypeId"] = "customer" }),
        });
        return refused;

        static JsonObject Messages(string resource, string[] types) =>
            new() { ["resourceTypeId"] = resource, ["types"] = new JsonArray([.. types.Select(type => JsonValue.Create(type))]) };

        async Task EnsureAsync(string kind, string key, JsonObject draft)
        {
            try
            {
                if (await shop.FindAsync($"{kind}/key={key}", cancellationToken) is not null) return;
                draft["key"] = key;
                await shop.CreateAsync(kind, draft, cancellationToken);
            }
            catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
            {
                refused.Add($"{kind}/key={key}: {e.Message}");
            }
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Commercetools;
using Connector.Mapping.Tests;
using Connector.Sandbox.Demo;
using CsCheck;

namespace Connector.Sandbox.Load;

/// <summary>The orders of a load: those of the mapping's property tests, with buyers, payments and shipping methods. The same seed gives the same orders.</summary>
internal sealed class LoadOrders(LoadOptions options, IReadOnlyList<LoadCustomer> customers)
{
    private const double GuestShare = 0.4;
    private const double OwnPurchaseOrderShare = 0.1;

    private static readonly string[] LeftToTheShop = ["id", "version", "createdAt", "lastModifiedAt", "versionModifiedAt"];

    private readonly ILookup<string, LoadCustomer> byStore = customers.ToLookup(customer => customer.Store);

    /// <summary>All orders, made one by one while they are placed.</summary>
    public IEnumerable<JsonObject> All()
    {
        var random = new Random(options.Seed);
        var generator = new PCG(1, (ulong)options.Seed);
        for (var number = 1; number <= options.Orders; number++)
            yield return Complete(GeneratedOrders.All.Generate(generator, null, out _), number, random);
    }

    private JsonObject Complete(Connector.Commercetools.Models.Order generated, int number, Random random)
    {
        var order = JsonSerializer.SerializeToNode(generated, CommercetoolsJson.Options)!.AsObject();
        foreach (var field in LeftToTheShop) order.Remove(field);
        order["orderNumber"] = $"L{options.Seed}-{number:000000}";
        if (random.NextDouble() < OwnPurchaseOrderShare) order["purchaseOrderNumber"] = $"PO-{options.Seed}-{number:000000}";
        order["orderState"] = "Open";
        var methods = World.Load().Shipping;
        order["shippingInfo"]!["shippingMethodName"] = methods[random.Next(methods.Count)].Method;
        Buyer(order, random);
        LoadPayment.Add(order, random);
        return order;
    }

    private void Buyer(JsonObject order, Random random)
    {
        var store = order["store"]!["key"]!.GetValue<string>();
        var known = byStore[store].ToList();
        if (known.Count == 0 || random.NextDouble() < GuestShare)
        {
            order["customerEmail"] = "guest@example.com";
            return;
        }

        var customer = known[random.Next(known.Count)];
        order["customerId"] = customer.Id;
        order["customerEmail"] = customer.Address["email"]!.DeepClone();
        order["billingAddress"] = customer.Address.DeepClone();
        order["shippingAddress"] = customer.Address.DeepClone();
    }
}

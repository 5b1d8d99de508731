using System.Text.Json.Nodes;

namespace Connector.Sandbox.Demo;

/// <summary>The golden orders of the mapping tests, to be placed as new orders.</summary>
public static class ExampleOrders
{
    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Mapping.Tests", "Orders");

    /// <summary>A case as a new order: ids and dates are left to commercetools.</summary>
    /// <param name="name">Name of the case.</param>
    /// <param name="orderNumber">Order number; null keeps the case's.</param>
    public static JsonObject Read(string name, string? orderNumber = null)
    {
        var order = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name, "order.json")))!.AsObject();
        foreach (var field in new[] { "id", "version", "versionModifiedAt", "createdAt", "lastModifiedAt", "lastModifiedBy", "createdBy" }) order.Remove(field);
        foreach (var payment in order["paymentInfo"]?["payments"]?.AsArray() ?? [])
        {
            // Each placed order gets payments of its own.
            var id = Guid.NewGuid().ToString();
            payment!["id"] = id;
            payment["obj"]!["id"] = id;
        }

        if (orderNumber is not null) order["orderNumber"] = orderNumber;
        return order;
    }
}

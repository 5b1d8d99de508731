using System.Text.Json.Nodes;

namespace Connector.Sandbox.Demo;

/// <summary>Drafts of customers, and what commercetools shows of them; independent of the connector's models.</summary>
public static class ShopCustomer
{
    /// <summary>A customer of some stores with one address, which is the default for bills.</summary>
    public static JsonObject Draft(string email, string lastName, params string[] stores) => new()
    {
        ["email"] = email,
        ["password"] = "not-a-secret",
        ["firstName"] = "Robin",
        ["lastName"] = lastName,
        ["stores"] = new JsonArray([.. stores.Select(store => new JsonObject { ["typeId"] = "store", ["key"] = store })]),
        ["addresses"] = new JsonArray(Address(lastName, "Harbour Road", "040 123456")),
        ["defaultBillingAddress"] = 0,
    };

    /// <summary>An address.</summary>
    public static JsonObject Address(string lastName, string street, string phone) => new()
    {
        ["country"] = "DE",
        ["firstName"] = "Robin",
        ["lastName"] = lastName,
        ["streetName"] = street,
        ["streetNumber"] = "7",
        ["postalCode"] = "20457",
        ["city"] = "Hamburg",
        ["phone"] = phone,
    };

    /// <summary>The action that replaces the first address.</summary>
    public static JsonObject Move(JsonObject customer, JsonObject address) => new()
    {
        ["action"] = "changeAddress",
        ["addressId"] = customer["addresses"]![0]!["id"]!.GetValue<string>(),
        ["address"] = address,
    };

    /// <summary>The account in DE that commercetools shows, or null.</summary>
    public static string? AccountInDE(this JsonObject customer) => customer["externalId"]?.GetValue<string>();

    /// <summary>The account in GB that commercetools shows, or null.</summary>
    public static string? AccountInGB(this JsonObject customer) => customer["custom"]?["fields"]?[CustomerRules.FieldOf("GB")]?.GetValue<string>();
}

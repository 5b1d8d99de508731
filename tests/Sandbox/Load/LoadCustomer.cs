using System.Text.Json.Nodes;
using Connector.Sandbox.Stack;

namespace Connector.Sandbox.Load;

/// <summary>A registered customer of one store.</summary>
internal sealed record LoadCustomer(string Id, string Store, JsonObject Address)
{
    // Three customers in a row are in three stores, two of which may belong to one company.
    private const int CustomersPerEmail = 3;

    private static readonly (string Store, string Country, string City, string PostalCode)[] Places =
    [
        ("de", "DE", "Köln", "50667"), ("fr", "FR", "Orléans", "45000"), ("uk", "GB", "Leeds", "LS1 4AP"), ("us", "US", "New York", "10001"),
        ("jp", "JP", "Osaka", "530-0001"), ("kw", "KW", "Kuwait City", "13001"), ("ch", "CH", "Zürich", "8001"),
    ];

    private static readonly string[] Names = ["Brücke & Söhne GmbH", "Harbour Pumps", "Atelier Médoc", "Nordwind Hydraulik", "Larch Tools", "Riverside Seals"];

    /// <summary>Registers customers at the shop, in all stores, some with the e-mail address of another one.</summary>
    public static async Task<IReadOnlyList<LoadCustomer>> RegisterAsync(ShopApi shop, int count, CancellationToken cancellationToken)
    {
        var customers = new LoadCustomer[count];
        await Parallel.ForAsync(0, count, cancellationToken, async (i, token) => customers[i] = await RegisterOneAsync(shop, i, token));
        return customers;
    }

    private static async Task<LoadCustomer> RegisterOneAsync(ShopApi shop, int i, CancellationToken cancellationToken)
    {
        var (store, country, city, postalCode) = Places[i % Places.Length];
        var email = $"buyer{i / CustomersPerEmail}@example.com";
        var address = new JsonObject
        {
            ["firstName"] = "Ada",
            ["lastName"] = $"Byron {i}",
            ["company"] = $"{Names[i % Names.Length]} {i}",
            ["streetName"] = "Works Street",
            ["streetNumber"] = $"{i + 1}",
            ["postalCode"] = postalCode,
            ["city"] = city,
            ["country"] = country,
            ["email"] = email,
        };
        if (country == "US") address["state"] = "NY";
        var created = await shop.CreateAsync(
            "customers",
            new JsonObject
            {
                ["email"] = email,
                ["customerNumber"] = $"L{i:00000}",
                ["authenticationMode"] = "ExternalAuth",
                ["companyName"] = address["company"]!.DeepClone(),
                ["stores"] = new JsonArray(new JsonObject { ["typeId"] = "store", ["key"] = store }),
                ["addresses"] = new JsonArray(address.DeepClone()),
            },
            cancellationToken);
        return new LoadCustomer(created["customer"]!["id"]!.GetValue<string>(), store, address);
    }
}

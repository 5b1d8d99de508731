namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class PredicateTests
{
    private const string Customer = """
        {"key":"cust-1","email":"Ann@Example.com","password":"x","firstName":"Ann \"A\"","vatId":"DE1","isEmailVerified":true,
         "addresses":[{"key":"home","country":"DE","city":"Hamburg"},{"key":"work","country":"FR","city":"Paris"}],"shippingAddresses":[0]}
        """;

    [Theory]
    [InlineData("key = \"cust-1\"", true)]
    [InlineData("key != \"cust-1\"", false)]
    [InlineData("key <> \"other\"", true)]
    [InlineData("version = 1", true)]
    [InlineData("version >= 1 and version < 2", true)]
    [InlineData("version > 1", false)]
    [InlineData("isEmailVerified = true", true)]
    [InlineData("isEmailVerified = false", false)]
    [InlineData("key in (\"a\", \"cust-1\")", true)]
    [InlineData("key not in (\"a\", \"cust-1\")", false)]
    [InlineData("vatId is defined", true)]
    [InlineData("customerNumber is not defined", true)]
    [InlineData("stores is empty", true)]
    [InlineData("addresses is not empty", true)]
    [InlineData("addresses(city = \"Paris\")", true)]
    [InlineData("addresses(city = \"Paris\" and country = \"DE\")", false)]
    [InlineData("addresses(city = \"Paris\") and addresses(country = \"DE\")", true)]
    [InlineData("not(addresses(city = \"Rome\"))", true)]
    [InlineData("key = \"x\" or vatId = \"DE1\" and version = 1", true)]
    [InlineData("(key = \"x\" or vatId = \"DE1\") and version = 2", false)]
    [InlineData("firstName = \"Ann \\\"A\\\"\"", true)]
    [InlineData("`firstName` is defined", true)]
    [InlineData("lowercaseEmail = \"ann@example.com\"", true)]
    [InlineData("createdAt = \"2026-10-01T10:00:00+02:00\"", true)]
    [InlineData("createdAt > \"2026-10-01T07:59:59Z\"", true)]
    [InlineData("createdAt < \"2026-10-01T08:00:00.000Z\"", false)]
    public async Task A_predicate_selects_what_it_says(string where, bool matches)
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/customers", Customer);

        var page = await shop.GetAsync("/customers" + TestShop.Query(where));

        Assert.Equal(matches ? 1 : 0, page["count"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("roles contains any (\"OrderExport\", \"Primary\")", true)]
    [InlineData("roles contains all (\"OrderExport\", \"Primary\")", false)]
    [InlineData("roles contains all (\"OrderExport\", \"InventorySupply\")", true)]
    public async Task Arrays_of_values_can_be_searched(string where, bool matches)
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/channels", """{"key":"erp","roles":["OrderExport","InventorySupply"]}""");

        var page = await shop.GetAsync("/channels" + TestShop.Query(where));

        Assert.Equal(matches ? 1 : 0, page["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Variables_take_the_type_of_the_field_and_repeat_for_lists()
    {
        await using var shop = await TestShop.StartAsync();
        foreach (var sku in new[] { "A", "B", "C" })
            await shop.CreateAsync("/inventory", $$"""{"sku":"{{sku}}","quantityOnStock":5}""");

        var page = await shop.GetAsync("/inventory" + TestShop.Query("sku in :skus and quantityOnStock = :n", "&var.skus=A&var.skus=C&var.n=5"));

        Assert.Equal(2, page["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Several_where_parameters_must_all_hold()
    {
        await using var shop = await TestShop.StartAsync();
        await shop.CreateAsync("/customers", Customer);

        var page = await shop.GetAsync("/customers" + TestShop.Query("vatId = \"DE1\"") + "&where=" + Uri.EscapeDataString("version = 2"));

        Assert.Equal(0, page["count"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("key = ")]
    [InlineData("key == \"a\"")]
    [InlineData("key = \"a")]
    [InlineData("key = \"a\" and")]
    [InlineData("(key = \"a\"")]
    [InlineData("key in \"a\"")]
    [InlineData("key is maybe")]
    [InlineData("key = :missing")]
    [InlineData("masterVariant.sku = \"a\"")]
    [InlineData("nosuchfield = 1")]
    public async Task A_malformed_predicate_is_refused_with_a_message(string where)
    {
        await using var shop = await TestShop.StartAsync();

        var error = await shop.GetAsync("/customers" + TestShop.Query(where), 400);

        Assert.Equal("InvalidInput", TestShop.Code(error));
        Assert.Contains("where", error["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(400, error["statusCode"]!.GetValue<int>());
    }
}

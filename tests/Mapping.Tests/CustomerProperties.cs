using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping.Customers;
using CsCheck;

namespace Connector.Mapping.Tests;

public sealed class CustomerProperties
{
    private static readonly MappingDocument Mapping = Repository.Mapping(Repository.File("tests/Mapping.Tests/Customers/mapping.json"));

    [Theory]
    [InlineData("DE 123.456-789", "DE123456789")]
    [InlineData("de123456789", "DE123456789")]
    [InlineData(" - . ", null)]
    [InlineData(null, null)]
    public void A_VAT_number_is_compared_without_what_people_write_in_between(string? written, string? compared) =>
        Assert.Equal(compared, AccountMatch.VatNumber(written));

    [Fact]
    public void The_ship_to_code_of_an_address_fits_never_changes_and_tells_addresses_apart() =>
        Gen.Select(Gen.String[1, 40], Gen.String[1, 40]).Sample((a, b) =>
        {
            var code = Code(a);
            Assert.Matches("^[A-Z2-7]{10}$", code);
            Assert.Equal(code, Code(a));
            if (a != b) Assert.NotEqual(code, Code(b));
        });

    [Fact]
    public void A_hash_changes_with_its_value_and_with_no_other()
    {
        var before = Owned(Customer());
        Assert.Equal([CustomerValue.BillTo, CustomerValue.Phone, CustomerValue.Email, CustomerValue.TaxNumber], before.Keys);
        Assert.Equal(before, Owned(Customer() with { Version = 9, Key = "k", CustomerNumber = "n" }));
        Assert.Equal([CustomerValue.Email], Changed(Customer() with { Email = "new@example.com" }));
        Assert.Equal([CustomerValue.TaxNumber], Changed(Customer() with { VatId = "DE2" }));
        Assert.Equal([CustomerValue.BillTo], Changed(Customer(city: "Kiel")));
        Assert.DoesNotContain(CustomerValue.TaxNumber, Owned(Customer() with { VatId = " " }).Keys);

        IEnumerable<CustomerValue> Changed(Customer customer) => Owned(customer).Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key);
    }

    [Fact]
    public void An_order_makes_the_account_that_the_customer_s_export_would_make()
    {
        var customer = Customer() with { Stores = [new() { TypeId = "store", Key = "de" }] };
        var order = Repository.Order(Path.Combine(Repository.OrdersFolder, "gross-prices-one-vat-rate", "order.json")) with { CustomerId = customer.Id };
        var plan = Assert.Single(CustomerMapping.Map(customer, Repository.Sandbox).Value!.Accounts);
        var export = OrderMapping.Map(new() { Order = order, Customer = customer }, Repository.Sandbox).Value!;
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(plan.Request), System.Text.Json.JsonSerializer.Serialize(export.Customer!.Request));
        Assert.Equal(plan.Owned, export.Customer.Owned);
    }

    [Theory]
    [InlineData("stop", CreditHold.Refuse)]
    [InlineData("flag", CreditHold.Hold)]
    public void The_mapping_says_what_a_credit_hold_does_to_an_order(string rule, CreditHold expected)
    {
        var mapping = MappingDocument.Load(Repository.SandboxJson.Replace("\"strategy\": \"create\"", $"\"strategy\": \"create\", \"creditHold\": \"{rule}\"", StringComparison.Ordinal), "mapping.json").Value!;
        var order = Repository.Order(Path.Combine(Repository.OrdersFolder, "gross-prices-one-vat-rate", "order.json"));
        Assert.Equal(expected, OrderMapping.Map(new() { Order = order }, mapping).Value!.Orders[0].CreditHold);
    }

    private static string Code(string id) => ShipTos.Code(new() { Country = "DE", Id = id, Key = "much-too-long-a-key" });

    private static IReadOnlyDictionary<CustomerValue, string> Owned(Customer customer) =>
        Assert.Single(CustomerMapping.Map(customer with { Stores = [new() { TypeId = "store", Key = "de" }] }, Mapping).Value!.Accounts).Owned;

    private static Customer Customer(string city = "Hamburg") => new()
    {
        Id = "c", Version = 1, Email = "a@example.com", VatId = "DE1",
        Addresses = [new() { Id = "a", Country = "DE", LastName = "Field", City = city, Phone = "1" }],
    };
}

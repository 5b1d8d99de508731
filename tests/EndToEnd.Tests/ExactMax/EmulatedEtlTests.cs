using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Max;
using Connector.Sandbox;
using Connector.Sandbox.ExactMax;

namespace Connector.EndToEnd.Tests.ExactMax;

public sealed class EmulatedEtlTests : IDisposable
{
    private static readonly PostalAddress Address = new() { Name = "New Buyer", Lines = ["Street 1"], City = "Hamburg", Country = "DE" };
    private readonly MaxDatabase _database = MaxDatabase.InMemory("DE");
    private readonly EmulatedEtl _etl;
    private readonly MaxView _view;

    public EmulatedEtlTests()
    {
        MaxWorld.Seed(_database, "DE");
        _etl = new EmulatedEtl(_database);
        _view = new MaxView(_database);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_customer_is_inserted_then_updated_and_keeps_what_the_document_leaves_out()
    {
        var request = new CustomerRequest { BillTo = Address, Email = "new@example.com", Terms = "N3", Currency = "EUR" };
        await _etl.LoadCustomerAsync(CustomerDocuments.Customer(request, "20001", new CustomerDefaults { Status = "R", TaxCodes = ["V19"] }), default);
        await _etl.LoadCustomerAsync(CustomerDocuments.Customer(new CustomerRequest { BillTo = Address with { City = "Bremen" } }, "20001"), default);
        var row = _view.Query<(string City, string Email, string Terms)>("DE", "SELECT rtrim(CITY_23), rtrim(EMAIL1_23), TERMS_23 FROM Customer_Master WHERE CUSTID_23 = '20001'").Single();
        Assert.Equal(("Bremen", "new@example.com", "N3"), row);
    }

    [Theory]
    [InlineData("ZZ", "EUR", "R", "TERMS_23 ZZ")]
    [InlineData("N3", "XXX", "R", "CURR_23 XXX")]
    [InlineData("N3", "EUR", "X", "STATUS_23")]
    [InlineData("N3", "EUR", null, "STATUS_23 is missing")]
    public async Task ETL_checks_codes_and_says_why(string terms, string currency, string? status, string reason)
    {
        var request = new CustomerRequest { BillTo = Address, Terms = terms, Currency = currency };
        var document = CustomerDocuments.Customer(request, "20001", new CustomerDefaults { Status = status });
        var refusal = await Assert.ThrowsAsync<MaxRefusedException>(() => _etl.LoadCustomerAsync(document, default));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused_not_cut()
    {
        var document = CustomerDocuments.Customer(new CustomerRequest { BillTo = Address with { Name = new string('x', 65) } }, "20001", new CustomerDefaults { Status = "R" });
        await Assert.ThrowsAsync<MaxRefusedException>(() => _etl.LoadCustomerAsync(document, default));
    }

    [Fact]
    public async Task A_ship_to_needs_its_customer()
    {
        await _etl.LoadShipToAsync(CustomerDocuments.ShipTo("10001", "WEB1", Address), default);
        await _etl.LoadShipToAsync(CustomerDocuments.ShipTo("10001", "WEB1", Address with { City = "Kiel" }), default);
        Assert.Equal("Kiel", _view.Query<string>("DE", "SELECT rtrim(CITY_24) FROM Shipping_Master WHERE SHPCDE_24 = 'WEB1'").Single());
        await Assert.ThrowsAsync<MaxRefusedException>(() => _etl.LoadShipToAsync(CustomerDocuments.ShipTo("NOBODY", "WEB1", Address), default));
    }

    [Theory]
    [InlineData("DE")]
    [InlineData("GB")]
    [InlineData("US")]
    [InlineData("INT")]
    public void Every_company_of_the_world_has_what_the_example_orders_need(string company)
    {
        using var database = MaxDatabase.InMemory(company);
        MaxWorld.Seed(database, company);
        MaxWorld.Seed(database, company);
        var view = new MaxView(database);
        var world = World.Load();
        Assert.Equal(world.Items.Count + 7, view.Scalar<int>(company, "SELECT count(*) FROM Part_Sales JOIN Part_Master ON PRTNUM_01 = PRTNUM_29"));
        Assert.Equal(world.Taxes.Sum(tax => tax.Codes.Count()), view.Scalar<int>(company, "SELECT count(*) FROM Tax_Master"));
        Assert.Equal(4.5, view.Scalar<double>(company, "SELECT TAXRTE_25 FROM Tax_Master WHERE TAXCDE_25 = 'NYC'"));
        Assert.Equal(200, view.Scalar<double>(company, "SELECT SLSCNV_29 FROM Part_Sales WHERE PRTNUM_29 = '100-08040'"));
        Assert.Equal("R", view.Query<string>(company, "SELECT STATUS_23 FROM Customer_Master WHERE CUSTID_23 = @id", new { id = world.Company(company).GuestAccount }).Single());
        Assert.Equal(0, view.Scalar<int>(company, "SELECT count(*) FROM Part_Stock LEFT JOIN Stock_Master ON STK_05 = STK_06 WHERE STK_05 IS NULL"));
    }
}

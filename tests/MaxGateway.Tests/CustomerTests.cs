using System.Net;
using System.Net.Http.Json;
using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class CustomerTests : GatewayTest
{
    private static readonly CustomerRequest Wanted = new()
    {
        Template = "10001", Email = "buyer@example.test", Currency = "EUR", Phone = "1",
        BillTo = new PostalAddress { Name = "New Works", Lines = ["Street 1", "Yard 2"], City = "Portside", PostalCode = "20095", Country = "DE" },
    };

    [Fact]
    public async Task A_new_customer_is_numbered_once_and_takes_over_the_template()
    {
        await using var gateway = await StartAsync();

        var (status, operation) = await PutAsync(gateway, "c1", Wanted);
        var (again, same) = await PutAsync(gateway, "c1", Wanted);

        Assert.Equal((HttpStatusCode.Created, "WEB000001"), (status, operation.CustomerId));
        Assert.Equal((HttpStatusCode.OK, "WEB000001"), (again, same.CustomerId));
        Assert.Equal(1, Max.Faults.Calls);
        var row = Assert.Single(Max.View.Query<string>("DE", "SELECT STATUS_23 || CUSTYP_23 || TERMS_23 || SHPVIA_23 || rtrim(CURR_23) || rtrim(TXCDE1_23) FROM Customer_Master WHERE CUSTID_23 = 'WEB000001'"));
        Assert.Equal("RDLRN3DHEUV19", row);
        var account = (await gateway.Http.GetFromJsonAsync("/v1/DE/customers/c1", GatewayJson.Default.CustomerAccount))!;
        Assert.Equal(("WEB000001", "c1", "released", "EUR", "N3"), (account.CustomerId, account.ExternalId, account.Status, account.Currency, account.Terms));
        Assert.Equal(["Street 1", "Yard 2"], account.BillTo.Lines);
    }

    [Fact]
    public async Task An_update_writes_the_named_values_and_leaves_nothing_of_a_longer_address()
    {
        await using var gateway = await StartAsync();
        await PutAsync(gateway, "c1", Wanted);

        await PutAsync(gateway, "c1", Wanted with
        {
            Update = [CustomerValue.BillTo, CustomerValue.Terms, CustomerValue.Phone], Phone = null, Terms = "PR",
            BillTo = Wanted.BillTo with { Lines = ["Street 9"], PostalCode = null },
        });

        var account = (await gateway.Http.GetFromJsonAsync("/v1/DE/customers/c1", GatewayJson.Default.CustomerAccount))!;
        Assert.Equal("Street 9", Assert.Single(account.BillTo.Lines));
        Assert.Equal(("PR", null), (account.Terms, account.BillTo.PostalCode));
        Assert.Equal("1", Max.View.Scalar<string>("DE", "SELECT rtrim(PHONE_23) FROM Customer_Master WHERE CUSTID_23 = 'WEB000001'"));
    }

    [Fact]
    public async Task The_link_survives_the_loss_of_the_inbox()
    {
        await using (var first = await StartAsync())
            await PutAsync(first, "c1", Wanted);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(Inbox);

        await using var second = await StartAsync();
        var (status, operation) = await PutAsync(second, "c1", Wanted);

        Assert.Equal((HttpStatusCode.OK, "WEB000001"), (status, operation.CustomerId));
        Assert.Equal("WEB000002", (await PutAsync(second, "c2", Wanted)).Operation.CustomerId);
    }

    [Theory]
    [InlineData(MaxFault.LoseReply, HttpStatusCode.Created)]
    [InlineData(MaxFault.LoseCall, HttpStatusCode.ServiceUnavailable)]
    [InlineData(MaxFault.Unavailable, HttpStatusCode.ServiceUnavailable)]
    [InlineData(MaxFault.Refuse, HttpStatusCode.UnprocessableEntity)]
    public async Task A_load_that_goes_wrong_may_be_repeated_and_makes_one_account(MaxFault fault, HttpStatusCode expected)
    {
        Max.Faults.Next(fault);
        await using var gateway = await StartAsync();
        var before = Max.View.CountCustomers("DE");

        using var first = await gateway.Http.PutAsJsonAsync("/v1/DE/customers/c1", Wanted, GatewayJson.Default.CustomerRequest);
        await PutAsync(gateway, "c1", Wanted);

        Assert.Equal(expected, first.StatusCode);
        Assert.Equal(before + 1, Max.View.CountCustomers("DE"));
    }

    [Fact]
    public async Task Linking_uses_an_account_as_it_is_and_a_strange_account_is_not_overwritten()
    {
        await using var gateway = await StartAsync();
        var before = Max.View.CountCustomers("DE");

        using var strange = await gateway.Http.PutAsJsonAsync("/v1/DE/customers/c1", Wanted with { AccountNumber = "10002" }, GatewayJson.Default.CustomerRequest);
        var (_, linked) = await PutAsync(gateway, "c1", Wanted with { AccountNumber = "10002", LinkOnly = true });
        using var other = await gateway.Http.PutAsJsonAsync("/v1/DE/customers/c1", Wanted with { AccountNumber = "10001" }, GatewayJson.Default.CustomerRequest);
        using var ghost = await gateway.Http.PutAsJsonAsync("/v1/DE/customers/c2", Wanted with { AccountNumber = "GHOST", LinkOnly = true }, GatewayJson.Default.CustomerRequest);

        Assert.Equal(HttpStatusCode.Conflict, strange.StatusCode);
        Assert.Equal("10002", linked.CustomerId);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(GatewayProblemCode.UnknownCustomer, (await RunningGateway.ProblemAsync(ghost)).Code);
        Assert.Equal((before, 0), (Max.View.CountCustomers("DE"), Max.Faults.Calls));
    }

    [Theory]
    [InlineData("customerId=10001")]
    [InlineData("email=PURCHASING%40nordlicht.example")]
    [InlineData("taxNumber=DE811111111")]
    public async Task Accounts_are_found_by_one_criterion(string query)
    {
        await using var gateway = await StartAsync();

        var found = await gateway.Http.GetFromJsonAsync($"/v1/DE/customers?{query}", GatewayJson.Default.IReadOnlyListCustomerAccount);

        Assert.Equal("10001", Assert.Single(found!).CustomerId);
        using var both = await gateway.Http.GetAsync($"/v1/DE/customers?{query}&customerId=1&email=x");
        Assert.Equal(HttpStatusCode.BadRequest, both.StatusCode);
    }

    [Fact]
    public async Task A_ship_to_is_written_once_and_changed_as_a_whole()
    {
        await using var gateway = await StartAsync();
        await PutAsync(gateway, "c1", Wanted);
        var address = Wanted.BillTo with { Name = "Plant" };

        await ShipToAsync(gateway, "c1", address);
        await ShipToAsync(gateway, "c1", address);
        await ShipToAsync(gateway, "c1", address with { Lines = ["Only"] });

        Assert.Equal(3, Max.Faults.Calls);
        Assert.Equal("Plant|Only|", Assert.Single(Max.View.Query<string>("DE", "SELECT rtrim(NAME_24) || '|' || rtrim(ADDR1_24) || '|' || rtrim(ADDR2_24) FROM Shipping_Master WHERE CUSTID_24 = 'WEB000001'")));
        using var unknown = await gateway.Http.PutAsJsonAsync("/v1/DE/customers/nobody/ship-tos/P1", address);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, Operation Operation)> PutAsync(RunningGateway gateway, string id, CustomerRequest request)
    {
        using var response = await gateway.Http.PutAsJsonAsync($"/v1/DE/customers/{id}", request, GatewayJson.Default.CustomerRequest);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync(GatewayJson.Default.Operation))!);
    }

    private static async Task ShipToAsync(RunningGateway gateway, string id, PostalAddress address)
    {
        using var response = await gateway.Http.PutAsJsonAsync($"/v1/DE/customers/{id}/ship-tos/P1", address);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}

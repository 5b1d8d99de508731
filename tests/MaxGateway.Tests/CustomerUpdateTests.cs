using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;
using static Connector.MaxGateway.Tests.CustomerCalls;

namespace Connector.MaxGateway.Tests;

public sealed class CustomerUpdateTests : GatewayTest
{
    [Fact]
    public async Task What_people_changed_in_MAX_survives_every_update_that_does_not_name_it()
    {
        Max.Account("20001", value: "hand@example.test");
        await using var gateway = await StartAsync();
        var request = ByEmail("hand@example.test") with { Phone = "1", Contact = "Shop", Terms = "PR" };
        await gateway.PutCustomerAsync("c1", request);

        var (_, untouched) = await gateway.PutCustomerAsync("c1", request);
        var (_, updated) = await gateway.PutCustomerAsync("c1", request with { Update = [CustomerValue.Contact] });
        var (_, same) = await gateway.PutCustomerAsync("c1", request with { Update = [CustomerValue.Contact] });

        Assert.Equal([AccountAction.Unchanged, AccountAction.Updated, AccountAction.Unchanged], new[] { untouched, updated, same }.Select(operation => operation.Account!.Action));
        Assert.Equal(("Shop", "040", "By Hand", ""), (Max.Column("CNTCT_23", "20001"), Max.Column("PHONE_23", "20001"), Max.Column("NAME_23", "20001"), Max.Column("TERMS_23", "20001")));
        Assert.Equal(1, Max.Faults.Calls);
    }

    [Fact]
    public async Task An_empty_value_is_blanked_and_a_missing_one_is_left()
    {
        Max.Account("20001", value: "hand@example.test");
        await using var gateway = await StartAsync();
        await gateway.PutCustomerAsync("c1", ByEmail("hand@example.test"));

        await gateway.PutCustomerAsync("c1", ByEmail("hand@example.test") with { Phone = null, Update = [CustomerValue.Phone] });
        var left = Max.Column("PHONE_23", "20001");
        await gateway.PutCustomerAsync("c1", ByEmail("hand@example.test") with { Phone = "", Update = [CustomerValue.Phone] });

        Assert.Equal(("040", ""), (left, Max.Column("PHONE_23", "20001")));
    }

    [Fact]
    public async Task Only_values_that_are_written_are_judged()
    {
        await using var gateway = await StartAsync();
        var request = ByEmail("purchasing@nordlicht.example") with { Contact = new string('x', 21), Terms = "??" };
        await gateway.PutCustomerAsync("c1", request);

        var (_, unchanged) = await gateway.PutCustomerAsync("c1", request);
        var problem = await gateway.RefusedAsync("c1", request with { Update = [CustomerValue.Contact, CustomerValue.Terms] });

        Assert.Equal(AccountAction.Unchanged, unchanged.Account!.Action);
        Assert.Equal([("contact", GatewayProblemCode.Length), ("terms", GatewayProblemCode.UnknownCode)], problem.Errors!.Select(error => (error.Field!, error.Code)));
    }

    [Fact]
    public async Task Ship_tos_come_with_the_account_and_change_when_they_are_named()
    {
        await using var gateway = await StartAsync();
        var plant = ByEmail("").BillTo with { Name = "Plant" };
        var request = ByEmail("new@example.test") with { ShipTos = [new("P1", plant), new("P2", plant)] };

        await gateway.PutCustomerAsync("c1", request);
        Max.Database("DE").Execute("INSERT INTO Shipping_Master (CUSTID_24, SHPCDE_24, NAME_24) VALUES ('WEB000001', 'OWN', 'Own')");
        Max.Database("DE").Execute("UPDATE Shipping_Master SET TXCDE1_24 = 'V7' WHERE CUSTID_24 = 'WEB000001' AND SHPCDE_24 = 'P1'");
        var moved = request with { ShipTos = [new("P1", plant with { City = "Inland" })] };
        var (_, ignored) = await gateway.PutCustomerAsync("c1", moved);
        var (_, updated) = await gateway.PutCustomerAsync("c1", moved with { Update = [CustomerValue.ShipTos] });

        Assert.Equal((AccountAction.Unchanged, AccountAction.Updated), (ignored.Account!.Action, updated.Account!.Action));
        Assert.Equal(
            ["OWN Own  ", "P1 Plant Inland V7", "P2 Plant Portside V19"],
            Max.View.Query<string>("DE", "SELECT rtrim(SHPCDE_24) || ' ' || rtrim(NAME_24) || ' ' || rtrim(CITY_24) || ' ' || rtrim(TXCDE1_24) FROM Shipping_Master WHERE CUSTID_24 = 'WEB000001' ORDER BY SHPCDE_24"));
    }

    [Fact]
    public async Task A_refused_ship_to_is_named_and_the_repetition_completes_the_account()
    {
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.LoadShipTo);
        await using var gateway = await StartAsync();
        var request = ByEmail("new@example.test") with { ShipTos = [new("P1", ByEmail("").BillTo)] };

        var problem = await gateway.RefusedAsync("c1", request);
        var (_, operation) = await gateway.PutCustomerAsync("c1", request);

        Assert.Equal((GatewayProblemCode.Refused, "shipTos[0]", "P1"), (problem.Code, problem.Field, problem.Value));
        Assert.Equal(("WEB000001", AccountAction.Created), (operation.CustomerId, operation.Account!.Action));
        Assert.Single(Max.View.Query<string>("DE", "SELECT SHPCDE_24 FROM Shipping_Master WHERE CUSTID_24 = 'WEB000001'"));
    }

    [Theory]
    [InlineData(MaxFault.LoseReply, true)]
    [InlineData(MaxFault.LoseCall, false)]
    public async Task A_lost_update_is_settled_by_looking(MaxFault fault, bool known)
    {
        await using var gateway = await StartAsync();
        await gateway.PutCustomerAsync("c1", ByEmail("purchasing@nordlicht.example"));
        var request = ByEmail("purchasing@nordlicht.example") with { Phone = "99", Update = [CustomerValue.Phone] };
        Max.Faults.Next(fault);

        if (known)
            Assert.Equal(AccountAction.Updated, (await gateway.PutCustomerAsync("c1", request)).Operation.Account!.Action);
        else
            Assert.Equal((503, GatewayProblemCode.OutcomeUnknown, true), await gateway.RefusedAsync("c1", request) is var problem ? (problem.Status, problem.Code, problem.Retryable) : default);
        await gateway.PutCustomerAsync("c1", request);

        Assert.Equal("99", Max.Column("PHONE_23", "10001"));
        Assert.Equal(known ? 1 : 2, Max.Faults.Calls);
    }
}

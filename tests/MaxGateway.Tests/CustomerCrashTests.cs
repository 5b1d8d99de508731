using System.Net;
using System.Net.Http.Json;
using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;
using Microsoft.Data.Sqlite;
using static Connector.MaxGateway.Tests.CustomerCalls;

namespace Connector.MaxGateway.Tests;

public sealed class CustomerCrashTests : GatewayTest
{
    private static readonly CustomerRequest Buyer = ByEmail("buyer@example.test") with { ShipTos = [new("P1", ByEmail("").BillTo)] };

    [Theory]
    [InlineData(MaxCallMoment.Before, 1, true)]
    [InlineData(MaxCallMoment.Applied, 1, true)]
    [InlineData(MaxCallMoment.Before, 2, true)]
    [InlineData(MaxCallMoment.Applied, 2, true)]
    [InlineData(MaxCallMoment.Before, 1, false)]
    [InlineData(MaxCallMoment.Applied, 1, false)]
    public async Task After_a_crash_in_any_call_another_customer_with_the_email_gets_the_same_account(MaxCallMoment moment, int call, bool fingerprint)
    {
        var settings = $"--Gateway:Companies:0:Quirks:FingerprintInUserKey={fingerprint}";
        var before = Max.View.CountCustomers("DE");
        var crash = CrashPoint.At(Max.Faults, moment, call);
        var first = await StartAsync(settings);
        var lost = first.Http.PutAsJsonAsync("/v1/DE/customers/c1", Buyer, GatewayJson.Default.CustomerRequest);
        await crash.CrashAsync(first, underRequest: true);
        await Assert.ThrowsAnyAsync<Exception>(() => lost);
        Max.Faults.OnCall = null;

        await using var second = await StartAsync(settings);
        var (_, other) = await second.PutCustomerAsync("c2", Buyer);
        var (status, own) = await second.PutCustomerAsync("c1", Buyer);

        Assert.Equal(("WEB000001", AccountAction.Matched), (other.CustomerId, other.Account!.Action));
        Assert.Equal((HttpStatusCode.Created, "WEB000001"), (status, own.CustomerId));
        Assert.Equal(before + 1, Max.View.CountCustomers("DE"));
        Assert.Single(Max.View.Query<string>("DE", "SELECT SHPCDE_24 FROM Shipping_Master WHERE CUSTID_24 = 'WEB000001'"));
        Assert.Equal(0, Kept());
    }

    [Fact]
    public async Task While_a_load_hangs_the_same_email_waits_and_finds_its_account()
    {
        var hold = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        Max.Faults.OnCall = (moment, _, call) =>
        {
            if (call != 1 || moment != MaxCallMoment.Before)
                return Task.CompletedTask;
            reached.SetResult();
            return hold.Task;
        };
        await using var gateway = await StartAsync();
        var known = ByEmail("purchasing@nordlicht.example");
        await gateway.PutCustomerAsync("linked", known);

        var one = gateway.PutCustomerAsync("c1", Buyer);
        await reached.Task;
        var two = gateway.PutCustomerAsync("c2", Buyer);
        // A linked account with nothing to write waits for nobody.
        var (_, linked) = await gateway.PutCustomerAsync("linked", known);
        hold.SetResult();

        Assert.Equal("10001", linked.CustomerId);
        Assert.Equal(("WEB000001", AccountAction.Created), (await one).Operation is var made ? (made.CustomerId, made.Account!.Action) : default);
        Assert.Equal(("WEB000001", AccountAction.Matched), (await two).Operation is var found ? (found.CustomerId, found.Account!.Action) : default);
    }

    [Theory]
    [InlineData(CustomerMatchBy.Email, "BUYER@example.test")]
    [InlineData(CustomerMatchBy.TaxNumber, "de-777")]
    [InlineData(CustomerMatchBy.AccountNumber, "WEB000001")]
    public async Task A_reserved_account_is_found_before_MAX_shows_it(CustomerMatchBy by, string value)
    {
        Max.Faults.Next(MaxFault.LoseCall);
        await using var gateway = await StartAsync();
        await gateway.RefusedAsync("c1", Buyer with { TaxNumber = "DE 777" });

        var (_, operation) = await gateway.PutCustomerAsync("c2", ByEmail("other@example.test") with { Match = [new(by, value)] });

        Assert.Equal(("WEB000001", by), (operation.CustomerId, operation.Account!.MatchedBy));
        Assert.Equal("buyer@example.test", Max.Column("EMAIL1_23", "WEB000001"));
    }

    [Fact]
    public async Task A_refused_account_leaves_no_reservation_behind()
    {
        Max.Faults.Next(MaxFault.Refuse, times: 2);
        await using var gateway = await StartAsync();

        var first = await gateway.RefusedAsync("c1", Buyer);
        var second = await gateway.RefusedAsync("c2", Buyer);
        var (_, third) = await gateway.PutCustomerAsync("c2", Buyer);

        Assert.Equal((GatewayProblemCode.Refused, GatewayProblemCode.Refused), (first.Code, second.Code));
        Assert.NotNull(first.Advice);
        Assert.Equal(AccountAction.Created, third.Account!.Action);
        Assert.Equal(0, Kept());
    }

    [Fact]
    public async Task A_wanted_number_that_is_being_loaded_is_not_given_away_twice()
    {
        Max.Faults.Next(MaxFault.LoseCall);
        await using var gateway = await StartAsync();
        await gateway.RefusedAsync("c1", Buyer with { AccountNumber = "C-77" });

        var problem = await gateway.RefusedAsync("c2", ByEmail("other@example.test") with { AccountNumber = "C-77" });

        Assert.Equal(GatewayProblemCode.Duplicate, problem.Code);
        Assert.Equal("buyer@example.test", Max.Column("EMAIL1_23", "C-77"));
    }

    [Fact]
    public async Task An_account_that_people_made_under_a_reserved_number_is_not_overwritten()
    {
        Max.Faults.Next(MaxFault.LoseCall);
        await using var gateway = await StartAsync();
        await gateway.RefusedAsync("c1", Buyer);
        Max.Account("WEB000001", value: "stranger@example.test");

        var (_, operation) = await gateway.PutCustomerAsync("c1", Buyer);

        Assert.Equal("WEB000002", operation.CustomerId);
        Assert.Equal("stranger@example.test", Max.Column("EMAIL1_23", "WEB000001"));
    }

    [Fact]
    public async Task Links_of_an_older_version_stay()
    {
        await using (var old = new SqliteConnection($"Data Source={Inbox}"))
        {
            await old.OpenAsync();
            await using var command = old.CreateCommand();
            command.CommandText = """
                CREATE TABLE customer_links (company TEXT NOT NULL, external_id TEXT NOT NULL, customer_id TEXT NOT NULL, confirmed INTEGER NOT NULL, PRIMARY KEY (company, external_id));
                INSERT INTO customer_links VALUES ('DE', 'c1', '10002', 1);
                """;
            await command.ExecuteNonQueryAsync();
        }
        await using var gateway = await StartAsync();

        var (_, operation) = await gateway.PutCustomerAsync("c1", Buyer with { Scope = "store-a" });

        Assert.Equal(("10002", AccountAction.Unchanged), (operation.CustomerId, operation.Account!.Action));
    }

    /// <summary>Reservations that still hold personal data.</summary>
    private long Kept()
    {
        using var connection = new SqliteConnection($"Data Source={Inbox}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM customer_links WHERE request IS NOT NULL OR email_key IS NOT NULL OR name_key IS NOT NULL";
        return (long)command.ExecuteScalar()!;
    }
}

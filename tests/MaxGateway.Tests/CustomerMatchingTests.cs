using System.Net;
using System.Net.Http.Json;
using Connector.ExactMax.Contract;
using static Connector.MaxGateway.Tests.CustomerCalls;

namespace Connector.MaxGateway.Tests;

public sealed class CustomerMatchingTests : GatewayTest
{
    [Theory]
    [InlineData(CustomerMatchBy.AccountNumber, "10001")]
    [InlineData(CustomerMatchBy.TaxNumber, "de 811.111-111")]
    [InlineData(CustomerMatchBy.Email, " Purchasing@NORDLICHT.example")]
    public async Task A_rule_links_the_account_it_finds_and_writes_nothing(CustomerMatchBy by, string value)
    {
        await using var gateway = await StartAsync();
        var request = ByEmail("other@example.test") with { Match = [new(CustomerMatchBy.Email, "nobody@example.test"), new(by, value)] };

        var (status, first) = await gateway.PutCustomerAsync("c1", request);
        var (_, again) = await gateway.PutCustomerAsync("c1", request);

        Assert.Equal((HttpStatusCode.OK, "10001"), (status, first.CustomerId));
        Assert.Equal((AccountAction.Matched, by), (first.Account!.Action, first.Account.MatchedBy));
        Assert.Equal(("10001", AccountAction.Unchanged), (again.CustomerId, again.Account!.Action));
        Assert.Equal(0, Max.Faults.Calls);
    }

    [Fact]
    public async Task The_second_email_counts_and_a_hold_is_told()
    {
        Max.Account("20001", "EMAIL2_23", "Accounts@Example.test", status: "H");
        await using var gateway = await StartAsync();

        var (_, operation) = await gateway.PutCustomerAsync("c1", ByEmail("accounts@example.TEST"));

        Assert.Equal(("20001", AccountAction.Matched, true), (operation.CustomerId, operation.Account!.Action, operation.Account.OnHold));
    }

    [Fact]
    public async Task Several_accounts_of_one_rule_are_refused_and_named()
    {
        Max.Account("20001", value: "twice@example.test");
        Max.Account("20002", "EMAIL2_23", "twice@example.test");
        await using var gateway = await StartAsync();

        var problem = await gateway.RefusedAsync("c1", ByEmail("twice@example.test"));

        Assert.Equal((409, GatewayProblemCode.AmbiguousCustomer, "match[0]", "20001, 20002"), (problem.Status, problem.Code, problem.Field, problem.Value));
        Assert.Contains("e-mail", problem.Advice, StringComparison.Ordinal);
        Assert.Equal(0, Max.Faults.Calls);
    }

    [Fact]
    public async Task The_same_email_in_another_store_is_another_customer()
    {
        await using var gateway = await StartAsync();

        var (_, one) = await gateway.PutCustomerAsync("c1", ByEmail("buyer@example.test", "store-a"));
        var (_, same) = await gateway.PutCustomerAsync("c2", ByEmail("buyer@example.test", "store-a"));
        var (_, other) = await gateway.PutCustomerAsync("c3", ByEmail("buyer@example.test", "store-b"));
        var (_, hand) = await gateway.PutCustomerAsync("c4", ByEmail("purchasing@nordlicht.example", "store-b"));

        Assert.Equal(("WEB000001", AccountAction.Matched), (same.CustomerId, same.Account!.Action));
        Assert.Equal(("WEB000002", AccountAction.Created), (other.CustomerId, other.Account!.Action));
        Assert.Equal("10001", hand.CustomerId);
        Assert.Equal("WEB000001", one.CustomerId);
        var unscoped = await gateway.RefusedAsync("c5", ByEmail("buyer@example.test"));
        Assert.Equal("WEB000001, WEB000002", unscoped.Value);
    }

    [Fact]
    public async Task After_the_loss_of_the_inbox_no_account_is_shared_across_stores()
    {
        await using (var first = await StartAsync())
            await first.PutCustomerAsync("c1", ByEmail("buyer@example.test", "store-a"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(Inbox);
        await using var second = await StartAsync();

        var (_, other) = await second.PutCustomerAsync("c2", ByEmail("buyer@example.test", "store-b"));
        var (_, own) = await second.PutCustomerAsync("c1", ByEmail("buyer@example.test", "store-a"));

        Assert.Equal(("WEB000002", "WEB000001"), (other.CustomerId, own.CustomerId));
    }

    [Theory]
    [InlineData(SimilarAccounts.Report, HttpStatusCode.Created, "10002")]
    [InlineData(SimilarAccounts.Refuse, HttpStatusCode.Conflict, null)]
    [InlineData(SimilarAccounts.Ignore, HttpStatusCode.Created, "")]
    public async Task An_account_like_an_existing_one_is_reported_refused_or_ignored(SimilarAccounts similar, HttpStatusCode expected, string? named)
    {
        await using var gateway = await StartAsync();
        var request = ByEmail("new@example.test") with { Similar = similar };
        request = request with { BillTo = request.BillTo with { Name = "MERIDIAN hydraulics", PostalCode = "200 95" } };

        using var response = await gateway.Http.PutAsJsonAsync("/v1/DE/customers/c1", request, GatewayJson.Default.CustomerRequest);

        Assert.Equal(expected, response.StatusCode);
        if (named is not null)
        {
            Assert.Equal(named, string.Join(",", (await response.Content.ReadFromJsonAsync(GatewayJson.Default.Operation))!.Account!.Similar));
            return;
        }
        var problem = await RunningGateway.ProblemAsync(response);
        Assert.Equal((GatewayProblemCode.SimilarCustomer, "billTo.name", "10002"), (problem.Code, problem.Field, problem.Value));
        Assert.Equal(0, Max.Faults.Calls);
    }

    [Fact]
    public async Task Link_only_links_by_rule_or_number_and_creates_nothing()
    {
        await using var gateway = await StartAsync();

        var (_, byRule) = await gateway.PutCustomerAsync("c1", ByTaxNumber("DE822222222") with { LinkOnly = true });
        var (_, byNumber) = await gateway.PutCustomerAsync("c2", ByEmail("nobody@example.test") with { LinkOnly = true, AccountNumber = "10001" });
        var unknown = await gateway.RefusedAsync("c3", ByEmail("nobody@example.test") with { LinkOnly = true });
        var unclear = await gateway.RefusedAsync("c3", ByEmail("x") with { LinkOnly = true, Match = [] });

        Assert.Equal(("10002", "10001"), (byRule.CustomerId, byNumber.CustomerId));
        Assert.Equal((422, GatewayProblemCode.UnknownCustomer, "match", "nobody@example.test"), (unknown.Status, unknown.Code, unknown.Field, unknown.Value));
        Assert.NotNull(unknown.Advice);
        Assert.Equal((GatewayProblemCode.Validation, "match"), (unclear.Code, unclear.Field));
        Assert.Equal(0, Max.Faults.Calls);
    }

    [Fact]
    public async Task A_wanted_number_is_that_of_a_new_account_only()
    {
        await using var gateway = await StartAsync();
        var wanted = ByEmail("purchasing@nordlicht.example") with { AccountNumber = "C-77" };

        var (_, matched) = await gateway.PutCustomerAsync("c1", wanted);
        var (_, again) = await gateway.PutCustomerAsync("c1", wanted);
        var (_, created) = await gateway.PutCustomerAsync("c2", ByEmail("new@example.test") with { AccountNumber = "C-77" });
        var taken = await gateway.RefusedAsync("c3", ByEmail("newer@example.test") with { AccountNumber = "C-77" });

        Assert.Equal(("10001", "10001", "C-77"), (matched.CustomerId, again.CustomerId, created.CustomerId));
        Assert.Equal((GatewayProblemCode.Duplicate, "accountNumber", "C-77"), (taken.Code, taken.Field, taken.Value));
    }

    [Fact]
    public async Task A_rule_without_a_value_or_with_another_scope_is_not_allowed()
    {
        await using var gateway = await StartAsync();

        var problem = await gateway.RefusedAsync("c1", ByEmail("a@example.test", "a") with
        {
            Scope = "b", Match = [new(CustomerMatchBy.TaxNumber, " .-"), new(CustomerMatchBy.Email, "a@example.test", "a")],
            ShipTos = [new("P1", ByEmail("").BillTo), new("P1", ByEmail("").BillTo)],
        });

        Assert.Equal(["match[0].value", "match[1].scope", "shipTos[1].code"], problem.Errors!.Select(error => error.Field));
    }

    [Fact]
    public async Task A_linked_account_that_left_MAX_is_looked_for_again()
    {
        Max.Account("20001", value: "moved@example.test");
        await using var gateway = await StartAsync();
        await gateway.PutCustomerAsync("c1", ByEmail("moved@example.test"));
        Max.Database("DE").Execute("DELETE FROM Customer_Master WHERE CUSTID_23 = '20001'");
        Max.Account("20002", value: "moved@example.test");

        var (_, operation) = await gateway.PutCustomerAsync("c1", ByEmail("moved@example.test"));

        Assert.Equal(("20002", AccountAction.Matched), (operation.CustomerId, operation.Account!.Action));
    }

    [Theory]
    [InlineData("name=meridianHYDRAULICS&postalCode=20%20095", 1)]
    [InlineData("name=Meridian%20Hydraulics&postalCode=1", 0)]
    public async Task Accounts_are_found_by_name_and_postal_code(string query, int count)
    {
        Max.Database("DE").Execute("UPDATE Customer_Master SET CNTCT_23 = 'Ada', PHONE_23 = '040' WHERE CUSTID_23 = '10002'");
        await using var gateway = await StartAsync();

        var found = (await gateway.Http.GetFromJsonAsync($"/v1/DE/customers?{query}", GatewayJson.Default.IReadOnlyListCustomerAccount))!;

        Assert.Equal(count, found.Count);
        Assert.All(found, account => Assert.Equal(("10002", "Ada", "040", "released"), (account.CustomerId, account.Contact, account.Phone, account.Status)));
    }

    [Theory]
    [InlineData("name=x")]
    [InlineData("postalCode=x")]
    [InlineData("name=x&postalCode=y&email=z")]
    [InlineData("taxNumber=.-")]
    public async Task A_query_needs_exactly_one_criterion(string query)
    {
        await using var gateway = await StartAsync();

        using var response = await gateway.Http.GetAsync($"/v1/DE/customers?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}

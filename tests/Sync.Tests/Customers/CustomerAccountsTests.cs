using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Customers;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Work;

namespace Connector.Sync.Tests.Customers;

public sealed class CustomerAccountsTests
{
    private readonly AccountBench bench = new();

    [Fact]
    public async Task A_new_customer_gets_an_account_and_a_link()
    {
        var (link, outcome) = await bench.BringAsync(AccountBench.Plan());
        Assert.Null(outcome);
        Assert.Equal(("c1", "DE", "C-100", "created", 0L), (link!.CustomerId, link.Company, link.Account, link.LinkedBy, link.AppliedVersion));
        Assert.Equal(["BillTo", "Phone"], link.Values.Keys.Order());
        Assert.Empty(Assert.Single(bench.Max.Puts).Request.Update);
    }

    [Fact]
    public async Task When_nothing_owned_changed_the_gateway_is_not_asked()
    {
        await bench.BringAsync(AccountBench.Plan());
        var (link, _) = await bench.BringAsync(AccountBench.Plan());
        Assert.Equal("C-100", link!.Account);
        Assert.Single(bench.Max.Puts);
        Assert.Equal(1, bench.Links.Saves);
    }

    [Fact]
    public async Task Only_what_changed_is_written_and_what_people_entered_in_MAX_survives()
    {
        await bench.BringAsync(AccountBench.Plan());
        bench.Max.Accounts[("DE", "C-100")] = bench.Max.Accounts[("DE", "C-100")] with { Phone = "entered in MAX" };
        await bench.BringAsync(AccountBench.Plan(street: "Neue Straße 2"));
        Assert.Equal([CustomerValue.BillTo], bench.Max.Puts[^1].Request.Update);
        var account = bench.Max.Accounts[("DE", "C-100")];
        Assert.Equal(("Neue Straße 2", "entered in MAX"), (account.BillTo.Lines[0], account.Phone));
    }

    [Fact]
    public async Task A_recognised_account_keeps_its_values_until_the_customer_changes()
    {
        bench.Max.Accounts[("DE", "OLD")] = AccountBench.Plan(phone: "of MAX").Request;
        var (link, _) = await bench.BringAsync(AccountBench.Plan());
        Assert.Equal(("OLD", "email"), (link!.Account, link.LinkedBy));
        Assert.Equal("of MAX", bench.Max.Accounts[("DE", "OLD")].Phone);
        await bench.BringAsync(AccountBench.Plan(phone: "2"));
        Assert.Equal("2", bench.Max.Accounts[("DE", "OLD")].Phone);
    }

    [Fact]
    public async Task A_change_between_a_lost_answer_and_the_next_attempt_reaches_MAX()
    {
        bench.Max.AfterPut = _ => throw new GatewayUnavailableException("The connection broke.");
        Assert.IsType<FlowOutcome.Wait>((await bench.BringAsync(AccountBench.Plan())).Outcome);
        bench.Max.AfterPut = _ => { };
        var (link, _) = await bench.BringAsync(AccountBench.Plan(phone: "2"));
        Assert.Equal(("C-100", "2"), (link!.Account, bench.Max.Accounts[("DE", "C-100")].Phone));
        Assert.Single(bench.Max.Accounts);
    }

    [Fact]
    public async Task A_change_that_MAX_took_but_that_was_not_remembered_is_written_again()
    {
        await bench.BringAsync(AccountBench.Plan());
        bench.Links.SaveFails = _ => true;
        await Assert.ThrowsAsync<IOException>(() => bench.BringAsync(AccountBench.Plan(phone: "2")));
        bench.Links.SaveFails = _ => false;
        await bench.BringAsync(AccountBench.Plan(phone: "2"));
        await bench.BringAsync(AccountBench.Plan(phone: "2"));
        Assert.Equal(3, bench.Max.Puts.Count);
        Assert.Equal("2", bench.Max.Accounts[("DE", "C-100")].Phone);
    }

    [Fact]
    public async Task An_order_takes_the_account_that_is_linked_and_asks_nobody()
    {
        await bench.BringAsync(AccountBench.Plan());
        Assert.Equal(("C-100", null), await bench.EnsureAsync(AccountBench.Plan(phone: "2")));
        Assert.Single(bench.Max.Puts);
        Assert.Empty(bench.Queue.Enqueued);
    }

    [Fact]
    public async Task An_order_that_comes_first_links_the_account_and_calls_for_the_customer()
    {
        Assert.Equal(("C-100", null), await bench.EnsureAsync(AccountBench.Plan()));
        Assert.Equal(("C-100", "created"), (Assert.Single(bench.Links.All).Account, bench.Links.All.Single().LinkedBy));
        var item = Assert.Single(bench.Queue.Enqueued);
        Assert.Equal((FlowName.CustomerExport, "c1", CustomerHint.Reason, (long?)null), (item.Flow, item.Key, item.Reason, item.SourceVersion));
        await bench.BringAsync(AccountBench.Plan());
        Assert.Single(bench.Max.Puts);
    }

    [Fact]
    public async Task An_order_calls_for_nobody_when_customers_are_not_exported()
    {
        bench.Flow.CurrentValue = new FlowOptions();
        Assert.Equal("C-100", (await bench.EnsureAsync(AccountBench.Plan())).Account);
        Assert.Empty(bench.Queue.Enqueued);
    }

    [Fact]
    public async Task An_order_that_is_faster_with_newer_values_takes_no_change_away_from_the_customer()
    {
        // The customer's flow read the customer before the change and wrote it, but has not saved its link yet.
        bench.Links.SaveFails = _ => true;
        await Assert.ThrowsAsync<IOException>(() => bench.BringAsync(AccountBench.Plan()));
        bench.Links.SaveFails = _ => false;
        // The order read it after the change.
        Assert.Equal("C-100", (await bench.EnsureAsync(AccountBench.Plan(phone: "2"))).Account);
        Assert.Equal("1", bench.Max.Accounts[("DE", "C-100")].Phone);
        await bench.BringAsync(AccountBench.Plan(phone: "2"));
        Assert.Equal("2", bench.Max.Accounts[("DE", "C-100")].Phone);
    }

    [Fact]
    public async Task A_plan_without_hashes_writes_over_nothing_and_the_next_one_is_the_base()
    {
        var blind = AccountBench.Plan() with { Owned = new Dictionary<CustomerValue, string>() };
        await bench.EnsureAsync(blind);
        await bench.BringAsync(AccountBench.Plan());
        Assert.Single(bench.Max.Puts);
        await bench.BringAsync(AccountBench.Plan(phone: "2"));
        Assert.Equal([CustomerValue.Phone], bench.Max.Puts[^1].Request.Update);
    }

    [Fact]
    public async Task A_value_that_commercetools_owns_from_now_on_is_written()
    {
        var before = AccountBench.Plan() with { Owned = new Dictionary<CustomerValue, string> { [CustomerValue.BillTo] = AccountBench.Plan().Owned[CustomerValue.BillTo] } };
        await bench.BringAsync(before);
        await bench.BringAsync(AccountBench.Plan());
        Assert.Equal([CustomerValue.Phone], bench.Max.Puts[^1].Request.Update);
    }

    [Theory]
    [InlineData(GatewayProblemCode.AmbiguousCustomer)]
    [InlineData(GatewayProblemCode.SimilarCustomer)]
    public async Task Accounts_among_which_a_person_must_choose_are_named_by_number_only(string code)
    {
        bench.Max.BeforePut = _ => throw new GatewayException(FakeGateway.Problem(code) with { Value = "10023, 10044" });
        var failed = Assert.IsType<FlowOutcome.Failed>((await bench.BringAsync(AccountBench.Plan())).Outcome);
        var problem = Assert.Single(failed.Problems);
        Assert.Equal(($"MAX_{code}", "10023, 10044"), (problem.Code, problem.Value));
        Assert.Contains("10023, 10044", problem.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("Mustermann", problem.Advice, StringComparison.Ordinal);
        Assert.Empty(bench.Links.All);
    }

    [Theory]
    [InlineData(OperationState.Queued)]
    [InlineData(OperationState.Running)]
    public async Task An_account_that_is_still_being_written_is_waited_for(OperationState state)
    {
        bench.Max.BeforePut = _ => new Operation { OperationId = "op-1", State = state };
        Assert.Equal(new FlowOutcome.Wait("MAX_STILL_WRITING", TimeSpan.FromSeconds(10)), (await bench.BringAsync(AccountBench.Plan())).Outcome);
        Assert.Equal(new FlowOutcome.Wait("MAX_STILL_WRITING", TimeSpan.FromSeconds(10)), (await bench.EnsureAsync(AccountBench.Plan())).Outcome);
    }

    [Fact]
    public async Task An_unknown_outcome_is_a_retry_and_a_failed_one_a_dead_letter()
    {
        bench.Max.BeforePut = _ => new Operation { OperationId = "op-1", State = OperationState.Unknown };
        Assert.Equal("MAX_OUTCOME_UNKNOWN", Assert.IsType<FlowOutcome.Retry>((await bench.BringAsync(AccountBench.Plan())).Outcome).Code);
        bench.Max.BeforePut = _ => new Operation { OperationId = "op-1", State = OperationState.Failed, Error = FakeGateway.Problem(GatewayProblemCode.UnknownCode) };
        Assert.Equal("MAX_UNKNOWN_CODE", Assert.Single(Assert.IsType<FlowOutcome.Failed>((await bench.BringAsync(AccountBench.Plan())).Outcome).Problems).Code);
        bench.Max.BeforePut = _ => new Operation { OperationId = "op-1", State = OperationState.Succeeded };
        Assert.Equal("MAX_ODD_ANSWER", Assert.IsType<FlowOutcome.Retry>((await bench.BringAsync(AccountBench.Plan())).Outcome).Code);
    }

    [Fact]
    public async Task Similar_accounts_are_logged_and_stay_visible_on_the_link()
    {
        bench.Max.Similar = ["10023", "10044"];
        bench.Max.OnHold = true;
        await bench.BringAsync(AccountBench.Plan());
        await bench.BringAsync(AccountBench.Plan(phone: "2"));
        Assert.Equal(["10023", "10044"], bench.Links.All.Single().Similar);
        Assert.Contains(bench.Log.Lines, line => line.Contains("similar accounts 10023, 10044", StringComparison.Ordinal));
        Assert.Contains(bench.Log.Lines, line => line.Contains("is on hold", StringComparison.Ordinal));
        Assert.All(bench.Log.Lines, line => Assert.DoesNotContain("erika", line, StringComparison.OrdinalIgnoreCase));
    }
}

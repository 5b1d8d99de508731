using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Sync.Customers;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Moq;

namespace Connector.Sync.Tests.Customers;

public sealed class CustomerExportFlowTests
{
    private readonly CustomerBench bench = new();

    [Fact]
    public async Task A_customer_gets_an_account_and_commercetools_shows_it_in_one_update()
    {
        Assert.Equal(new FlowOutcome.Done("MAX account C-100 in DE"), await bench.RunAsync());
        Assert.Equal("C-100", bench.Customer.ExternalId);
        Assert.Single(bench.Shop.Updates);
        Assert.Equal((bench.Customer.Version, "created"), (bench.Link.AppliedVersion, bench.Link.LinkedBy));
    }

    [Fact]
    public async Task Our_own_echo_is_dropped_without_reading_the_customer()
    {
        await bench.RunAsync();
        var reads = bench.Shop.Reads;
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync(bench.Customer.Version));
        Assert.Equal(reads, bench.Shop.Reads);
    }

    [Fact]
    public async Task A_later_hint_that_changes_nothing_for_MAX_asks_nobody_and_is_remembered()
    {
        await bench.RunAsync();
        bench.Shop.Change(CustomerBench.Id, Items.Noon.AddMinutes(1), customer => customer with { Locale = "de" });
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(bench.Customer.Version));
        Assert.Equal((1, 1), (bench.Max.Puts.Count, bench.Shop.Updates.Count));
        Assert.Equal(bench.Customer.Version, bench.Link.AppliedVersion);
    }

    [Fact]
    public async Task A_changed_address_is_written_alone()
    {
        await bench.RunAsync();
        bench.Max.Accounts[("DE", "C-100")] = bench.Max.Accounts[("DE", "C-100")] with { Phone = "entered in MAX" };
        bench.ChangeAddress(address => address with { StreetNumber = "2" });
        await bench.RunAsync(bench.Customer.Version);
        Assert.Equal([CustomerValue.BillTo], bench.Max.Puts[^1].Request.Update);
        Assert.Equal("entered in MAX", bench.Max.Accounts[("DE", "C-100")].Phone);
        Assert.Single(bench.Shop.Updates);
    }

    [Fact]
    public async Task A_change_during_the_update_reaches_MAX_as_well()
    {
        bench.Shop.BeforeUpdate = count =>
        {
            if (count == 1) bench.ChangeAddress(address => address with { Phone = "040-2" });
        };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal("040-2", bench.Max.Accounts[("DE", "C-100")].Phone);
        Assert.Equal(("C-100", bench.Customer.Version), (bench.Customer.ExternalId, bench.Link.AppliedVersion));
        Assert.Equal(2, bench.Shop.Updates.Count);
    }

    [Fact]
    public async Task An_update_whose_reply_is_lost_is_looked_up_and_not_repeated()
    {
        bench.Shop.LosesReply = _ => true;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Single(bench.Shop.Updates);
        Assert.Equal((bench.Customer.Version, "C-100"), (bench.Link.AppliedVersion, bench.Customer.ExternalId));
    }

    [Fact]
    public async Task A_customer_that_changes_all_the_time_comes_back_later()
    {
        bench.Shop.BeforeUpdate = _ => bench.Shop.Change(CustomerBench.Id, Items.Noon, customer => customer);
        Assert.Equal("COMMERCETOOLS_CONFLICT", Assert.IsType<FlowOutcome.Retry>(await bench.RunAsync()).Code);
        Assert.Equal(5, bench.Shop.Updates.Count);
        Assert.Equal(0, bench.Link.AppliedVersion);
    }

    [Fact]
    public async Task A_crash_between_account_and_link_or_link_and_update_is_made_up_for()
    {
        bench.Links.SaveFails = _ => true;
        await Assert.ThrowsAsync<IOException>(() => bench.RunAsync());
        bench.Links.SaveFails = _ => false;
        bench.Shop.BeforeUpdate = count => { if (count == 1) throw new IOException("The worker is gone."); };
        await Assert.ThrowsAsync<IOException>(() => bench.RunAsync());
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Single(bench.Max.Accounts);
        Assert.Equal("C-100", bench.Customer.ExternalId);
    }

    [Fact]
    public async Task A_customer_of_two_companies_gets_an_account_in_each_and_both_are_shown_in_one_update()
    {
        Move("de", "uk");
        Assert.Equal(new FlowOutcome.Done("MAX account C-100 in DE, C-101 in GB"), await bench.RunAsync());
        Assert.Single(bench.Shop.Updates);
        Assert.Equal(("C-100", "C-101"), (bench.Customer.ExternalId, bench.Customer.Custom!.Fields["maxAccountGB"].GetString()));
        Assert.All(bench.Links.All, link => Assert.Equal(bench.Customer.Version, link.AppliedVersion));
    }

    [Fact]
    public async Task A_customer_that_has_fields_keeps_its_type_and_gets_the_one_that_is_missing()
    {
        Move("uk");
        bench.Shop.Customers[CustomerBench.Id] = bench.Customer with { Custom = new CustomFields { Type = new Reference { TypeId = "type", Id = "own-type" } } };
        await bench.RunAsync();
        var action = Assert.IsType<CustomerSetCustomFieldAction>(Assert.Single(Assert.Single(bench.Shop.Updates).Actions));
        Assert.Equal(("maxAccountGB", "C-100"), (action.Name, action.Value));
        Assert.Equal("own-type", bench.Customer.Custom!.Type.Id);
    }

    [Fact]
    public async Task What_one_company_refuses_keeps_no_other_from_its_account()
    {
        Move("de", "uk");
        bench.Max.BeforePut = _ => bench.Max.Puts[^1].Company == "DE" ? throw new GatewayException(FakeGateway.Problem(GatewayProblemCode.AmbiguousCustomer) with { Value = "1, 2" }) : null;
        var failed = Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync());
        Assert.Equal("MAX_AMBIGUOUS_CUSTOMER", Assert.Single(failed.Problems).Code);
        Assert.Equal("GB", bench.Link.Company);
        Assert.Contains("erika@example.com", failed.Snapshots.Target, StringComparison.Ordinal);
        bench.Max.BeforePut = _ => null;
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
    }

    [Fact]
    public async Task What_may_pass_is_waited_for_before_anything_is_dead_lettered()
    {
        Move("de", "uk");
        bench.Max.BeforePut = _ => bench.Max.Puts[^1].Company == "DE"
            ? throw new GatewayException(FakeGateway.Problem(GatewayProblemCode.AmbiguousCustomer))
            : throw new GatewayUnavailableException("MAX is down.");
        Assert.IsType<FlowOutcome.Wait>(await bench.RunAsync());
    }

    [Fact]
    public async Task A_customer_that_has_given_no_address_yet_waits_for_one_and_troubles_nobody()
    {
        var address = bench.Customer.Addresses[0];
        bench.Shop.Customers[CustomerBench.Id] = bench.Customer with { Addresses = [] };
        Assert.Equal(new FlowOutcome.Skipped("the customer has no address yet"), await bench.RunAsync());
        bench.Shop.Change(CustomerBench.Id, Items.Noon, customer => customer with { Addresses = [address] });
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(bench.Customer.Version));
    }

    [Fact]
    public async Task A_customer_that_is_deleted_is_skipped()
    {
        bench.Shop.Customers.Clear();
        Assert.Equal(new FlowOutcome.Skipped("the customer no longer exists"), await bench.RunAsync());
    }

    [Fact]
    public async Task A_customer_from_before_the_start_counts_when_it_changes_or_an_order_needs_it()
    {
        bench.Accounts.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Live, Start = Items.Noon.AddSeconds(1) };
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync());
        Assert.Empty(bench.Max.Puts);
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(null, CustomerHint.Reason));
        Assert.Equal("C-100", bench.Customer.ExternalId);
    }

    [Fact]
    public async Task A_customer_from_before_the_start_that_changes_is_exported()
    {
        bench.Accounts.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Live, Start = Items.Noon.AddSeconds(1) };
        bench.ChangeAddress(address => address with { Phone = "040-2" });
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(bench.Customer.Version));
    }

    [Fact]
    public async Task Off_does_nothing()
    {
        bench.Accounts.Flow.CurrentValue = new FlowOptions();
        Assert.Equal(new FlowOutcome.Skipped("the flow is off"), await bench.RunAsync());
        Assert.Equal(0, bench.Shop.Reads);
    }

    [Fact]
    public async Task Shadow_records_what_would_be_written_and_writes_nothing()
    {
        bench.Accounts.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Shadow, Start = Items.Noon };
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        bench.Shadow.Verify(shadow => shadow.RecordAsync(FlowName.CustomerExport, CustomerBench.Id, It.Is<string>(target => target.StartsWith("{\"DE\":{", StringComparison.Ordinal)), It.IsAny<string>(), It.IsAny<CancellationToken>()));
        Assert.Equal((0, 0, 0), (bench.Max.Puts.Count, bench.Shop.Updates.Count, bench.Links.Saves));
    }

    [Fact]
    public async Task Shadow_of_a_linked_customer_records_only_a_change()
    {
        await bench.RunAsync();
        bench.Accounts.Flow.CurrentValue = new FlowOptions { Mode = FlowMode.Shadow, Start = Items.Noon };
        Assert.Equal(new FlowOutcome.Skipped("shadow: MAX has it all"), await bench.RunAsync(null));
        bench.ChangeAddress(address => address with { Phone = "040-2" });
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync(bench.Customer.Version));
        bench.Shadow.Verify(shadow => shadow.RecordAsync(FlowName.CustomerExport, CustomerBench.Id, It.Is<string>(target => target.Contains("\"update\":[\"phone\"]", StringComparison.Ordinal)), It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Once);
        Assert.Single(bench.Max.Puts);
    }

    [Fact]
    public async Task An_external_id_that_means_something_else_is_not_overwritten()
    {
        bench.Shop.Customers[CustomerBench.Id] = bench.Customer with { ExternalId = "of another system" };
        var failed = Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync());
        Assert.Equal(("externalId", "of another system"), (Assert.Single(failed.Problems).Field, failed.Problems[0].Value));
        Assert.Empty(bench.Shop.Updates);
        Assert.Equal("C-100", bench.Link.Account);
    }

    [Fact]
    public async Task A_strategy_without_accounts_skips_and_says_why()
    {
        var guests = new CustomerBench(mapping => mapping["customers"]!["strategy"] = "guestAccount");
        Assert.Contains("customers.strategy", Assert.IsType<FlowOutcome.Skipped>(await guests.RunAsync()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("done")]
    [InlineData("ambiguous")]
    [InlineData("unmapped")]
    [InlineData("defect")]
    public async Task However_it_ends_no_log_line_holds_personal_data(string ending)
    {
        bench.Max.BeforePut = ending switch
        {
            "ambiguous" => _ => throw new GatewayException(FakeGateway.Problem(GatewayProblemCode.AmbiguousCustomer)),
            "defect" => _ => throw new InvalidOperationException("a defect"),
            _ => bench.Max.BeforePut,
        };
        if (ending == "unmapped") Move("no-such-store");
        var (log, letters) = await bench.RunFromQueueAsync();
        Assert.Equal(ending is "ambiguous" or "unmapped" ? 1 : 0, letters.Open.Count);
        Assert.NotEmpty(log.Lines);
        string[] personal = ["Erika", "Mustermann", "Hauptstrasse", "example.com", "040-1", "20095"];
        Assert.All(log.Lines, line => Assert.DoesNotContain(personal, word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private void Move(params string[] stores) => bench.Shop.Customers[CustomerBench.Id] =
        bench.Customer with { Stores = [.. stores.Select(store => new KeyReference { TypeId = "store", Key = store })] };
}

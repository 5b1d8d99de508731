using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Customers;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Storage;
using Connector.Sync.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Customers;

/// <summary>The way to accounts between links and a gateway in memory.</summary>
internal sealed class AccountBench
{
    public AccountBench()
    {
        Hint = new CustomerHint(Queue, Flow, Time);
        Accounts = new CustomerAccounts(Max, Links, Hint, Options.Create(new CustomerExportOptions()), Time, Log.For<CustomerAccounts>());
    }

    public FakeTimeProvider Time { get; } = new(Items.Noon);

    public SetOptions Flow { get; } = new(new FlowOptions { Mode = FlowMode.Live, Start = Items.Noon });

    public FakeAccounts Max { get; } = new();

    public MemoryCustomerLinks Links { get; } = new();

    public RecordingQueue Queue { get; } = new();

    public TestLog Log { get; } = new();

    public CustomerHint Hint { get; }

    public CustomerAccounts Accounts { get; }

    /// <summary>What the mapping plans for a customer in company DE.</summary>
    public static CustomerAccountPlan Plan(string phone = "1", string street = "Hauptstraße 1", string company = "DE") => new()
    {
        Company = company,
        Request = new CustomerRequest
        {
            BillTo = new PostalAddress { Name = "Erika Mustermann", Lines = [street], City = "Hamburg", Country = "DE" },
            Phone = phone,
            Email = "erika@example.com",
            Match = [new CustomerMatch(CustomerMatchBy.Email, "erika@example.com")],
        },
        Owned = new Dictionary<CustomerValue, string> { [CustomerValue.Phone] = StableHash.Of(phone), [CustomerValue.BillTo] = StableHash.Of(street) },
    };

    public Task<(Sync.Links.CustomerLink? Link, FlowOutcome? Outcome)> BringAsync(CustomerAccountPlan plan, string id = "c1") =>
        Accounts.BringAsync(id, plan, Snapshots.None, default);

    public Task<(string? Account, FlowOutcome? Outcome)> EnsureAsync(CustomerAccountPlan plan, string id = "c1") =>
        Accounts.EnsureAsync(id, plan, Snapshots.None, default);
}

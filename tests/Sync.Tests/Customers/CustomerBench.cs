using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Customers;
using Connector.Sync.DeadLetters;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Outcomes;
using Connector.Sync.Retries;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;
using Moq;

namespace Connector.Sync.Tests.Customers;

/// <summary>The customer export between a shop and a gateway in memory; one customer registers at noon.</summary>
internal sealed class CustomerBench
{
    public const string Id = "c1";

    public CustomerBench(Action<JsonObject>? mapping = null)
    {
        var document = Repository.Load(MappingJson(mapping));
        // A start that is set is never looked up.
        var start = new FlowStart(new TableServiceClient("UseDevelopmentStorage=true"), Accounts.Flow, Accounts.Time);
        Export = new CustomerExportFlow(Shop, Accounts.Accounts, new CustomerEvidence(Shop, document), Links, document, start, Shadow.Object, Accounts.Flow);
        Shop.Customers[Id] = Registered;
    }

    public static Customer Registered { get; } = new()
    {
        Id = Id,
        Version = 1,
        Email = "erika@example.com",
        FirstName = "Erika",
        LastName = "Mustermann",
        CreatedAt = Items.Noon,
        LastModifiedAt = Items.Noon,
        Stores = [new KeyReference { TypeId = "store", Key = "de" }],
        Addresses = [new Address { Id = "a1", Country = "DE", StreetName = "Hauptstrasse", StreetNumber = "1", PostalCode = "20095", City = "Hamburg", Phone = "040-1" }],
    };

    public AccountBench Accounts { get; } = new();

    public FakeCustomers Shop { get; } = new();

    public FakeAccounts Max => Accounts.Max;

    public MemoryCustomerLinks Links => Accounts.Links;

    public Mock<IShadowRecords> Shadow { get; } = new();

    public CustomerExportFlow Export { get; }

    public Customer Customer => Shop.Customers[Id];

    public CustomerLink Link => Links.All.Single();

    public static WorkItem Item(long? version = 1, string reason = "ResourceCreated") =>
        Items.Item(Id, version) with { Flow = FlowName.CustomerExport, Reason = reason };

    public Task<FlowOutcome> RunAsync(long? version = 1, string reason = "ResourceCreated") => Export.RunAsync(Item(version, reason), default);

    /// <summary>The customer moves, or whatever else changes about the address.</summary>
    public void ChangeAddress(Func<Address, Address> change) =>
        Shop.Change(Id, Items.Noon.AddMinutes(1), customer => customer with { Addresses = [change(customer.Addresses[0])] });

    /// <summary>The flow under the runner, as the queue calls it, and everything that it logs.</summary>
    public async Task<(TestLog Log, MemoryDeadLetters Letters)> RunFromQueueAsync()
    {
        var letters = new MemoryDeadLetters();
        var meters = Meters.Create();
        var log = Accounts.Log;
        var writer = new DeadLetterWriter(letters, meters, Accounts.Time, log.For<DeadLetterWriter>());
        var retries = new RetrySchedule(Options.Create(new RetryOptions()), new Random(1));
        var runner = new WorkItemRunner(new RecordingQueue(), letters, writer, retries, new RecordingReplays(), meters, Accounts.Time, log.For<WorkItemRunner>());
        await Record.ExceptionAsync(() => runner.RunAsync(Export, Items.Delivery(Item()), default));
        return (log, letters);
    }

    // The sandbox's companies; accounts are recognised by e-mail, and shown as external id (DE) and in a field (GB).
    private static string MappingJson(Action<JsonObject>? change)
    {
        var mapping = JsonNode.Parse(Repository.MappingJson)!.AsObject();
        mapping["customers"] = new JsonObject { ["strategy"] = "create", ["accountNumber"] = "gateway", ["match"] = new JsonArray("email"), ["customType"] = "customer-in-max" };
        Company(mapping, "DE")["writeAccountTo"] = "externalId";
        Company(mapping, "GB")["writeAccountTo"] = "custom.maxAccountGB";
        change?.Invoke(mapping);
        return mapping.ToJsonString();
    }

    public static JsonObject Company(JsonObject mapping, string name) =>
        mapping["companies"]!.AsArray().Select(company => company!.AsObject()).Single(company => (string)company["max"]! == name);
}

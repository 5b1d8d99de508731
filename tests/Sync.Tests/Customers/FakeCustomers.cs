using System.Runtime.CompilerServices;
using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sync.Tests.Orders;

namespace Connector.Sync.Tests.Customers;

/// <summary>The customers of commercetools in memory: versions, 409, and replies that are lost on the way back.</summary>
internal sealed class FakeCustomers : ICommercetoolsCustomers
{
    public Dictionary<string, Customer> Customers { get; } = [];

    /// <summary>Called before an update arrives: somebody else may change the customer, or the call may fail.</summary>
    public Action<int> BeforeUpdate { get; set; } = _ => { };

    /// <summary>True for an update that arrives but whose reply is lost.</summary>
    public Func<int, bool> LosesReply { get; set; } = _ => false;

    public int Reads { get; private set; }

    public List<CustomerUpdate> Updates { get; } = [];

    public Task<Customer?> GetByIdAsync(string id, CancellationToken ct)
    {
        Reads++;
        return Task.FromResult(Customers.GetValueOrDefault(id));
    }

    public Task<Customer> UpdateAsync(string id, CustomerUpdate update, CancellationToken ct)
    {
        Updates.Add(update);
        BeforeUpdate(Updates.Count);
        var customer = Customers[id];
        if (customer.Version != update.Version) throw new ConcurrentModificationException(FakeShop.Reply(409, "ConcurrentModification"));
        Customers[id] = update.Actions.Aggregate(customer, Apply) with { Version = customer.Version + update.Actions.Count };
        if (LosesReply(Updates.Count)) throw new OutcomeUnknownException(new FailedRequest("POST", $"/shop/customers/{id}", "trace-1"), "the connection broke");
        return Task.FromResult(Customers[id]);
    }

    /// <summary>Somebody else's change.</summary>
    public void Change(string id, DateTimeOffset at, Func<Customer, Customer> change) =>
        Customers[id] = change(Customers[id]) with { Version = Customers[id].Version + 1, LastModifiedAt = at };

    public async IAsyncEnumerable<IReadOnlyList<CustomerChange>> ModifiedAsync(DateTimeOffset from, DateTimeOffset to, int pageSize, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        var changes = Customers.Values.Where(customer => customer.LastModifiedAt >= from && customer.LastModifiedAt < to)
            .OrderBy(customer => customer.LastModifiedAt).ThenBy(customer => customer.Id, StringComparer.Ordinal)
            .Select(customer => new CustomerChange { Id = customer.Id, Version = customer.Version, CreatedAt = customer.CreatedAt, LastModifiedAt = customer.LastModifiedAt });
        foreach (var page in changes.Chunk(pageSize)) yield return page;
    }

    private static Customer Apply(Customer customer, CustomerUpdateAction action) => action switch
    {
        CustomerSetExternalIdAction set => customer with { ExternalId = set.ExternalId },
        CustomerSetCustomerNumberAction set => customer with { CustomerNumber = set.CustomerNumber },
        CustomerSetCustomTypeAction set => customer with
        {
            Custom = new CustomFields
            {
                Type = new Reference { TypeId = "type", Id = set.Type!.Key! },
                Fields = set.Fields!.ToDictionary(field => field.Key, field => JsonSerializer.SerializeToElement(field.Value)),
            },
        },
        CustomerSetCustomFieldAction set => customer with
        {
            Custom = customer.Custom! with { Fields = new Dictionary<string, JsonElement>(customer.Custom.Fields) { [set.Name] = JsonSerializer.SerializeToElement(set.Value) } },
        },
        _ => throw new NotSupportedException(action.GetType().Name),
    };
}

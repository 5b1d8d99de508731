using System.Runtime.CompilerServices;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sync.Tests.Orders;
using Moq;

namespace Connector.Sync.Tests.Prices;

/// <summary>Standalone prices with commercetools' rules: versions, unique keys, and no two prices of a scope at the same time.</summary>
internal sealed class FakePrices : ICommercetoolsStandalonePrices
{
    private readonly Lock gate = new();
    private int created;

    public List<StandalonePrice> All { get; } = [];

    public int Writes { get; private set; }

    public int Reads { get; private set; }

    /// <summary>Called before a write, with its number from 1.</summary>
    public Action<int> BeforeWrite { get; set; } = _ => { };

    /// <summary>Called after every write.</summary>
    public Action AfterWrite { get; set; } = () => { };

    public Func<int, bool> LosesReply { get; set; } = _ => false;

    public async IAsyncEnumerable<IReadOnlyList<StandalonePrice>> AllAsync(int pageSize, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        foreach (var page in All.ToList().Chunk(pageSize))
        {
            Reads++;
            yield return page;
        }
    }

    public Task<IReadOnlyList<StandalonePrice>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        lock (gate)
        {
            Reads++;
            return Task.FromResult<IReadOnlyList<StandalonePrice>>([.. All.Where(price => skus.Contains(price.Sku))]);
        }
    }

    public Task<StandalonePrice> CreateAsync(StandalonePriceDraft draft, CancellationToken ct) => Write(() => Put(new()
    {
        Id = $"p{++created}",
        Version = 1,
        Key = draft.Key,
        Sku = draft.Sku,
        Value = draft.Value,
        Country = draft.Country,
        CustomerGroup = draft.CustomerGroup is { } group ? new() { TypeId = "customer-group", Id = $"id of {group.Key}" } : null,
        ValidFrom = draft.ValidFrom,
        ValidUntil = draft.ValidUntil,
        Tiers = draft.Tiers ?? [],
    }));

    public Task<StandalonePrice> UpdateAsync(string id, StandalonePriceUpdate update, CancellationToken ct) => Write(() =>
    {
        var price = Take(id, update.Version);
        foreach (var action in update.Actions)
        {
            price = action switch
            {
                StandalonePriceChangeValueAction value => price with { Value = value.Value },
                StandalonePriceSetPriceTiersAction tiers => price with { Tiers = tiers.Tiers },
                StandalonePriceSetValidFromAndUntilAction period => price with { ValidFrom = period.ValidFrom, ValidUntil = period.ValidUntil },
                StandalonePriceChangeActiveAction active => price with { Active = active.Active },
                StandalonePriceSetKeyAction key => price with { Key = key.Key },
                _ => throw new NotSupportedException(action.GetType().Name),
            };
        }

        return Put(price with { Version = price.Version + 1 });
    });

    public Task DeleteAsync(string id, long version, CancellationToken ct) => Write(() => Take(id, version));

    /// <summary>Somebody else changes a price.</summary>
    public void Touch(int index) => All[index] = All[index] with { Version = All[index].Version + 1 };

    /// <summary>A lookup of customer groups that knows these keys.</summary>
    public static ICommercetoolsCustomerGroups Groups(params string[] keys)
    {
        var groups = new Mock<ICommercetoolsCustomerGroups>();
        foreach (var key in keys) groups.Setup(all => all.GetByKeyAsync(key, It.IsAny<CancellationToken>())).ReturnsAsync(new CustomerGroup { Id = $"id of {key}", Key = key });
        return groups.Object;
    }

    private Task<StandalonePrice> Write(Func<StandalonePrice> write)
    {
        lock (gate)
        {
            try
            {
                BeforeWrite(++Writes);
                var price = write();
                AfterWrite();
                return LosesReply(Writes)
                    ? Task.FromException<StandalonePrice>(new OutcomeUnknownException(new FailedRequest("POST", "/standalone-prices", null), "the connection broke"))
                    : Task.FromResult(price);
            }
            catch (Exception e)
            {
                return Task.FromException<StandalonePrice>(e);
            }
        }
    }

    private StandalonePrice Take(string id, long version)
    {
        var price = All.Find(price => price.Id == id) ?? throw new NotFoundException(FakeShop.Reply(404, "ResourceNotFound"));
        if (price.Version != version) throw new ConcurrentModificationException(FakeShop.Reply(409, "ConcurrentModification"));
        All.Remove(price);
        return price;
    }

    private StandalonePrice Put(StandalonePrice price)
    {
        if (All.Exists(other => other.Key == price.Key)) throw new BadRequestException(FakeShop.Reply(400, "DuplicateField"));
        if (All.Exists(other => IsSameScope(other, price) && other.ValidFrom == price.ValidFrom && other.ValidUntil == price.ValidUntil))
            throw new BadRequestException(FakeShop.Reply(400, "DuplicateStandalonePriceScope"));
        All.Add(price);
        return price;
    }

    private static bool IsSameScope(StandalonePrice left, StandalonePrice right) =>
        left.Sku == right.Sku && left.Country == right.Country && left.CustomerGroup?.Id == right.CustomerGroup?.Id && left.Value.CurrencyCode == right.Value.CurrencyCode;
}

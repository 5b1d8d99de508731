using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Catalog;
using Connector.Sync.Links;

namespace Connector.Sync.Orders;

/// <summary>Maps an order after reading what its mapping needs, and no more: a customer who is linked is not read.</summary>
public sealed class OrderDocuments(ICommercetoolsCustomers customers, ICustomerLinks links, IMaxGateway gateway, IItemReferences items, MappingDocument mapping)
{
    /// <summary>What the order becomes in MAX, or the problems.</summary>
    /// <param name="order">The order.</param>
    /// <param name="link">The order's link; an order that stays with its customer stays with its account.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<Mapped<OrderExport>> MapAsync(Order order, OrderLink? link, CancellationToken cancellationToken)
    {
        var needs = OrderNeeds.Of(order, mapping);
        IReadOnlyDictionary<string, ItemReference>? lines = null;
        if (needs is { Skus.Count: > 0, Company: { } company })
        {
            lines = await items.FindAsync(company, needs.Skus, cancellationToken);
            needs = OrderNeeds.Of(order, mapping, lines);
        }

        var stays = link is { IsExported: true } && link.ShopCustomerId == order.CustomerId && link.Company == needs.Company;
        var account = stays ? link!.CustomerId : await LinkedAccountAsync(needs, cancellationToken);
        var mapped = OrderMapping.Map(
            new OrderMappingInput
            {
                Order = order,
                CustomerAccount = account,
                Items = lines ?? new Dictionary<string, ItemReference>(),
                Customer = account is null && needs.CustomerId is { } id ? await customers.GetByIdAsync(id, cancellationToken) : null,
                Stock = await StockAsync(needs, stays ? link : null, cancellationToken),
            },
            mapping);
        return stays && mapped.Succeeded ? mapped with { Value = OnAccount(mapped.Value, link!.CustomerId) } : mapped;
    }

    private async Task<string?> LinkedAccountAsync(OrderNeeds needs, CancellationToken cancellationToken) => needs is { CustomerId: { } customer, Company: { } company }
        ? (await links.FindAsync(customer, company, cancellationToken))?.Account
        : null;

    private async Task<IReadOnlyList<StockLevel>> StockAsync(OrderNeeds needs, OrderLink? link, CancellationToken cancellationToken)
    {
        if (needs is not { StockOf.Count: > 0, Company: { } company }) return [];
        var stock = await gateway.GetStockAsync(company, needs.StockOf, cancellationToken);
        if (link is null) return stock;
        // What the order itself has reserved is still free for it, else every edit would move its lines elsewhere.
        var own = new Dictionary<(string Part, string Stockroom), decimal>();
        foreach (var number in link.Parts.Values)
            foreach (var line in (await gateway.GetOrderAsync(company, number, cancellationToken))?.Lines ?? [])
                if (line.Stockroom is { } stockroom) own[(line.Part, stockroom)] = own.GetValueOrDefault((line.Part, stockroom)) + line.Due;
        return [.. stock.Select(level => level with { Available = level.Available + own.GetValueOrDefault((level.Part, level.Stockroom)) })];
    }

    // MAX cannot move an order to another account, so a new guest account in mapping.json is for new orders.
    private static OrderExport OnAccount(OrderExport export, string account) =>
        export with { Customer = null, Orders = [.. export.Orders.Select(request => request with { CustomerId = account })] };
}

using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Links;

namespace Connector.Sync.Orders;

/// <summary>Maps an order after reading what its mapping needs, and no more: a customer who is linked is not read.</summary>
public sealed class OrderDocuments(ICommercetoolsCustomers customers, ICustomerLinks links, IMaxGateway gateway, MappingDocument mapping)
{
    /// <summary>What the order becomes in MAX, or the problems.</summary>
    /// <param name="order">The order.</param>
    /// <param name="link">The order's link; an order that stays with its customer stays with its account.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<Mapped<OrderExport>> MapAsync(Order order, OrderLink? link, CancellationToken cancellationToken)
    {
        var needs = OrderNeeds.Of(order, mapping);
        var stays = link is { IsExported: true } && link.ShopCustomerId == order.CustomerId && link.Company == needs.Company;
        var account = stays ? link!.CustomerId : await LinkedAccountAsync(needs, cancellationToken);
        var mapped = OrderMapping.Map(
            new OrderMappingInput
            {
                Order = order,
                CustomerAccount = account,
                Customer = account is null && needs.CustomerId is { } id ? await customers.GetByIdAsync(id, cancellationToken) : null,
                Stock = await StockAsync(needs, cancellationToken),
            },
            mapping);
        return stays && mapped.Succeeded ? mapped with { Value = OnAccount(mapped.Value, link!.CustomerId) } : mapped;
    }

    private async Task<string?> LinkedAccountAsync(OrderNeeds needs, CancellationToken cancellationToken) => needs is { CustomerId: { } customer, Company: { } company }
        ? (await links.FindAsync(customer, company, cancellationToken))?.Account
        : null;

    private async Task<IReadOnlyList<StockLevel>> StockAsync(OrderNeeds needs, CancellationToken cancellationToken) => needs is { StockOf.Count: > 0, Company: { } company }
        ? await gateway.GetStockAsync(company, needs.StockOf, cancellationToken)
        : [];

    // MAX cannot move an order to another account, so a new guest account in mapping.json is for new orders.
    private static OrderExport OnAccount(OrderExport export, string account) =>
        export with { Customer = null, Orders = [.. export.Orders.Select(request => request with { CustomerId = account })] };
}

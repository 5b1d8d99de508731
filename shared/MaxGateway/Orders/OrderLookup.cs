using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Orders;

/// <summary>What looking for an order in MAX found: nothing, one order, or something that only a person can judge.</summary>
internal sealed record FoundOrder(OrderRow? Order, string? Undecided)
{
    public static FoundOrder Nothing { get; } = new(null, null);
}

/// <summary>
/// Finds the order that an earlier attempt may have left in MAX: by the recorded number, else by the fingerprint in the
/// user key, else by customer and purchase order. Orders of another type are never it: a credit memo carries the account of
/// the order that it credits, and may carry its purchase order.
/// </summary>
internal sealed class OrderLookup(MaxReader max, CompanyOptions company, OrderType type)
{
    public async Task<FoundOrder> FindAsync(SalesOrderRequest order, string fingerprint, string? recordedNumber, CancellationToken cancellation)
    {
        if (recordedNumber is not null && await max.OrderAsync(recordedNumber, cancellation) is { } recorded && recorded.Type == type.Code)
            return new FoundOrder(recorded, null);
        if (company.Quirks.FingerprintInUserKey)
        {
            var marked = await max.OrdersByFingerprintAsync(type.Code, fingerprint, order.CustomerId, cancellation);
            if (marked.Count > 0)
                return One(marked, $"share the fingerprint {fingerprint}");
        }
        var candidates = new List<OrderRow>();
        foreach (var candidate in await max.OrdersByPurchaseOrderAsync(type.Code, order.CustomerId, order.PurchaseOrder, cancellation))
        {
            if (await MayBeOursAsync(candidate, order, cancellation))
                candidates.Add(candidate);
        }
        return candidates.Count == 0 ? FoundOrder.Nothing : One(candidates, $"of customer {order.CustomerId} have the purchase order and lines of this request");
    }

    private static FoundOrder One(IReadOnlyList<OrderRow> orders, string what) => orders.Count == 1
        ? new FoundOrder(orders[0], null)
        : new FoundOrder(null, $"Orders {string.Join(", ", orders.Select(order => order.OrderNumber))} {what}.");

    // Customers use one purchase order number for many orders. Ours has the same date and reference, carries nobody
    // else's mark, and holds nothing that was not asked for.
    private async Task<bool> MayBeOursAsync(OrderRow candidate, SalesOrderRequest order, CancellationToken cancellation)
    {
        if (company.Quirks.FingerprintInUserKey && candidate.Fingerprint.Length > 0)
            return false;
        if (candidate.Reference.Length > 0 && candidate.Reference != order.ExternalNumber)
            return false;
        // A credit memo names the RMA that it settles.
        if (type == OrderType.Credit && candidate.OrderedBy != (order.OrderedBy ?? ""))
            return false;
        if (candidate.OrderDate != MaxDates.Text(order.OrderDate))
            return false;
        var lines = await max.OrderLinesAsync(candidate.OrderNumber, cancellation);
        // A bare header could be anybody's; ours would carry the fingerprint, unless the site has none.
        if (lines.Count == 0)
            return !company.Quirks.FingerprintInUserKey;
        return OrderComparison.Compare(order, lines).Difference is null;
    }
}

using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Orders;

/// <summary>What MAX knows about the things an order refers to.</summary>
internal sealed record OrderContext(CustomerRow? Customer, MaxCodes Codes, IReadOnlyDictionary<string, PartRow> Parts)
{
    public static async Task<OrderContext> ReadAsync(MaxReader max, SalesOrderRequest order, CancellationToken cancellation) => new(
        await max.CustomerAsync(order.CustomerId, cancellation),
        await max.CodesAsync(cancellation),
        order.Lines.Count == 0 ? new Dictionary<string, PartRow>() : await max.PartsAsync(order.Lines.Select(line => line.Part), cancellation));
}

using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Orders;

/// <summary>What MAX knows about the things an order refers to.</summary>
internal sealed record OrderContext(
    CustomerRow? Customer, MaxCodes Codes, IReadOnlyDictionary<string, PartRow> Parts, IReadOnlyDictionary<string, string> CustomerParts)
{
    private static readonly Dictionary<string, string> None = [];

    public static async Task<OrderContext> ReadAsync(MaxReader max, SalesOrderRequest order, CancellationToken cancellation)
    {
        var numbers = order.Lines.Select(line => line.CustomerPart).OfType<string>().Where(number => number.Length > 0).ToList();
        var customerParts = numbers.Count == 0 ? None : await max.CustomerPartsAsync(order.CustomerId, numbers, cancellation);
        var parts = order.Lines.Select(line => line.Part).Concat(customerParts.Values).Where(part => part.Length > 0).ToList();
        return new OrderContext(
            await max.CustomerAsync(order.CustomerId, cancellation),
            await max.CodesAsync(cancellation),
            parts.Count == 0 ? new Dictionary<string, PartRow>() : await max.PartsAsync(parts, cancellation),
            customerParts);
    }

    /// <summary>The order with the parts that its customer's own numbers mean, and these numbers as references of lines that have none.</summary>
    public SalesOrderRequest Resolve(SalesOrderRequest order) => order with
    {
        Lines = [.. order.Lines.Select(line => line.CustomerPart is not { Length: > 0 } number ? line : line with
        {
            Part = line.Part.Length > 0 ? line.Part : CustomerParts.GetValueOrDefault(number, ""),
            Reference = line.Reference.NullIfEmpty() ?? number,
        })],
    };
}

using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>
/// A MAX order holds 99 lines. A longer one is refused, or goes on in further orders under the same references, as the
/// mapping says; what stems from one line of the shop's order stays together.
/// </summary>
internal static class OrderLength
{
    /// <summary>LINNUM_28 has two characters.</summary>
    private const int MostLines = 99;

    public static void Divide(OrderScope scope, int order, List<LineBlock> blocks, List<OrderPart> parts)
    {
        var numbers = 0;
        foreach (var block in blocks) numbers += block.Numbers;
        if (numbers > MostLines && scope.Mapping.Json.Orders.LongOrders == LongOrders.Refuse)
            scope.Report(ProblemCode.TooMany, "lineItems", $"{numbers}", $"The order needs {numbers} lines, a MAX order holds {MostLines}. Set in mapping.json: orders.longOrders: \"split\", divide the order in commercetools, or enter it in MAX by hand.");

        var (part, lines, used, net, tax) = (1, new List<SalesOrderLine>(blocks.Count + 1), 0, 0L, 0L);
        foreach (var block in blocks)
        {
            if (used + block.Numbers > MostLines && used > 0)
            {
                parts.Add(new(order, part++, lines, net, tax));
                (lines, used, net, tax) = ([], 0, 0, 0);
            }

            block.AddTo(lines, used);
            used += block.Numbers;
            net += block.Net;
            tax += block.Tax;
        }

        parts.Add(new(order, part, lines, net, tax));
    }
}

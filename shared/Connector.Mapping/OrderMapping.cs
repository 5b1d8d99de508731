using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping;

/// <summary>Turns a commercetools order into MAX sales orders that are proven to add up, or says everything that prevents it.</summary>
public static class OrderMapping
{
    /// <summary>Maps an order. Pure: the same input and mapping always give the same result.</summary>
    public static Mapped<OrderExport> Map(OrderMappingInput input, MappingDocument mapping)
    {
        var scope = OrderScope.Of(input, mapping);
        var consignments = Consignments.Of(scope);
        var charges = Charges.Of(scope, consignments);
        CommercetoolsTotals.Check(scope);
        var parts = SalesOrderLines.Of(scope, consignments, charges);
        var export = SalesOrderHeader.Of(scope, consignments, parts);
        OrderProof.Check(scope, charges, export.Orders);
        return scope.Problems.Count > 0 ? new() { Problems = scope.Problems } : new() { Value = export };
    }
}

using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>A line item becomes a line of its part; a gift is a line with price 0.</summary>
internal static class ProductLines
{
    public static void Add(OrderScope scope, int index, List<Charge> charges)
    {
        var line = scope.Order.LineItems[index];
        var path = new SourcePath("lineItems", index);
        var (quantity, unit) = Units.Of(scope, line, path);
        var charge = new Charge
        {
            Path = path,
            Kind = SalesOrderLineKind.Item,
            Id = line.Id,
            Part = Items.Part(scope, line, path),
            Reference = Items.Reference(scope, line, path),
            Quantity = quantity,
            Unit = unit,
            Stockroom = Stockrooms.Of(scope, line, path),
            Net = Nets.Of(scope, line.TaxedPrice, line.TotalPrice, path),
            Taxes = Taxes.Of(scope, line.TaxedPrice, line.TaxRate, path),
        };
        LineDiscountRule.Add(scope, line, charge, charges);
    }
}

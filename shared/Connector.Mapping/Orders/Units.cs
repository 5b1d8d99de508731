using System.Globalization;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>commercetools counts what the SKU sells; where MAX sells another unit, the mapping converts, and only exactly.</summary>
internal static class Units
{
    /// <summary>Decimals of a MAX quantity that survive its floating-point column and its forms.</summary>
    private const int QuantityDecimals = 4;

    public static (decimal Quantity, string? Unit) Of(OrderScope scope, LineItem line, SourcePath path)
    {
        if (line.Quantity < 1)
        {
            scope.Report(ProblemCode.Unsupported, path.Field("quantity"), $"{line.Quantity}", "MAX needs a positive quantity. Correct the line in commercetools.");
            return (1, null);
        }

        if (line.Variant.Sku is not { } sku || !scope.Mapping.UnitBySku.TryGetValue(sku, out var rule)) return (line.Quantity, null);
        var quantity = rule.PiecesPerUnit is { } pieces ? line.Quantity / pieces : line.Quantity * (rule.UnitsPerPiece ?? 1);
        var rounded = Math.Round(quantity, QuantityDecimals);
        if (rounded != quantity || rounded == 0)
        {
            var pack = rule.PiecesPerUnit ?? 1 / rule.UnitsPerPiece ?? 1;
            scope.Report(ProblemCode.Unsupported, path.Field("quantity"), $"{line.Quantity}", $"{line.Quantity} pieces of '{sku}' are no exact quantity in MAX's unit of {pack.ToString(CultureInfo.InvariantCulture)} pieces. Correct mapping.json: units (sku {sku}), or the ordered quantity.");
            return (1, rule.Unit);
        }

        return (rounded, rule.Unit);
    }
}

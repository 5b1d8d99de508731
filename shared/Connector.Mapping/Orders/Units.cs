using System.Globalization;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>commercetools counts what the SKU sells; where MAX sells another unit, the mapping converts, and only exactly.</summary>
internal static class Units
{
    /// <summary>Decimals of a MAX quantity that survive its floating-point column and its forms.</summary>
    private const int QuantityDecimals = 4;

    /// <param name="scope">The order.</param>
    /// <param name="line">The line.</param>
    /// <param name="pieces">How many of its pieces; all, or those of one delivery.</param>
    /// <param name="path">The line's place.</param>
    public static (decimal Quantity, string? Unit) Of(OrderScope scope, LineItem line, long pieces, SourcePath path)
    {
        if (pieces < 1)
        {
            scope.Report(ProblemCode.Unsupported, path.Field("quantity"), $"{pieces}", "MAX needs a positive quantity. Correct the line in commercetools.");
            return (1, null);
        }

        if (line.Variant.Sku is not { } sku || !scope.Mapping.UnitBySku.TryGetValue(sku, out var rule)) return (pieces, null);
        var quantity = rule.PiecesPerUnit is { } perUnit ? pieces / perUnit : pieces * (rule.UnitsPerPiece ?? 1);
        var rounded = Math.Round(quantity, QuantityDecimals);
        if (rounded != quantity || rounded == 0)
        {
            var pack = rule.PiecesPerUnit ?? 1 / rule.UnitsPerPiece ?? 1;
            scope.Report(ProblemCode.Unsupported, path.Field("quantity"), $"{pieces}", $"{pieces} pieces of '{sku}' are no exact quantity in MAX's unit of {pack.ToString(CultureInfo.InvariantCulture)} pieces. Correct mapping.json: units (sku {sku}), or the ordered quantity.");
            return (1, rule.Unit);
        }

        return (rounded, rule.Unit);
    }
}

using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>The net of a line is copied from its taxed price; only where taxes are disabled is it the line's total.</summary>
internal static class Nets
{
    public static long Of(OrderScope scope, TaxedPrice? taxed, Money total, SourcePath path)
    {
        if (taxed is not null) return taxed.TotalNet.CentAmount;
        if (scope.TaxesAreDisabled) return total.CentAmount;
        scope.ReportMissingTaxes(path.Field("taxedPrice"));
        return total.CentAmount;
    }
}

using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Orders;

/// <summary>An order must add up to the cent: each line to its net, the nets and the taxes to the totals.</summary>
internal static class OrderAmounts
{
    public static IEnumerable<GatewayProblem> Check(SalesOrderRequest order)
    {
        if (order.Totals.CurrencyDigits is < 0 or > 4)
        {
            yield return OrderProblem.NotAllowed("totals.currencyDigits", $"{order.Totals.CurrencyDigits}", "0 to 4 are allowed.");
            yield break;
        }
        var unit = 1m;
        for (var digit = 0; digit < order.Totals.CurrencyDigits; digit++)
            unit /= 10;
        foreach (var (index, line) in order.Lines.Index())
        {
            if (Product(line) is not { } product)
                yield return OrderProblem.NotAllowed($"lines[{index}]", null, "Quantity times price is out of range.");
            // Half a unit either way: shops round halves up, to even, or down, and each is right here.
            else if (Math.Abs(product - line.NetTotal) > unit / 2)
                yield return OrderProblem.Totals($"lines[{index}].netTotal", line.NetTotal, Math.Round(product, order.Totals.CurrencyDigits, MidpointRounding.AwayFromZero), "quantity x unit price, rounded");
            if (line.NetTotal % unit != 0)
                yield return OrderProblem.NotAllowed($"lines[{index}].netTotal", $"{line.NetTotal}", $"The currency has {order.Totals.CurrencyDigits} decimal digits.");
        }
        if (Sum(order.Lines.Select(line => line.NetTotal)) is var net && net != order.Totals.Net)
            yield return OrderProblem.Totals("totals.net", order.Totals.Net, net, "sum of the lines' net totals");
        if (Sum(order.Lines.SelectMany(line => line.Taxes).Select(tax => tax.Amount)) is var taxes && taxes != order.Totals.Tax)
            yield return OrderProblem.Totals("totals.tax", order.Totals.Tax, taxes, "sum of the lines' taxes");
    }

    // MAX stores amounts as binary floating point with about 15 significant digits.
    private const decimal Largest = 1_000_000_000_000m;

    private static decimal? Product(SalesOrderLine line) =>
        line.Quantity < Largest && Math.Abs(line.UnitPrice) < Largest && Math.Abs(line.NetTotal) < Largest ? line.Quantity * line.UnitPrice : null;

    private static decimal Sum(IEnumerable<decimal> amounts) => amounts.Where(amount => Math.Abs(amount) < Largest).Sum();
}

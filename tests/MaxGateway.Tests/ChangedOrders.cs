using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Tests;

/// <summary>Orders as a shop changes them: amounts follow, so that every one adds up.</summary>
internal static class ChangedOrders
{
    public static SalesOrderRequest With(this SalesOrderRequest order, params SalesOrderLine[] lines) => order with
    {
        Lines = lines,
        Totals = new OrderTotals(lines.Sum(line => line.NetTotal), lines.SelectMany(line => line.Taxes).Sum(tax => tax.Amount), 2),
    };

    public static SalesOrderLine Of(this SalesOrderLine line, decimal quantity, decimal? price = null) => line with
    {
        Quantity = quantity,
        UnitPrice = price ?? line.UnitPrice,
        NetTotal = Math.Round(quantity * (price ?? line.UnitPrice), 2),
        Taxes = [new LineTax("V19", Math.Round(quantity * (price ?? line.UnitPrice) * 0.19m, 2))],
    };

    public static SalesOrderLine As(this SalesOrderLine line, int number, string id) => line with { LineNumber = number, ExternalLineId = id };
}

using Connector.ExactMax.Contract;

namespace Connector.EndToEnd.Tests.ExactMax;

/// <summary>Example orders of these tests.</summary>
internal static class Orders
{
    public static SalesOrderRequest Two(string purchaseOrder = "10000123") => new()
    {
        ExternalId = "54c56c9a-9cc9-4f4e-8954-6b439f9d0129",
        CustomerId = "WEBDE",
        PurchaseOrder = purchaseOrder,
        ExternalNumber = "10000123",
        OrderDate = new DateOnly(2026, 10, 1),
        Currency = "EUR",
        ShipTo = new PostalAddress { Name = "Müller & Söhne <GmbH>", Lines = ["Werkstraße 1", "Tor \"4\""], City = "Hamburg", PostalCode = "20095", Country = "DE" },
        ShipVia = "DH",
        Terms = "CC",
        Comments = ["Paid by card"],
        Lines =
        [
            new SalesOrderLine
            {
                LineNumber = 1,
                Kind = SalesOrderLineKind.Item,
                ExternalLineId = "l1",
                Part = "100-08040",
                Quantity = 12.00m,
                UnitPrice = 15.1200m,
                ListPrice = 16m,
                DiscountPercent = 5.5m,
                NetTotal = 181.44m,
                Taxes = [new LineTax("V19", 34.470m)],
                Stockroom = "FG-HH",
                Unit = "BX",
                RequestedDate = new DateOnly(2026, 10, 5),
            },
            new SalesOrderLine
            {
                LineNumber = 2,
                Kind = SalesOrderLineKind.Discount,
                ExternalLineId = "l2",
                Part = "DISCOUNT",
                Quantity = 1m,
                UnitPrice = -0.00002m,
                NetTotal = 0m,
                Taxes = [],
                Stockroom = "FG-HH",
            },
        ],
        Totals = new OrderTotals(181.44m, 34.47m, 2),
    };
}

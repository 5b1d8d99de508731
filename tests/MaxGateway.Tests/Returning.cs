using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

/// <summary>Goods that were shipped and come back.</summary>
internal static class Returning
{
    /// <summary>Creates an order of the tests and ships all of it.</summary>
    public static async Task<string> ShippedAsync(this RunningGateway gateway, MaxRig max, int lines = 2, string id = "web-1")
    {
        var created = await gateway.CreateAsync(GatewayTest.Order(lines, id));
        // On a clock that skips, the answer may come before the outcome.
        while (created.State is OperationState.Queued or OperationState.Running)
            created = await gateway.OperationAsync(created.OperationId);
        var number = created.OrderNumber!;
        foreach (var line in max.View.Order(number)!.Lines)
            max.User.Ship(number, line.Line, line.Quantity);
        return number;
    }

    public static ReturnRequest Return(string order, int lines = 1, string id = "return-1") => new()
    {
        ExternalId = id,
        Lines = [.. Enumerable.Range(1, lines).Select(line => Line(order, line))],
    };

    public static ReturnLine Line(string order, int line, decimal quantity = 1) =>
        new() { ExternalItemId = $"item-{order}-{line}", OrderNumber = order, OrderLine = line, Quantity = quantity };

    /// <summary>A credit memo of some pieces of the first line of an order of the tests.</summary>
    public static CreditMemoRequest Memo(string order, decimal quantity = 1, string id = "memo-1") => new()
    {
        ExternalId = id, OrderNumber = order, Date = new DateOnly(2026, 10, 20),
        Lines =
        [
            new SalesOrderLine
            {
                LineNumber = 1, Kind = SalesOrderLineKind.Item, ExternalLineId = "l1", Part = "BRK-1001", Quantity = quantity, UnitPrice = 12.50m, NetTotal = 12.50m * quantity,
                Taxes = [new LineTax("V19", 2.38m * quantity)],
            },
        ],
        Totals = new OrderTotals(12.50m * quantity, 2.38m * quantity, 2),
    };

    /// <summary>The RMA lines of company DE, as MAX holds them.</summary>
    public static IReadOnlyList<RmaLine> Rmas(this MaxView view) => view.Query<RmaLine>("DE", """
        SELECT rtrim(RMANUM_52) AS Number, RMALIN_52 AS Line, RMADEL_52 AS Delivery, rtrim(ORDNUM_52) AS "Order", LINNUM_52 AS OrderLine, DELNUM_52 AS OrderDelivery,
          rtrim(CUSTID_52) AS Customer, rtrim(RETNUM_52) AS Part, RETQTY_52 AS Quantity, RECQTY_52 AS Received, DUEQTY_52 AS Due,
          REPAIR_52 || RPLACE_52 || CREDIT_52 AS Actions, STATUS_52 AS Status, rtrim(STK_52) AS Stockroom, rtrim(UDFKEY_52) AS UdfKey, rtrim(UDFREF_52) AS Reason
        FROM RMA_Detail ORDER BY RMANUM_52, RMALIN_52
        """);
}

/// <summary>A line of RMA_Detail without the blanks.</summary>
internal sealed record RmaLine
{
    public string Number { get; init; } = "";
    public string Line { get; init; } = "";
    public string Delivery { get; init; } = "";
    public string Order { get; init; } = "";
    public string OrderLine { get; init; } = "";
    public string OrderDelivery { get; init; } = "";
    public string Customer { get; init; } = "";
    public string Part { get; init; } = "";
    public double Quantity { get; init; }
    public double Received { get; init; }
    public double Due { get; init; }

    /// <summary>Repair, replace, credit: Y or N each.</summary>
    public string Actions { get; init; } = "";
    public string Status { get; init; } = "";
    public string Stockroom { get; init; } = "";
    public string UdfKey { get; init; } = "";
    public string Reason { get; init; } = "";
}

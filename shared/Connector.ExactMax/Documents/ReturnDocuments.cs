using Connector.ExactMax.Contract;

namespace Connector.ExactMax.Documents;

/// <summary>
/// Writes a return as eMAXExact documents: one <c>RMA_Detail</c> per line, since MAXUpdate takes one record per call and an
/// RMA has no header of its own.
/// </summary>
public static class ReturnDocuments
{
    // RMA lines have no deliveries; MAX writes 00 where a sales order has 01.
    private const string NoDelivery = "00";

    /// <summary>A line for <c>AddRMAXML</c>.</summary>
    /// <param name="line">What comes back.</param>
    /// <param name="number">Number of the line within the RMA, 1 to 99.</param>
    /// <param name="returnNumber">The RMA that it belongs to; null for the first line, for which MAX gives the next number.</param>
    /// <param name="origin">What MAX knows of the goods.</param>
    /// <returns>The document's text.</returns>
    /// <exception cref="InvalidMaxValueException">A value cannot stand in the document.</exception>
    public static string Line(ReturnLine line, int number, string? returnNumber, ReturnOrigin origin) => new MaxRecord("RMA_Detail")
        .Text("RMANUM_52", returnNumber ?? "")
        .Text("RMALIN_52", SalesOrderDocuments.TwoDigits("RMALIN_52", number))
        .Text("RMADEL_52", NoDelivery)
        .Text("ORDNUM_52", line.OrderNumber)
        .Text("LINNUM_52", SalesOrderDocuments.TwoDigits("LINNUM_52", line.OrderLine))
        .Text("DELNUM_52", SalesOrderDocuments.TwoDigits("DELNUM_52", line.OrderDelivery))
        .Text("CUSTID_52", origin.CustomerId)
        .Text("RETNUM_52", origin.Part)
        .Number("RETQTY_52", line.Quantity)
        .Number("RECQTY_52", 0)
        .Number("DUEQTY_52", line.Quantity)
        .Text("REPAIR_52", Flag(line, ReturnAction.Repair))
        .Text("RPLACE_52", Flag(line, ReturnAction.Replace))
        .Text("CREDIT_52", Flag(line, ReturnAction.Credit))
        .Text("STATUS_52", "3")
        .Text("STK_52", line.Stockroom ?? origin.Stockroom)
        .Text("UDFKEY_52", origin.UdfKey)
        .Text("UDFREF_52", line.Reason)
        .ToXml();

    private static string Flag(ReturnLine line, ReturnAction action) => line.Action == action ? "Y" : "N";
}

/// <summary>What MAX's own screen would fill in an RMA line from the order that the goods were sold with, and MAXUpdate does not.</summary>
public sealed record ReturnOrigin
{
    /// <summary>Account of the order, <c>CUSTID_52</c>.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Part of the order's line, <c>RETNUM_52</c>.</summary>
    public required string Part { get; init; }

    /// <summary>Stockroom that the line was shipped from; the request's own wins.</summary>
    public string? Stockroom { get; init; }

    /// <summary>Fingerprint of the request, <c>UDFKEY_52</c> (15 characters), by which the RMA is found again.</summary>
    public string? UdfKey { get; init; }
}

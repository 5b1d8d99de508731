using Connector.MaxGateway.Max;

namespace Connector.Sandbox.ExactMax;

/// <summary>
/// MAXUpdate with its manners: one record per call and no transaction across calls, no defaults, little validation, a
/// number that exists is silently the next one, a repeated header is another order, and a refusal tells the caller nothing.
/// </summary>
public sealed class EmulatedMaxUpdate(MaxDatabase database, MaxFaults? faults = null) : IMaxUpdate
{
    private readonly EmulatedCall _call = new(database, faults ?? new MaxFaults(), database.Update);

    public Task<string> AddSalesOrderAsync(string document, CancellationToken cancellationToken) =>
        _call.RunAsync(MaxCall.AddSalesOrder, document, () => database.Write(max => AddHeader(max, document)), Silent, cancellationToken);

    public Task AddSalesOrderLineAsync(string document, CancellationToken cancellationToken) =>
        _call.RunAsync(MaxCall.AddSalesOrderLine, document, () => database.Write(max => AddLine(max, document)), Silent, cancellationToken);

    public Task ChangeSalesOrderAsync(string document, string old, CancellationToken cancellationToken) =>
        _call.RunAsync(MaxCall.ChangeSalesOrder, document, () => database.Write(max => EmulatedChange.Header(max, database.Schema, document, old)), Silent, cancellationToken);

    public Task ChangeSalesOrderLineAsync(string document, string old, CancellationToken cancellationToken) =>
        _call.RunAsync(MaxCall.ChangeSalesOrderLine, document, () => database.Write(max => EmulatedChange.Line(max, database.Schema, document, old)), Silent, cancellationToken);

    public Task<string> AddReturnAsync(string document, CancellationToken cancellationToken) =>
        _call.RunAsync(MaxCall.AddReturn, document, () => database.Write(max => EmulatedReturn.Add(max, database.Schema, document)), Silent, cancellationToken);

    private static string Silent(string reason) => "";

    private string AddHeader(MaxWriter max, string document)
    {
        var row = MaxXml.Read(document, "SO_Master", database.Schema);
        MaxXml.Require(row, "CUSTID_27", "STYPE_27", "STATUS_27", "ORDDTE_27");
        RequireType(row.Text("STYPE_27"));
        RequireCustomer(max, row.Text("CUSTID_27"));
        var wanted = row.Text("ORDNUM_27");
        var number = wanted.Length == 0
            ? MaxNumbers.Next(max, MaxNumbers.SalesOrder, "SO_Master", "ORDNUM_27")
            : MaxNumbers.FirstFree(max, wanted, "SO_Master", "ORDNUM_27");
        row["ORDNUM_27"] = number.PadRight(8);
        max.Insert("SO_Master", row, "MAXUPDATE");
        return number;
    }

    private bool AddLine(MaxWriter max, string document)
    {
        var row = MaxXml.Read(document, "SO_Detail", database.Schema);
        MaxXml.Require(row, "ORDNUM_28", "LINNUM_28", "DELNUM_28", "STATUS_28", "STYPE_28", "CUSTID_28", "PRTNUM_28", "CURDUE_28", "STK_28", "CURQTY_28", "PRICE_28");
        RequireType(row.Text("STYPE_28"));
        RequireTwoDigits(row, "LINNUM_28");
        RequireTwoDigits(row, "DELNUM_28");
        RequireOpenOrder(max, row);
        // A header cannot say that it is on hold: whether an account's hold stops the order shows in its lines.
        if (RequireCustomer(max, row.Text("CUSTID_28")) == "H" && row.Text("HSTAT_28") != "H")
            throw new MaxRefusal($"customer {row.Text("CUSTID_28")} is on credit hold (32828).");
        if (max.Scalar("SELECT 1 FROM Part_Master WHERE PRTNUM_01 = @p0", row.Text("PRTNUM_28")) is null)
            throw new MaxRefusal($"part {row.Text("PRTNUM_28")} does not exist (32786).");
        if (max.Scalar("SELECT 1 FROM Part_Sales WHERE PRTNUM_29 = @p0", row.Text("PRTNUM_28")) is null)
            throw new MaxRefusal($"part {row.Text("PRTNUM_28")} is not sold.");
        if (max.Scalar("SELECT 1 FROM Stock_Master WHERE STK_05 = @p0", row.Text("STK_28")) is null)
            throw new MaxRefusal($"stockroom {row.Text("STK_28")} does not exist.");
        if (max.Scalar(
            "SELECT 1 FROM SO_Detail WHERE ORDNUM_28 = @p0 AND LINNUM_28 = @p1 AND DELNUM_28 = @p2",
            row.Text("ORDNUM_28"),
            row.Text("LINNUM_28"),
            row.Text("DELNUM_28")) is not null)
        {
            throw new MaxRefusal($"line {row.Text("LINNUM_28")}-{row.Text("DELNUM_28")} of order {row.Text("ORDNUM_28")} exists.");
        }

        max.Insert("SO_Detail", row, "MAXUPDATE");
        if (row.Text("STYPE_28") == "CU")
            MaxDemand.Add(max, row);
        return true;
    }

    private static void RequireType(string type)
    {
        if (type is not ("CU" or "CR" or "QT"))
            throw new MaxRefusal($"order type {type} is not supported.");
    }

    private static void RequireTwoDigits(Dictionary<string, object> row, string column)
    {
        if (row.Text(column) is not [>= '0' and <= '9', >= '0' and <= '9'] || row.Text(column) == "00")
            throw new MaxRefusal($"{column} is not between 01 and 99.");
    }

    private static string RequireCustomer(MaxWriter max, string customer) =>
        max.Scalar("SELECT STATUS_23 FROM Customer_Master WHERE CUSTID_23 = @p0", customer) as string
        ?? throw new MaxRefusal($"customer {customer} does not exist.");

    private static void RequireOpenOrder(MaxWriter max, Dictionary<string, object> row)
    {
        var number = row.Text("ORDNUM_28");
        var status = max.Scalar("SELECT STATUS_27 FROM SO_Master WHERE ORDNUM_27 = @p0", number);
        if (status is null)
            throw new MaxRefusal($"order {number} does not exist (32794).");
        if (status is "4")
            throw new MaxRefusal($"order {number} is closed.");
        if (max.Scalar("SELECT CUSTID_27 FROM SO_Master WHERE ORDNUM_27 = @p0", number) as string != row.Text("CUSTID_28"))
            throw new MaxRefusal($"order {number} belongs to another customer.");
    }
}

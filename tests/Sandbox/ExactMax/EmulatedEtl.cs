using Connector.MaxGateway.Max;

namespace Connector.Sandbox.ExactMax;

/// <summary>MAX ETL for customers and ship-tos: inserts or updates by key, with more business rules than MAXUpdate.</summary>
public sealed class EmulatedEtl(MaxDatabase database, MaxFaults? faults = null) : IMaxEtl
{
    private readonly EmulatedCall _call = new(database, faults ?? new MaxFaults(), database.Etl);

    public Task LoadCustomerAsync(string document, CancellationToken cancellationToken) =>
        _call.RunAsync(MaxCall.LoadCustomer, document, () => database.Write(max => LoadCustomer(max, document)), Reason, cancellationToken);

    public Task LoadShipToAsync(string document, CancellationToken cancellationToken) =>
        _call.RunAsync(MaxCall.LoadShipTo, document, () => database.Write(max => LoadShipTo(max, document)), Reason, cancellationToken);

    private static string Reason(string reason) => $"ETL moved the file to its error folder: {reason}";

    private bool LoadCustomer(MaxWriter max, string document)
    {
        var row = MaxXml.Read(document, "Customer_Master", database.Schema);
        MaxXml.Require(row, "CUSTID_23");
        if (row.ContainsKey("STATUS_23") && row.Text("STATUS_23") is not ("R" or "H"))
            throw new MaxRefusal("STATUS_23 is neither R nor H.");
        RequireCode(max, row, "TERMS_23", "SELECT 1 FROM Code_Master WHERE CDEKEY_36 = 'TERM' AND CODE_36 = @p0");
        RequireCode(max, row, "SHPVIA_23", "SELECT 1 FROM Code_Master WHERE CDEKEY_36 = 'SHIP' AND CODE_36 = @p0");
        RequireCode(max, row, "CURR_23", "SELECT 1 FROM Code_Master WHERE CDEKEY_36 = 'CURR' AND (CODE_36 = @p0 OR CURR_36 = @p0)");
        foreach (var column in (string[])["TXCDE1_23", "TXCDE2_23", "TXCDE3_23"])
            RequireCode(max, row, column, "SELECT 1 FROM Tax_Master WHERE TAXCDE_25 = @p0");
        if (max.Update("Customer_Master", ["CUSTID_23"], row, "ETL") > 0)
            return true;
        MaxXml.Require(row, "NAME_23", "STATUS_23");
        max.Insert("Customer_Master", row, "ETL");
        return true;
    }

    private bool LoadShipTo(MaxWriter max, string document)
    {
        var row = MaxXml.Read(document, "Shipping_Master", database.Schema);
        MaxXml.Require(row, "CUSTID_24", "SHPCDE_24");
        if (max.Scalar("SELECT 1 FROM Customer_Master WHERE CUSTID_23 = @p0", row.Text("CUSTID_24")) is null)
            throw new MaxRefusal($"customer {row.Text("CUSTID_24")} does not exist.");
        if (max.Update("Shipping_Master", ["CUSTID_24", "SHPCDE_24"], row, "ETL") > 0)
            return true;
        MaxXml.Require(row, "NAME_24");
        max.Insert("Shipping_Master", row, "ETL");
        return true;
    }

    private static void RequireCode(MaxWriter max, Dictionary<string, object> row, string column, string sql)
    {
        if (row.Text(column) is { Length: > 0 } code && max.Scalar(sql, code) is null)
            throw new MaxRefusal($"{column} {code} does not exist.");
    }
}

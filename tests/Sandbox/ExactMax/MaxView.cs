using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Connector.Sandbox.ExactMax;

/// <summary>What a person would see in MAX: reads the tables directly, past everything that is under test.</summary>
public sealed class MaxView(params IReadOnlyCollection<MaxDatabase> databases)
{
    private static readonly Dictionary<string, int> Digits = new() { ["JPY"] = 0, ["JP"] = 0, ["KWD"] = 3, ["KW"] = 3 };

    /// <summary>All orders of a company by number.</summary>
    public IReadOnlyList<MaxOrder> Orders(string company) => Read(company, "SELECT * FROM SO_Master ORDER BY ORDNUM_27");

    /// <summary>The order with a number, in whichever company; null when there is none.</summary>
    public MaxOrder? Order(string number) =>
        databases.SelectMany(database => Read(database.Company, "SELECT * FROM SO_Master WHERE ORDNUM_27 = @number", new { number })).FirstOrDefault();

    /// <summary>The orders with a customer purchase order.</summary>
    public IReadOnlyList<MaxOrder> OrdersOf(string company, string purchaseOrder) =>
        Read(company, "SELECT * FROM SO_Master WHERE CUSTPO_27 = @purchaseOrder ORDER BY ORDNUM_27", new { purchaseOrder });

    public int CountOrders(string company) => Scalar<int>(company, "SELECT count(*) FROM SO_Master");

    public int CountLines(string company) => Scalar<int>(company, "SELECT count(*) FROM SO_Detail");

    public int CountCustomers(string company) => Scalar<int>(company, "SELECT count(*) FROM Customer_Master");

    /// <summary>Order numbers that share a fingerprint (UDFKEY_27): the same web order more than once.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Duplicates(string company) =>
        Groups(company, "SELECT group_concat(ORDNUM_27) FROM SO_Master WHERE UDFKEY_27 <> '' GROUP BY UDFKEY_27 HAVING count(*) > 1");

    /// <summary>Order numbers that share customer and purchase order: duplicates, unless a long order was split.</summary>
    public IReadOnlyList<IReadOnlyList<string>> SamePurchaseOrder(string company) =>
        Groups(company, "SELECT group_concat(ORDNUM_27) FROM SO_Master WHERE CUSTPO_27 <> '' AND STYPE_27 = 'CU' GROUP BY CUSTID_27, CUSTPO_27 HAVING count(*) > 1");

    /// <summary>Calls that came while another call ran; anything but 0 is a defect of the caller.</summary>
    public int ConcurrentCalls(string company) => Database(company).Update.Violations + Database(company).Etl.Violations;

    /// <summary>Direct SQL on a company's tables. Text is blank padded.</summary>
    public IReadOnlyList<T> Query<T>(string company, string sql, object? parameters = null)
    {
        using var connection = Database(company).Connect();
        return connection.Query<T>(sql, parameters).AsList();
    }

    public T? Scalar<T>(string company, string sql, object? parameters = null)
    {
        using var connection = Database(company).Connect();
        return connection.ExecuteScalar<T>(sql, parameters);
    }

    private MaxDatabase Database(string company) => databases.First(database => database.Company == company);

    private List<IReadOnlyList<string>> Groups(string company, string sql) =>
        [.. Query<string>(company, sql).Select(group => group.Split(',', StringSplitOptions.TrimEntries))];

    private List<MaxOrder> Read(string company, string sql, object? parameters = null)
    {
        using var connection = Database(company).Connect();
        return [.. connection.Query(sql, parameters).Select(row => Header(connection, new MaxRow(row)))];
    }

    private static MaxOrder Header(SqliteConnection connection, MaxRow row)
    {
        var currency = row.Text("CURR_27");
        var digits = Digits.GetValueOrDefault(currency, 2);
        return new MaxOrder
        {
            Number = row.Text("ORDNUM_27"),
            Type = row.Text("STYPE_27"),
            Status = row.Text("STATUS_27"),
            CustomerId = row.Text("CUSTID_27"),
            CustomerName = connection.ExecuteScalar<string>("SELECT rtrim(NAME_23) FROM Customer_Master WHERE CUSTID_23 = @id", new { id = row.Text("CUSTID_27") }) ?? "",
            PurchaseOrder = row.Text("CUSTPO_27"),
            OrderedBy = row.Text("ORDID_27"),
            ExternalNumber = row.Text("UDFREF_27"),
            UdfKey = row.Text("UDFKEY_27"),
            OrderDate = row.Date("ORDDTE_27"),
            Currency = currency,
            ExchangeRate = row.Number("EXCRTE_27"),
            Terms = row.Text("TERMS_27"),
            ShipVia = row.Text("SHPVIA_27"),
            SalesRep = row.Text("REP1_27"),
            GlReference = row.Text("GLXREF_27"),
            ShipTo = row.Texts("NAME_27", "ADDR1_27", "ADDR2_27", "ADDR3_27", "ADDR4_27", "ADDR5_27", "ADDR6_27", "CITY_27", "STATE_27", "ZIPCD_27", "CNTRY_27"),
            TaxCodes = row.Texts("TAXCD1_27", "TAXCD2_27", "TAXCD3_27"),
            Comments = row.Texts("COMNT1_27", "COMNT2_27", "COMNT3_27"),
            Reason = row.Text("REASON_27"),
            HeaderTax = row.Number("TTAX_27"),
            Lines = [.. connection.Query(
                """
                SELECT SO_Detail.*, PMDES1_01 FROM SO_Detail LEFT JOIN Part_Master ON PRTNUM_01 = PRTNUM_28
                WHERE ORDNUM_28 = @number ORDER BY LINNUM_28, DELNUM_28
                """,
                new { number = row.Text("ORDNUM_27") }).Select(line => Line(new MaxRow(line), digits))],
        };
    }

    private static MaxOrderLine Line(MaxRow row, int digits) => new()
    {
        Line = int.Parse(row.Text("LINNUM_28"), CultureInfo.InvariantCulture),
        Delivery = int.Parse(row.Text("DELNUM_28"), CultureInfo.InvariantCulture),
        Status = row.Text("STATUS_28"),
        Part = row.Text("PRTNUM_28"),
        Description = row.Text("PMDES1_01"),
        Quantity = row.Number("CURQTY_28"),
        Due = row.Number("DUEQTY_28"),
        Shipped = row.Number("SHPQTY_28"),
        OnHold = row.Text("HSTAT_28") == "H",
        Unit = row.Text("SLSUOM_28"),
        Price = row.Number("PRICE_28"),
        Stockroom = row.Text("STK_28"),
        DueDate = row.Date("CURDUE_28"),
        Reference = row.Text("REFRNC_28"),
        Taxes = [.. Enumerable.Range(1, 3).Select(i => new MaxTax(row.Text($"TAXCDE{i}_28"), row.Number($"TAX{i}_28"))).Where(tax => tax.Code.Length > 0 || tax.Amount != 0)],
        Net = decimal.Round(row.Number("CURQTY_28") * row.Number("PRICE_28"), digits, MidpointRounding.AwayFromZero),
    };
}

using System.Collections.Frozen;

namespace Connector.ExactMax.Documents;

/// <summary>
/// How many characters MAX's fields hold (Database Reference Guide 5.5.9, database version 4702). Older databases have
/// names and address lines of 30; what a site has is in its own schema.
/// </summary>
public static class MaxFieldLengths
{
    /// <summary>By column, for example <c>CUSTPO_27</c>.</summary>
    public static IReadOnlyDictionary<string, int> ByColumn { get; } = Build();

    /// <summary>By field of the gateway's contract, for example <c>purchaseOrder</c>.</summary>
    public static IReadOnlyDictionary<string, int> ByContractField { get; } = new Dictionary<string, int>
    {
        ["orderNumber"] = Of("ORDNUM_27"),
        ["customerId"] = Of("CUSTID_27"),
        ["purchaseOrder"] = Of("CUSTPO_27"),
        ["externalNumber"] = Of("UDFREF_27"),
        ["orderedBy"] = Of("ORDID_27"),
        ["shipVia"] = Of("SHPVIA_27"),
        ["terms"] = Of("TERMS_27"),
        ["fob"] = Of("FOB_27"),
        ["glReference"] = Of("GLXREF_27"),
        ["comments"] = Of("COMNT1_27"),
        ["shipTo.name"] = Of("NAME_27"),
        ["shipTo.lines"] = Of("ADDR1_27"),
        ["shipTo.city"] = Of("CITY_27"),
        ["shipTo.state"] = Of("STATE_27"),
        ["shipTo.postalCode"] = Of("ZIPCD_27"),
        ["shipTo.country"] = Of("CNTRY_27"),
        ["lines.part"] = Of("PRTNUM_28"),
        ["lines.unit"] = Of("SLSUOM_28"),
        ["lines.stockroom"] = Of("STK_28"),
        ["lines.reference"] = Of("REFRNC_28"),
        ["lines.taxes.code"] = Of("TAXCDE1_28"),
        ["accountNumber"] = Of("CUSTID_23"),
        ["contact"] = Of("CNTCT_23"),
        ["phone"] = Of("PHONE_23"),
        ["email"] = Of("EMAIL1_23"),
        ["taxNumber"] = Of("TAXNUM_23"),
        ["shipTos.code"] = Of("SHPCDE_24"),
        ["returnNumber"] = Of("RMANUM_52"),
        ["returns.lines.reason"] = Of("REASON_27"),
        ["returns.lines.stockroom"] = Of("STK_52"),
        ["creditMemos.invoiceNumber"] = Of("CUSTPO_27"),
        ["creditMemos.reason"] = Of("REASON_27"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Length of a column.</summary>
    /// <param name="column">For example <c>CUSTPO_27</c>.</param>
    /// <returns>Characters.</returns>
    /// <exception cref="KeyNotFoundException">The column is not in the table.</exception>
    public static int Of(string column) =>
        ByColumn.TryGetValue(column, out var length)
            ? length
            : throw new KeyNotFoundException($"No length is known for MAX column '{column}'.");

    private static FrozenDictionary<string, int> Build()
    {
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        void Add(int length, params ReadOnlySpan<string> columns)
        {
            foreach (var column in columns)
                lengths.Add(column, length);
        }

        // Customer_Master (23), Shipping_Master (24), SO_Master (27)
        foreach (var table in (ReadOnlySpan<string>)["_23", "_24", "_27"])
        {
            Add(20, "CUSTID" + table);
            Add(64, "NAME" + table, "ADDR1" + table, "ADDR2" + table, "ADDR3" + table, "ADDR4" + table, "ADDR5" + table, "ADDR6" + table);
            Add(30, "CITY" + table, "STATE" + table, "ZIPCD" + table, "CNTRY" + table);
            Add(10, "SHPCDE" + table);
            Add(1, "TAXABL" + table);
        }

        Add(7, "TXCDE1_23", "TXCDE2_23", "TXCDE3_23", "TXCDE1_24", "TXCDE2_24", "TXCDE3_24");
        Add(20, "PHONE_23", "CNTCT_23", "TAXNUM_23");
        Add(200, "EMAIL1_23", "EMAIL2_23");
        Add(1, "STATUS_23");
        Add(3, "CUSTYP_23", "CURR_23");
        Add(10, "SLSREP_23"); // inferred; so are TAXNUM_23 and REP1_27
        Add(2, "TERMS_23", "SHPVIA_23");

        Add(8, "ORDNUM_27");
        Add(25, "CUSTPO_27");
        Add(20, "ORDID_27");
        Add(2, "STYPE_27", "TERMS_27", "SHPVIA_27", "REASON_27");
        Add(1, "STATUS_27", "FIXVAR_27", "INVCE_27");
        Add(3, "CURR_27");
        Add(10, "REP1_27", "REP2_27", "REP3_27");
        Add(15, "FOB_27");
        Add(7, "TAXCD1_27", "TAXCD2_27", "TAXCD3_27");
        Add(30, "COMNT1_27", "COMNT2_27", "COMNT3_27");
        Add(159, "GLXREF_27");

        // SO_Detail (28)
        Add(8, "ORDNUM_28", "STK_28");
        Add(2, "LINNUM_28", "DELNUM_28", "STYPE_28", "SLSUOM_28");
        Add(1, "STATUS_28", "HSTAT_28", "MANPRC_28", "TAXABL_28");
        Add(20, "CUSTID_28");
        Add(30, "PRTNUM_28");
        Add(7, "TAXCDE1_28", "TAXCDE2_28", "TAXCDE3_28");
        Add(25, "REFRNC_28");
        Add(159, "GLXREF_28");
        Add(50, "COMNT_30");
        Add(30, "CUSPRT_102");

        // RMA_Detail (52)
        Add(8, "RMANUM_52", "ORDNUM_52", "STK_52");
        Add(2, "RMALIN_52", "RMADEL_52", "LINNUM_52", "DELNUM_52");
        Add(20, "CUSTID_52");
        Add(30, "RETNUM_52");
        Add(1, "REPAIR_52", "RPLACE_52", "CREDIT_52", "STATUS_52");

        foreach (var table in (ReadOnlySpan<string>)["_23", "_24", "_27", "_28", "_52"])
        {
            Add(15, "UDFKEY" + table);
            Add(25, "UDFREF" + table);
        }

        return lengths.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

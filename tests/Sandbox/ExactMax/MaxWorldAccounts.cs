namespace Connector.Sandbox.ExactMax;

/// <summary>The customer accounts of a company: the guest account, business customers, and one on hold.</summary>
internal static class MaxWorldAccounts
{
    public static void Add(MaxWriter max, WorldCompany own)
    {
        Account(max, own, own.GuestAccount, "Web shop guests", "WEB", "CC", "R", "", "");
        Account(max, own, "10001", "Nordlicht Machine Works", "DLR", "N3", "R", $"{Country(own)}811111111", "purchasing@nordlicht.example");
        Account(max, own, "10002", "Meridian Hydraulics", "DLR", "N3", "R", $"{Country(own)}822222222", "orders@meridian.example");
        Account(max, own, "10099", "Overdue Trading", "DLR", "PR", "H", $"{Country(own)}899999999", "accounts@overdue.example");
        max.Insert(
            "Shipping_Master",
            ("CUSTID_24", "10001"),
            ("SHPCDE_24", "PLANT2"),
            ("NAME_24", "Nordlicht Machine Works, plant 2"),
            ("ADDR1_24", "Harbour Road 7"),
            ("CITY_24", "Portside"),
            ("ZIPCD_24", "20457"),
            ("CNTRY_24", Country(own)),
            ("TAXABL_24", "Y"));
        foreach (var (customer, number, part) in new[] { ("10001", "NL-4711", "BRK-1001"), ("10001", "NL-0840", "100-08040"), ("10002", "MH/77-A", "SEAL-KIT") })
            max.Insert("Customer_Part_XREF", ("CUSTID_102", customer), ("CUSPRT_102", number), ("PRTNUM_102", part));
    }

    private static void Account(MaxWriter max, WorldCompany own, string id, string name, string type, string terms, string status, string taxNumber, string email) =>
        max.Insert(
            "Customer_Master",
            ("CUSTID_23", id),
            ("NAME_23", name),
            ("ADDR1_23", "Works Street 1"),
            ("CITY_23", "Portside"),
            ("ZIPCD_23", "20095"),
            ("CNTRY_23", Country(own)),
            ("STATUS_23", status),
            ("CUSTYP_23", type),
            ("TAXABL_23", "Y"),
            ("TAXNUM_23", taxNumber),
            ("TXCDE1_23", TaxCode(own)),
            ("TERMS_23", terms),
            ("SHPVIA_23", "DH"),
            ("CURR_23", own.Currencies[0]),
            ("SLSREP_23", own.SalesRep),
            ("COMMIS_23", 0m),
            ("EMAIL1_23", email),
            ("FOB_23", "Works"),
            ("DISCPF_23", "B"),
            ("ALWBCK_23", "Y"),
            ("CLIMIT_23", 50000m));

    private static string Country(WorldCompany own) => own.Max == "INT" ? "CH" : own.Max;

    /// <summary>The standard rate of the country; none in the US, where the address decides.</summary>
    private static string TaxCode(WorldCompany own) =>
        World.Load().Taxes.Where(tax => tax.Country == Country(own) && tax.Code is not null && tax.State is null)
            .OrderByDescending(tax => tax.Rate).FirstOrDefault()?.Code ?? "";
}

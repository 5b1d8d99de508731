using Connector.ExactMax.Documents;

namespace Connector.Mapping.Orders;

/// <summary>Lengths of the MAX fields that the mapping fills.</summary>
internal static class MaxLength
{
    public static readonly int Account = MaxFieldLengths.Of("CUSTID_27");
    public static readonly int PurchaseOrder = MaxFieldLengths.Of("CUSTPO_27");
    public static readonly int ExternalNumber = MaxFieldLengths.Of("UDFREF_27");
    public static readonly int OrderedBy = MaxFieldLengths.Of("ORDID_27");
    public static readonly int Comment = MaxFieldLengths.Of("COMNT1_27");
    public static readonly int Place = MaxFieldLengths.Of("CITY_27");
    public static readonly int Part = MaxFieldLengths.Of("PRTNUM_28");
    public static readonly int Reference = MaxFieldLengths.Of("REFRNC_28");
    public static readonly int Phone = MaxFieldLengths.Of("PHONE_23");
    public static readonly int Contact = MaxFieldLengths.Of("CNTCT_23");
    public static readonly int Email = MaxFieldLengths.Of("EMAIL1_23");
    public static readonly int TaxNumber = MaxFieldLengths.Of("TAXNUM_23");
}

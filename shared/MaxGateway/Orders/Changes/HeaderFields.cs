using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>A value of the contract's header with the columns that hold it. Its texts are kept as fingerprints only: they may be personal.</summary>
internal sealed record HeaderField(string Name, Func<SalesOrderRequest, object?> Wanted, params string[] Columns)
{
    public static IReadOnlyList<HeaderField> All { get; } =
    [
        new("purchaseOrder", order => order.PurchaseOrder, "CUSTPO_27"),
        new("externalNumber", order => order.ExternalNumber, "UDFREF_27"),
        new("orderedBy", order => order.OrderedBy, "ORDID_27"),
        new("orderDate", order => MaxDates.Text(order.OrderDate), "ORDDTE_27"),
        new("salesRep", order => order.SalesRep, "REP1_27"),
        new("commission", order => order.Commission is { } commission ? DecimalText.Format(commission) : null, "SPLIT1_27"),
        new("terms", order => order.Terms, "TERMS_27"),
        new("shipVia", order => order.ShipVia, "SHPVIA_27"),
        new("fob", order => order.Fob, "FOB_27"),
        new("glReference", order => order.GlReference, "GLXREF_27"),
        new("exchangeRate", order => order.ExchangeRate is { } rate ? DecimalText.Format(rate) : null, "EXCRTE_27", "FIXVAR_27"),
        new("comments", order => string.Join('\n', order.Comments), "COMNT1_27", "COMNT2_27", "COMNT3_27"),
        new("shipTo", order => JsonSerializer.Serialize(order.ShipTo, StrictJson.Options),
            "NAME_27", "ADDR1_27", "ADDR2_27", "ADDR3_27", "ADDR4_27", "ADDR5_27", "ADDR6_27", "CITY_27", "STATE_27", "ZIPCD_27", "CNTRY_27"),
        new("taxes", order => string.Join('\n', order.Lines.SelectMany(line => line.Taxes).Select(tax => tax.Code).Distinct()), "TAXCD1_27", "TAXCD2_27", "TAXCD3_27"),
    ];

    private const char Separator = '\u001f';

    public static IReadOnlyDictionary<string, string> Full(SalesOrderRequest order, OrderContext context, CompanyOptions company) =>
        SalesOrderDocuments.HeaderColumns(order, OrderDefaults.Header(order, "", context.Customer!, context.Codes, company));

    /// <summary>Stands for what the caller wants.</summary>
    public string Wish(SalesOrderRequest order) => Fingerprint.Of($"{Name}{Separator}{Wanted(order)}");

    /// <summary>Stands for what a header holds.</summary>
    public string Print(IReadOnlyDictionary<string, string> header) =>
        Fingerprint.Of(string.Join(Separator, Columns.Select(column => IsNumber(column) ? DecimalText.Format(decimal.Round(header.Number(column), 6)) : header.GetValueOrDefault(column, "").TrimEnd())));

    public IEnumerable<KeyValuePair<string, string>> Of(IReadOnlyDictionary<string, string> header) =>
        Columns.Select(column => KeyValuePair.Create(column, header.GetValueOrDefault(column, IsNumber(column) ? "0" : "")));

    private static bool IsNumber(string column) => column is "EXCRTE_27" or "SPLIT1_27";
}

using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>Where a line stands in MAX.</summary>
internal readonly record struct LinePlace(int LineNumber, int Delivery)
{
    public override string ToString() => Delivery == 1 ? $"{LineNumber}" : $"{LineNumber}/{Delivery}";
}

/// <summary>The columns of a line that the caller decides, and by which is judged whether people changed the line.</summary>
internal static class LineColumns
{
    private static readonly string[] Decided =
    [
        "PRTNUM_28", "CURQTY_28", "CURDUE_28", "SLSUOM_28", "PRICE_28", "ORGPRC_28", "DISC_28", "STK_28", "TAXCDE1_28", "TAX1_28", "TAXCDE2_28",
        "TAX2_28", "TAXCDE3_28", "TAX3_28", "REFRNC_28", "GLXREF_28",
    ];

    private static readonly string[] FixedByShipment = ["PRTNUM_28", "PRICE_28", "SLSUOM_28", "TAXCDE1_28", "TAXCDE2_28", "TAXCDE3_28"];

    // Written along with them, judged by nobody.
    private static readonly string[] Derived = ["CUSDUE_28", "FORCUR_28"];

    public static IReadOnlyDictionary<string, string> Full(
        SalesOrderRequest order, SalesOrderLine line, LinePlace place, string orderNumber, OrderContext context, CompanyOptions company) =>
        SalesOrderDocuments.LineColumns(
            order, line with { LineNumber = place.LineNumber, Delivery = place.Delivery }, orderNumber,
            OrderDefaults.Line(order, line, context.Parts[line.Part], context.Customer!, company));

    public static Dictionary<string, string> Judged(IReadOnlyDictionary<string, string> record) =>
        Decided.ToDictionary(column => column, column => record.GetValueOrDefault(column, ""), StringComparer.Ordinal);

    public static bool Same(IReadOnlyDictionary<string, string> record, IReadOnlyDictionary<string, string> other) =>
        Decided.All(column => record.Same(other, column));

    /// <summary>The stored line with what the caller wants of it.</summary>
    public static IReadOnlyDictionary<string, string> Changed(LineRecord stored, IReadOnlyDictionary<string, string> wanted)
    {
        var due = wanted.Number("CURQTY_28") - stored.Shipped;
        return stored.Columns
            .With(Decided.Concat(Derived).Select(column => KeyValuePair.Create(column, wanted.GetValueOrDefault(column, IsNumber(column) ? "0" : ""))))
            .With([new("DUEQTY_28", DecimalText.Format(due)), new("STATUS_28", due > 0 ? "3" : "4")]);
    }

    public static IReadOnlyDictionary<string, string> Closed(LineRecord stored) => stored.Columns.With([new("STATUS_28", "4"), new("DUEQTY_28", "0")]);

    /// <summary>True when a line of which something has shipped may become this: more or less of the same, but not less than shipped.</summary>
    public static bool AllowsShipped(LineRecord stored, IReadOnlyDictionary<string, string> wanted) =>
        !stored.Closed && wanted.Number("CURQTY_28") >= stored.Shipped
        && FixedByShipment.All(column => stored.Columns.Same(wanted, column));

    /// <summary>Stands for what the caller wants of a line, wherever MAX puts it.</summary>
    public static string Wish(SalesOrderRequest order, SalesOrderLine line)
    {
        var due = line.RequestedDate ?? order.RequestedDate ?? order.OrderDate;
        return Fingerprint.Of($"{JsonSerializer.Serialize(line with { LineNumber = 0, RequestedDate = due }, StrictJson.Options)}\n{order.GlReference}");
    }

    private static bool IsNumber(string column) => column is "CURQTY_28" or "PRICE_28" or "ORGPRC_28" or "DISC_28" or "TAX1_28" or "TAX2_28" or "TAX3_28" or "FORCUR_28";
}

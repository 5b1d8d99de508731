using System.Globalization;

namespace Connector.Sandbox.ExactMax;

/// <summary>What the site keeps beside MAX: tracking numbers and payments, in its own tables behind its own views.</summary>
internal static class MaxSite
{
    public static void Create(MaxDatabase database) => database.Execute("""
        CREATE VIEW IF NOT EXISTS connector_tracking AS
        SELECT ORDER_NUMBER AS OrderKey, SHIPPED_AT AS ShippedAt, LINE AS LineNumber, DELIVERY AS Delivery, CARRIER AS Carrier, TRACKING AS TrackingNumber, ModificationDate AS Changed
        FROM Site_Tracking;
        CREATE VIEW IF NOT EXISTS connector_invoice_details AS
        SELECT INVOICE AS InvoiceKey, RTRIM(DOCUMENT_URL) AS DocumentUrl, PAID_ON AS PaidOn, ModificationDate AS Changed
        FROM Site_Invoice;
        """);

    /// <summary>Notes a parcel of the order's last shipment, or of what was shipped of one line.</summary>
    public static void Track(MaxDatabase database, string order, string carrier, string number, int? line, int delivery) => database.Write(max =>
    {
        var shipped = max.Scalar("SELECT MAX(TNXDTE_15) FROM Transaction_History WHERE TNXCDE_15 = 'S' AND TNXQTY_15 > 0 AND SUBSTR(ORDNUM_15, 1, 8) = @p0", order) as string
            ?? throw new InvalidOperationException($"Order {order} was not shipped.");
        if (line is { } one)
            max.Insert("Site_Tracking", ("ORDER_NUMBER", order), ("LINE", one), ("DELIVERY", delivery), ("CARRIER", carrier), ("TRACKING", number));
        else
            max.Insert("Site_Tracking", ("ORDER_NUMBER", order), ("SHIPPED_AT", DateTime.Parse(shipped, CultureInfo.InvariantCulture)), ("CARRIER", carrier), ("TRACKING", number));
        return true;
    });

    /// <summary>Notes that an invoice was paid in full today.</summary>
    public static void Pay(MaxDatabase database, string invoice) => database.Write(max =>
    {
        var today = database.Clock.GetUtcNow().UtcDateTime.Date;
        if (max.Execute("UPDATE Site_Invoice SET ModificationDate = @now, PAID_ON = @p1 WHERE INVOICE = @p0", invoice, today) == 0)
            max.Insert("Site_Invoice", ("INVOICE", invoice), ("PAID_ON", today));
        return true;
    });
}

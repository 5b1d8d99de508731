namespace Connector.MaxGateway.Reads;

/// <summary>Every query of the gateway: T-SQL on the views of <c>Sql/connector-views.sql</c>, SELECT only.</summary>
internal static class SqlText
{
    public const string Ping = "SELECT COUNT(*) FROM connector.codes WHERE Kind = 'CURR'";

    public const string CustomerById = "SELECT * FROM connector.customers WHERE CustomerKey = @customerId";

    public const string CustomersByEmail = "SELECT * FROM connector.customers WHERE EmailKey = @email OR SecondEmailKey = @email ORDER BY CustomerId";

    public const string CustomersByTaxNumber = "SELECT * FROM connector.customers WHERE TaxNumberKey = @taxNumber ORDER BY CustomerId";

    public const string CustomersByName = "SELECT * FROM connector.customers WHERE NameKey = @name AND PostalCodeKey = @postalCode ORDER BY CustomerId";

    public const string CustomersByFingerprint = "SELECT * FROM connector.customers WHERE FingerprintKey = @fingerprint ORDER BY CustomerId";

    public const string ShipTo = "SELECT * FROM connector.ship_tos WHERE CustomerKey = @customerId AND CodeKey = @code";

    public const string Codes = "SELECT Kind, Code, IsoCurrency, ExchangeRate FROM connector.codes";

    public const string TaxCodes = "SELECT Code FROM connector.tax_codes";

    public const string Stockrooms = "SELECT Stockroom FROM connector.stockrooms";

    public const string Parts = "SELECT * FROM connector.parts WHERE PartKey IN @parts";

    public const string OrdersByFingerprint =
        "SELECT * FROM connector.orders WHERE FingerprintKey = @fingerprint AND CustomerKey = @customerId AND Type = @type ORDER BY OrderNumber";

    public const string OrdersByPurchaseOrder =
        "SELECT * FROM connector.orders WHERE CustomerKey = @customerId AND PurchaseOrderKey = @purchaseOrder AND Type = @type ORDER BY OrderNumber";

    public const string OrderByNumber = "SELECT * FROM connector.orders WHERE OrderKey = @orderNumber";

    public const string OrderLines = "SELECT * FROM connector.order_lines WHERE OrderKey = @orderNumber ORDER BY LineNumber, Delivery";

    public const string OrderRecord = "SELECT * FROM connector.order_records WHERE OrderKey = @orderNumber";

    public const string OrderLineRecords = "SELECT * FROM connector.order_line_records WHERE OrderKey = @orderNumber ORDER BY LINNUM_28, DELNUM_28";

    public const string CustomerParts = "SELECT * FROM connector.customer_parts WHERE CustomerKey = @customerId AND CustomerPartKey IN @customerParts";

    // What comes back.
    public const string ReturnLines = "SELECT * FROM connector.return_lines WHERE ReturnKey = @returnNumber ORDER BY LineNumber";

    public const string ReturnLinesByFingerprint = "SELECT * FROM connector.return_lines WHERE FingerprintKey = @fingerprint ORDER BY ReturnNumber, LineNumber";

    public const string ReturnLinesOfOrders = "SELECT * FROM connector.return_lines WHERE OrderKey IN @orders ORDER BY ReturnNumber, LineNumber";

    public const string StockAll = $"{StockParts} {StockRooms} {StockRoomSums} {StockSupply} {StockSupplySums} {StockOrder}";

    public const string StockOf = $"{StockParts} {OfParts} {StockRooms} {OfParts} {StockRoomSums} {StockSupply} {OfParts} {StockSupplySums} {StockOrder}";

    // What has become obsolete since then changed without a date.
    public const string StockChanged =
        "SELECT PartKey FROM connector.stock_changes WHERE Changed >= @since UNION SELECT PartKey FROM connector.items WHERE ObsoleteOn >= @sinceDay AND ObsoleteOn <= @today ORDER BY PartKey";

    public const string ItemsAll = $"SELECT * FROM connector.items_feed {ItemsOrder}";

    public const string ItemsOf = $"SELECT * FROM connector.items_feed WHERE PartKey IN @parts {ItemsOrder}";

    public const string ItemsChanged =
        "SELECT PartKey FROM connector.items_changes WHERE Changed >= @since UNION SELECT PartKey FROM connector.items WHERE ObsoleteOn >= @sinceDay AND ObsoleteOn <= @today ORDER BY PartKey";

    public const string PricesAll = $"SELECT * FROM connector.prices_feed {PricesOrder}";

    public const string PricesOf = $"SELECT * FROM connector.prices_feed WHERE PartKey IN @parts {PricesOrder}";

    public const string PricesChanged = "SELECT DISTINCT PartKey FROM connector.prices_changes WHERE Changed >= @since ORDER BY PartKey";

    public const string OrderEvents = "SELECT OrderNumber, Kind, Document, NotedAt FROM connector.order_events WHERE Changed >= @since ORDER BY Changed, OrderNumber, Kind, Document";

    // The prefix finds the rows by MAX's index, the key makes sure.
    public const string Shipments = "SELECT * FROM connector.shipments WHERE TransactionKey LIKE @prefix AND OrderKey = @orderNumber ORDER BY ShippedAt, LineNumber, Delivery, Stockroom";

    public const string Tracking = "SELECT * FROM connector.shipment_tracking WHERE OrderKey = @orderNumber ORDER BY ShippedAt, TrackingNumber";

    public const string Returns = "SELECT * FROM connector.returns WHERE OrderKey = @orderNumber ORDER BY ReturnNumber, LineNumber";

    public const string CreditMemos = "SELECT * FROM connector.credit_memos WHERE OrderKey = @orderNumber ORDER BY MemoNumber";

    public const string Invoices = "SELECT * FROM connector.invoices WHERE OrderKey IN @orders ORDER BY InvoiceDate, InvoiceNumber";

    public const string InvoiceLines = "SELECT * FROM connector.invoice_lines WHERE OrderKey IN @orders ORDER BY LineNumber, Delivery";

    public const string LinesOfOrders = "SELECT * FROM connector.order_lines WHERE OrderKey IN @orders ORDER BY LineNumber, Delivery";

    private const string OfParts = "WHERE PartKey IN @parts";

    // A part (kind 0), its stockrooms (1) and its supply (2).
    private const string StockParts = """
        SELECT PartKey, 0 AS Kind, Part, StockUnit, SalesUnit, SalesToStock, SafetyStock, Sellable, ObsoleteOn, CAST(NULL AS varchar(8)) AS Stockroom,
            CAST(NULL AS char(10)) AS Due, CAST(NULL AS decimal(19, 6)) AS Quantity, CAST(NULL AS decimal(19, 6)) AS OpenSales,
            CAST(NULL AS decimal(19, 6)) AS OwnSales, CAST(NULL AS decimal(19, 6)) AS Transfers
        FROM connector.items
        """;

    private const string StockRooms = """
        UNION ALL
        SELECT PartKey, 1, RTRIM(PartKey), NULL, NULL, NULL, NULL, NULL, NULL, Stockroom, NULL, CAST(ROUND(SUM(OnHand), 6) AS decimal(19, 6)),
            CAST(ROUND(SUM(OpenSales), 6) AS decimal(19, 6)), CAST(ROUND(SUM(OwnSales), 6) AS decimal(19, 6)), CAST(ROUND(SUM(Transfers), 6) AS decimal(19, 6))
        FROM connector.stock
        """;

    private const string StockRoomSums = "GROUP BY PartKey, Stockroom HAVING MAX(Blocked) = 0";

    private const string StockSupply = """
        UNION ALL
        SELECT PartKey, 2, RTRIM(PartKey), NULL, NULL, NULL, NULL, NULL, NULL, Stockroom, Due, CAST(ROUND(SUM(Quantity), 6) AS decimal(19, 6)), NULL, NULL, NULL
        FROM connector.supply
        """;

    private const string StockSupplySums = "GROUP BY PartKey, Stockroom, Due";

    private const string StockOrder = "ORDER BY PartKey, Kind, Due, Stockroom";

    private const string ItemsOrder = "ORDER BY PartKey, Kind, CustomerId, CustomerPart";

    private const string PricesOrder = "ORDER BY PartKey, Kind, CustomerType, CurrencyCode";

    /// <summary>All of them, for the test that parses each.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Ping, CustomerById, CustomersByEmail, CustomersByTaxNumber, CustomersByName, CustomersByFingerprint, ShipTo, Codes, TaxCodes, Stockrooms, Parts,
        OrdersByFingerprint, OrdersByPurchaseOrder, OrderByNumber, OrderLines, OrderRecord, OrderLineRecords, CustomerParts,
        ReturnLines, ReturnLinesByFingerprint, ReturnLinesOfOrders,
        StockAll, StockOf, StockChanged, ItemsAll, ItemsOf, ItemsChanged, PricesAll, PricesOf, PricesChanged,
        OrderEvents, Shipments, Tracking, Returns, CreditMemos, Invoices, InvoiceLines, LinesOfOrders,
    ];

    public static string In(SqlDialect dialect, string sql) =>
        dialect == SqlDialect.Sqlite ? sql.Replace("connector.", "connector_", StringComparison.Ordinal) : sql;
}

-- Read views of the MAX gateway, on top of connector-site.sql; run again after every upgrade of the gateway.
-- MAX pads its char columns and keeps amounts as float: trimming, rounding to decimals and dates live here and nowhere else.
-- Columns named ...Key are for searching: untrimmed where MAX has an index, else in the form in which values are compared.

-- Customer accounts: bill-to address, status (R released, H hold) and the defaults that an order takes over.
CREATE OR ALTER VIEW connector.customers AS
SELECT
    CUSTID_23 AS CustomerKey,
    UDFKEY_23 AS FingerprintKey,
    RTRIM(CUSTID_23) AS CustomerId,
    RTRIM(NAME_23) AS Name,
    RTRIM(ADDR1_23) AS Address1,
    RTRIM(ADDR2_23) AS Address2,
    RTRIM(ADDR3_23) AS Address3,
    RTRIM(ADDR4_23) AS Address4,
    RTRIM(ADDR5_23) AS Address5,
    RTRIM(ADDR6_23) AS Address6,
    RTRIM(CITY_23) AS City,
    RTRIM(STATE_23) AS State,
    RTRIM(ZIPCD_23) AS PostalCode,
    RTRIM(CNTRY_23) AS Country,
    RTRIM(CNTCT_23) AS Contact,
    RTRIM(PHONE_23) AS Phone,
    RTRIM(EMAIL1_23) AS Email,
    LOWER(RTRIM(EMAIL1_23)) AS EmailKey,
    LOWER(RTRIM(EMAIL2_23)) AS SecondEmailKey,
    RTRIM(STATUS_23) AS Status,
    RTRIM(CUSTYP_23) AS CustomerType,
    RTRIM(TAXABL_23) AS Taxable,
    RTRIM(TAXNUM_23) AS TaxNumber,
    LOWER(REPLACE(REPLACE(REPLACE(RTRIM(TAXNUM_23), ' ', ''), '.', ''), '-', '')) AS TaxNumberKey,
    RTRIM(TXCDE1_23) AS TaxCode1,
    RTRIM(TXCDE2_23) AS TaxCode2,
    RTRIM(TXCDE3_23) AS TaxCode3,
    RTRIM(TERMS_23) AS Terms,
    RTRIM(SHPVIA_23) AS ShipVia,
    RTRIM(CURR_23) AS CurrencyCode,
    RTRIM(SLSREP_23) AS SalesRep,
    RTRIM(SHPCDE_23) AS DefaultShipTo,
    RTRIM(UDFKEY_23) AS Fingerprint,
    LOWER(REPLACE(RTRIM(NAME_23), ' ', '')) AS NameKey,
    LOWER(REPLACE(RTRIM(ZIPCD_23), ' ', '')) AS PostalCodeKey
FROM dbo.Customer_Master;
GO

-- Ship-to addresses of the accounts.
CREATE OR ALTER VIEW connector.ship_tos AS
SELECT
    CUSTID_24 AS CustomerKey,
    SHPCDE_24 AS CodeKey,
    RTRIM(CUSTID_24) AS CustomerId,
    RTRIM(SHPCDE_24) AS Code,
    RTRIM(NAME_24) AS Name,
    RTRIM(ADDR1_24) AS Address1,
    RTRIM(ADDR2_24) AS Address2,
    RTRIM(ADDR3_24) AS Address3,
    RTRIM(ADDR4_24) AS Address4,
    RTRIM(ADDR5_24) AS Address5,
    RTRIM(ADDR6_24) AS Address6,
    RTRIM(CITY_24) AS City,
    RTRIM(STATE_24) AS State,
    RTRIM(ZIPCD_24) AS PostalCode,
    RTRIM(CNTRY_24) AS Country
FROM dbo.Shipping_Master;
GO

-- Terms (TERM), ship-via (SHIP), currency (CURR) and reason (REAS) codes.
CREATE OR ALTER VIEW connector.codes AS
SELECT
    RTRIM(CDEKEY_36) AS Kind,
    RTRIM(CODE_36) AS Code,
    RTRIM(CURR_36) AS IsoCurrency,
    CAST(ROUND(EXCRTE_36, 6) AS decimal(19, 6)) AS ExchangeRate
FROM dbo.Code_Master;
GO

-- Sales tax codes; the rate is in percent.
CREATE OR ALTER VIEW connector.tax_codes AS
SELECT
    RTRIM(TAXCDE_25) AS Code,
    CAST(ROUND(TAXRTE_25, 6) AS decimal(19, 6)) AS Rate
FROM dbo.Tax_Master
WHERE TAXFLG_25 = 'R';
GO

-- Stockrooms.
CREATE OR ALTER VIEW connector.stockrooms AS
SELECT
    RTRIM(STK_05) AS Stockroom
FROM dbo.Stock_Master;
GO

-- Parts and, where a Part_Sales record makes them sellable (Sellable = 1), their sales defaults.
CREATE OR ALTER VIEW connector.parts AS
SELECT
    PRTNUM_01 AS PartKey,
    RTRIM(PRTNUM_01) AS Part,
    RTRIM(DELSTK_01) AS Stockroom,
    RTRIM(BOMUOM_01) AS StockUnit,
    CAST(ROUND(COST_01, 6) AS decimal(19, 6)) AS Cost,
    CASE WHEN PRTNUM_29 IS NULL THEN 0 ELSE 1 END AS Sellable,
    RTRIM(STK_29) AS SalesStockroom,
    RTRIM(SLSUOM_29) AS SalesUnit,
    RTRIM(TAXABL_29) AS Taxable,
    RTRIM(GLXREF_29) AS GlReference
FROM dbo.Part_Master
LEFT JOIN dbo.Part_Sales ON PRTNUM_29 = PRTNUM_01;
GO

-- Headers of sales orders and credit orders, without quotes and consignments.
CREATE OR ALTER VIEW connector.orders AS
SELECT
    ORDNUM_27 AS OrderKey,
    CUSTID_27 AS CustomerKey,
    CUSTPO_27 AS PurchaseOrderKey,
    UDFKEY_27 AS FingerprintKey,
    RTRIM(ORDNUM_27) AS OrderNumber,
    RTRIM(CUSTID_27) AS CustomerId,
    RTRIM(STYPE_27) AS Type,
    RTRIM(STATUS_27) AS Status,
    RTRIM(CUSTPO_27) AS PurchaseOrder,
    RTRIM(ORDID_27) AS OrderedBy,
    CONVERT(char(10), ORDDTE_27, 23) AS OrderDate,
    RTRIM(TERMS_27) AS Terms,
    RTRIM(SHPVIA_27) AS ShipVia,
    RTRIM(CURR_27) AS CurrencyCode,
    RTRIM(COMNT1_27) AS Comment1,
    RTRIM(COMNT2_27) AS Comment2,
    RTRIM(COMNT3_27) AS Comment3,
    RTRIM(UDFKEY_27) AS Fingerprint,
    RTRIM(UDFREF_27) AS Reference
FROM dbo.SO_Master
WHERE STYPE_27 IN ('CU', 'CR');
GO

-- Lines of these orders by delivery; quantities in sales units.
CREATE OR ALTER VIEW connector.order_lines AS
SELECT
    ORDNUM_28 AS OrderKey,
    RTRIM(ORDNUM_28) AS OrderNumber,
    TRY_CAST(LINNUM_28 AS int) AS LineNumber,
    TRY_CAST(DELNUM_28 AS int) AS Delivery,
    RTRIM(STATUS_28) AS Status,
    RTRIM(HSTAT_28) AS HoldStatus,
    RTRIM(PRTNUM_28) AS Part,
    CAST(ROUND(CURQTY_28, 6) AS decimal(19, 6)) AS Ordered,
    CAST(ROUND(SHPQTY_28, 6) AS decimal(19, 6)) AS Shipped,
    CAST(ROUND(DUEQTY_28, 6) AS decimal(19, 6)) AS Due,
    CAST(ROUND(INVQTY_28, 6) AS decimal(19, 6)) AS Invoiced,
    CAST(ROUND(PRICE_28, 6) AS decimal(19, 6)) AS UnitPrice,
    RTRIM(TAXCDE1_28) AS TaxCode1,
    RTRIM(TAXCDE2_28) AS TaxCode2,
    RTRIM(TAXCDE3_28) AS TaxCode3,
    CAST(ROUND(TAX1_28, 6) AS decimal(19, 6)) AS Tax1,
    CAST(ROUND(TAX2_28, 6) AS decimal(19, 6)) AS Tax2,
    CAST(ROUND(TAX3_28, 6) AS decimal(19, 6)) AS Tax3,
    RTRIM(STK_28) AS Stockroom,
    CONVERT(char(10), CURDUE_28, 23) AS RequestedDate
FROM dbo.SO_Detail
WHERE STYPE_28 IN ('CU', 'CR');
GO

-- Headers column by column in MAX's own names: the old record of a change, which MAX compares with what it holds.
CREATE OR ALTER VIEW connector.order_records AS
SELECT
    ORDNUM_27 AS OrderKey,
    RTRIM(ORDNUM_27) AS ORDNUM_27,
    RTRIM(CUSTID_27) AS CUSTID_27,
    RTRIM(GLXREF_27) AS GLXREF_27,
    RTRIM(STYPE_27) AS STYPE_27,
    RTRIM(STATUS_27) AS STATUS_27,
    RTRIM(CUSTPO_27) AS CUSTPO_27,
    RTRIM(ORDID_27) AS ORDID_27,
    COALESCE(CONVERT(char(10), ORDDTE_27, 23), '0001-01-01') AS ORDDTE_27,
    RTRIM(SHPCDE_27) AS SHPCDE_27,
    RTRIM(REP1_27) AS REP1_27,
    CAST(ROUND(SPLIT1_27, 6) AS decimal(19, 6)) AS SPLIT1_27,
    RTRIM(REP2_27) AS REP2_27,
    CAST(ROUND(SPLIT2_27, 6) AS decimal(19, 6)) AS SPLIT2_27,
    RTRIM(REP3_27) AS REP3_27,
    CAST(ROUND(SPLIT3_27, 6) AS decimal(19, 6)) AS SPLIT3_27,
    CAST(ROUND(COMMIS_27, 6) AS decimal(19, 6)) AS COMMIS_27,
    RTRIM(TERMS_27) AS TERMS_27,
    RTRIM(SHPVIA_27) AS SHPVIA_27,
    RTRIM(FOB_27) AS FOB_27,
    RTRIM(TAXCD1_27) AS TAXCD1_27,
    RTRIM(TAXCD2_27) AS TAXCD2_27,
    RTRIM(TAXCD3_27) AS TAXCD3_27,
    RTRIM(COMNT1_27) AS COMNT1_27,
    RTRIM(COMNT2_27) AS COMNT2_27,
    RTRIM(COMNT3_27) AS COMNT3_27,
    RTRIM(INVCE_27) AS INVCE_27,
    RTRIM(REASON_27) AS REASON_27,
    RTRIM(NAME_27) AS NAME_27,
    RTRIM(ADDR1_27) AS ADDR1_27,
    RTRIM(ADDR2_27) AS ADDR2_27,
    RTRIM(ADDR3_27) AS ADDR3_27,
    RTRIM(ADDR4_27) AS ADDR4_27,
    RTRIM(ADDR5_27) AS ADDR5_27,
    RTRIM(ADDR6_27) AS ADDR6_27,
    RTRIM(CITY_27) AS CITY_27,
    RTRIM(STATE_27) AS STATE_27,
    RTRIM(ZIPCD_27) AS ZIPCD_27,
    RTRIM(CNTRY_27) AS CNTRY_27,
    RTRIM(PHONE_27) AS PHONE_27,
    RTRIM(CNTCT_27) AS CNTCT_27,
    RTRIM(TAXABL_27) AS TAXABL_27,
    CAST(ROUND(EXCRTE_27, 6) AS decimal(19, 6)) AS EXCRTE_27,
    RTRIM(FIXVAR_27) AS FIXVAR_27,
    RTRIM(CURR_27) AS CURR_27,
    CAST(ROUND(TTAX_27, 6) AS decimal(19, 6)) AS TTAX_27,
    RTRIM(LNETAX_27) AS LNETAX_27,
    RTRIM(UDFKEY_27) AS UDFKEY_27,
    RTRIM(UDFREF_27) AS UDFREF_27
FROM dbo.SO_Master
WHERE STYPE_27 IN ('CU', 'CR');
GO

-- Lines in MAX's own names, for the same purpose.
CREATE OR ALTER VIEW connector.order_line_records AS
SELECT
    ORDNUM_28 AS OrderKey,
    RTRIM(ORDNUM_28) AS ORDNUM_28,
    RTRIM(LINNUM_28) AS LINNUM_28,
    RTRIM(DELNUM_28) AS DELNUM_28,
    RTRIM(STATUS_28) AS STATUS_28,
    RTRIM(CUSTID_28) AS CUSTID_28,
    RTRIM(PRTNUM_28) AS PRTNUM_28,
    RTRIM(EDILIN_28) AS EDILIN_28,
    RTRIM(TAXABL_28) AS TAXABL_28,
    RTRIM(GLXREF_28) AS GLXREF_28,
    COALESCE(CONVERT(char(10), CURDUE_28, 23), '0001-01-01') AS CURDUE_28,
    COALESCE(CONVERT(char(10), ORGDUE_28, 23), '0001-01-01') AS ORGDUE_28,
    COALESCE(CONVERT(char(10), CUSDUE_28, 23), '0001-01-01') AS CUSDUE_28,
    COALESCE(CONVERT(char(10), SHPDTE_28, 23), '0001-01-01') AS SHPDTE_28,
    RTRIM(SLSUOM_28) AS SLSUOM_28,
    RTRIM(REFRNC_28) AS REFRNC_28,
    CAST(ROUND(PRICE_28, 6) AS decimal(19, 6)) AS PRICE_28,
    CAST(ROUND(ORGQTY_28, 6) AS decimal(19, 6)) AS ORGQTY_28,
    CAST(ROUND(CURQTY_28, 6) AS decimal(19, 6)) AS CURQTY_28,
    CAST(ROUND(BCKQTY_28, 6) AS decimal(19, 6)) AS BCKQTY_28,
    CAST(ROUND(SHPQTY_28, 6) AS decimal(19, 6)) AS SHPQTY_28,
    CAST(ROUND(CURSHP_28, 6) AS decimal(19, 6)) AS CURSHP_28,
    CAST(ROUND(DUEQTY_28, 6) AS decimal(19, 6)) AS DUEQTY_28,
    CAST(ROUND(INVQTY_28, 6) AS decimal(19, 6)) AS INVQTY_28,
    CAST(ROUND(DISC_28, 6) AS decimal(19, 6)) AS DISC_28,
    RTRIM(STYPE_28) AS STYPE_28,
    RTRIM(PRNT_28) AS PRNT_28,
    RTRIM(AKPRNT_28) AS AKPRNT_28,
    RTRIM(STK_28) AS STK_28,
    CAST(ROUND(FORCUR_28, 6) AS decimal(19, 6)) AS FORCUR_28,
    RTRIM(HSTAT_28) AS HSTAT_28,
    RTRIM(SLSREP_28) AS SLSREP_28,
    CAST(ROUND(COMMIS_28, 6) AS decimal(19, 6)) AS COMMIS_28,
    RTRIM(TAXCDE1_28) AS TAXCDE1_28,
    CAST(ROUND(TAX1_28, 6) AS decimal(19, 6)) AS TAX1_28,
    RTRIM(TAXCDE2_28) AS TAXCDE2_28,
    CAST(ROUND(TAX2_28, 6) AS decimal(19, 6)) AS TAX2_28,
    RTRIM(TAXCDE3_28) AS TAXCDE3_28,
    CAST(ROUND(TAX3_28, 6) AS decimal(19, 6)) AS TAX3_28,
    RTRIM(DEXPFLG_28) AS DEXPFLG_28,
    CAST(ROUND(COST_28, 6) AS decimal(19, 6)) AS COST_28,
    CAST(ROUND(MARKUP_28, 6) AS decimal(19, 6)) AS MARKUP_28,
    RTRIM(MANPRC_28) AS MANPRC_28,
    CAST(ROUND(ORGPRC_28, 6) AS decimal(19, 6)) AS ORGPRC_28,
    RTRIM(PRCALC_28) AS PRCALC_28,
    RTRIM(UDFKEY_28) AS UDFKEY_28,
    RTRIM(UDFREF_28) AS UDFREF_28
FROM dbo.SO_Detail
WHERE STYPE_28 IN ('CU', 'CR');
GO

-- The customers' own numbers of parts. A site whose cross-reference has other column names settles them here.
CREATE OR ALTER VIEW connector.customer_parts AS
SELECT
    CUSTID_102 AS CustomerKey,
    CUSPRT_102 AS CustomerPartKey,
    PRTNUM_102 AS PartKey,
    RTRIM(CUSTID_102) AS CustomerId,
    RTRIM(CUSPRT_102) AS CustomerPart,
    RTRIM(PRTNUM_102) AS Part
FROM dbo.Customer_Part_XREF;
GO

-- RMA lines with the order line that the goods were sold with; quantities in sales units. Both keys want an index where
-- RMA_Detail is large.
CREATE OR ALTER VIEW connector.return_lines AS
SELECT
    RMANUM_52 AS ReturnKey,
    ORDNUM_52 AS OrderKey,
    UDFKEY_52 AS FingerprintKey,
    RTRIM(RMANUM_52) AS ReturnNumber,
    TRY_CAST(RMALIN_52 AS int) AS LineNumber,
    RTRIM(ORDNUM_52) AS OrderNumber,
    TRY_CAST(LINNUM_52 AS int) AS OrderLine,
    TRY_CAST(DELNUM_52 AS int) AS OrderDelivery,
    RTRIM(CUSTID_52) AS CustomerId,
    RTRIM(STATUS_52) AS Status,
    CAST(ROUND(RETQTY_52, 6) AS decimal(19, 6)) AS Quantity,
    CAST(ROUND(RECQTY_52, 6) AS decimal(19, 6)) AS Received,
    RTRIM(UDFKEY_52) AS Fingerprint
FROM dbo.RMA_Detail;
GO

-- Parts as the feeds tell them, sellable (with a Part_Sales record) or not. Barcode is UDFREF_01 until a site names another
-- column here. A made part has a manufacturing lead time, a bought one a purchasing lead time; where a part has both, the
-- first counts. Without a factor (SLSCNV_29 0 or missing) a sales unit is a stock unit.
CREATE OR ALTER VIEW connector.items AS
SELECT
    PRTNUM_01 AS PartKey,
    RTRIM(PRTNUM_01) AS Part,
    CASE WHEN PRTNUM_29 IS NULL THEN 0 ELSE 1 END AS Sellable,
    CONVERT(char(10), OBSDTE_01, 23) AS ObsoleteOn,
    RTRIM(CASE WHEN PMDES1_29 <> '' THEN PMDES1_29 ELSE PMDES1_01 END) AS Description1,
    RTRIM(CASE WHEN PMDES1_29 <> '' THEN PMDES2_29 ELSE PMDES2_01 END) AS Description2,
    RTRIM(BOMUOM_01) AS StockUnit,
    RTRIM(SLSUOM_29) AS SalesUnit,
    CAST(ROUND(CASE WHEN SLSCNV_29 > 0 THEN SLSCNV_29 ELSE 1 END, 6) AS decimal(19, 6)) AS SalesToStock,
    CAST(ROUND(SAFSTK_01, 6) AS decimal(19, 6)) AS SafetyStock,
    RTRIM(TAXCDE_29) AS TaxCode,
    CAST(ROUND(CASE WHEN MFGLT_01 > 0 THEN MFGLT_01 ELSE PURLT_01 END, 6) AS decimal(19, 6)) AS LeadTimeDays,
    RTRIM(UDFREF_01) AS Barcode,
    RTRIM(COMCDE_01) AS CommodityCode,
    RTRIM(PRDLIN_29) AS ProductLine,
    CAST(ROUND(WGT_01, 6) AS decimal(19, 6)) AS Weight
FROM dbo.Part_Master
LEFT JOIN dbo.Part_Sales ON PRTNUM_29 = PRTNUM_01;
GO

-- What makes up the stock of a part in a stockroom, in stock units, one row per record: on hand, lots in quarantine
-- (QCODE_68 neither blank nor N) as negative on hand, open sales, and transfers that are not booked yet. A line can ship
-- while its status is 1, 2 or 3. OwnSales are lines of orders whose UDFKEY_27 is a fingerprint as the gateway writes it:
-- 15 lower-case letters and digits 2 to 7. Blocked marks a part that is not nettable in the stockroom.
CREATE OR ALTER VIEW connector.stock_entries AS
SELECT
    PRTNUM_06 AS PartKey,
    STK_06 AS StockroomKey,
    QTYOH_06 AS OnHand,
    CAST(0 AS float) AS OpenSales,
    CAST(0 AS float) AS OwnSales,
    CAST(0 AS float) AS Transfers,
    CASE WHEN NETFLG_06 = 'Y' THEN 0 ELSE 1 END AS Blocked
FROM dbo.Part_Stock
UNION ALL
SELECT PRTNUM_68, STK_68, -QTYOH_68, 0, 0, 0, 0
FROM dbo.Part_Lot
WHERE QCODE_68 NOT IN ('', 'N')
UNION ALL
SELECT
    PRTNUM_28,
    STK_28,
    0,
    DUEQTY_28 * CASE WHEN SLSCNV_29 > 0 THEN SLSCNV_29 ELSE 1 END,
    CASE WHEN UDFKEY_27 COLLATE Latin1_General_BIN2 LIKE '[a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7]' THEN DUEQTY_28 * CASE WHEN SLSCNV_29 > 0 THEN SLSCNV_29 ELSE 1 END ELSE 0 END,
    0,
    0
FROM dbo.SO_Detail
LEFT JOIN dbo.SO_Master ON ORDNUM_27 = ORDNUM_28
LEFT JOIN dbo.Part_Sales ON PRTNUM_29 = PRTNUM_28
WHERE STYPE_28 = 'CU' AND STATUS_28 IN ('1', '2', '3') AND DUEQTY_28 > 0
UNION ALL
SELECT PartKey, StockroomKey, 0, 0, 0, Quantity, 0
FROM connector.pending_transfers;
GO

-- The same in stockrooms that are nettable and not on consignment. Queries sum it by part and stockroom, and leave out what
-- is blocked: filtered by part before the sum, they use MAX's indexes (here PRTNUM_06 and PRTNUM_28).
CREATE OR ALTER VIEW connector.stock AS
SELECT
    PartKey AS PartKey,
    RTRIM(StockroomKey) AS Stockroom,
    OnHand AS OnHand,
    OpenSales AS OpenSales,
    OwnSales AS OwnSales,
    Transfers AS Transfers,
    Blocked AS Blocked
FROM connector.stock_entries
JOIN dbo.Stock_Master ON STK_05 = StockroomKey
WHERE NETFLG_05 = 'Y' AND CONSIGNMENT_05 <> 'Y';
GO

-- Open supply: shop orders (MF), master schedule (MS), purchase orders (PO, SO, VO). Sources disagree on whether status 4
-- is in process or complete: what is still due tells. Queries sum it by part, stockroom and day.
CREATE OR ALTER VIEW connector.supply AS
SELECT
    PRTNUM_10 AS PartKey,
    RTRIM(STK_10) AS Stockroom,
    CONVERT(char(10), CURDUE_10, 23) AS Due,
    DUEQTY_10 AS Quantity
FROM dbo.Order_Master
WHERE TYPE_10 IN ('MF', 'MS', 'PO', 'SO', 'VO') AND STATUS_10 IN ('3', '4') AND DUEQTY_10 > 0 AND CURDUE_10 IS NOT NULL;
GO

-- When something of a part's stock changed, as far as MAX dates it. Wants an index on ModificationDate where tables are large.
CREATE OR ALTER VIEW connector.stock_changes AS
SELECT
    PRTNUM_06 AS PartKey,
    ModificationDate AS Changed
FROM dbo.Part_Stock
UNION ALL
SELECT PRTNUM_28, ModificationDate FROM dbo.SO_Detail
UNION ALL
SELECT PRTNUM_28, SO_Master.ModificationDate FROM dbo.SO_Master JOIN dbo.SO_Detail ON ORDNUM_28 = ORDNUM_27
UNION ALL
SELECT PRTNUM_29, ModificationDate FROM dbo.Part_Sales
UNION ALL
SELECT PRTNUM_01, ModificationDate FROM dbo.Part_Master
UNION ALL
SELECT PRTNUM_68, ModificationDate FROM dbo.Part_Lot
UNION ALL
SELECT PRTNUM_10, ModificationDate FROM dbo.Order_Master
UNION ALL
SELECT PRTNUM_06, Stock_Master.ModificationDate FROM dbo.Stock_Master JOIN dbo.Part_Stock ON STK_06 = STK_05
UNION ALL
SELECT PartKey, Changed FROM connector.pending_transfers;
GO

-- The items feed: a part (Kind 0) and what customers call it (1).
CREATE OR ALTER VIEW connector.items_feed AS
SELECT
    PartKey AS PartKey,
    0 AS Kind,
    Part AS Part,
    Sellable AS Sellable,
    ObsoleteOn AS ObsoleteOn,
    Description1 AS Description1,
    Description2 AS Description2,
    StockUnit AS StockUnit,
    SalesUnit AS SalesUnit,
    SalesToStock AS SalesToStock,
    TaxCode AS TaxCode,
    LeadTimeDays AS LeadTimeDays,
    Barcode AS Barcode,
    CommodityCode AS CommodityCode,
    ProductLine AS ProductLine,
    Weight AS Weight,
    CAST(NULL AS varchar(20)) AS CustomerId,
    CAST(NULL AS varchar(30)) AS CustomerPart
FROM connector.items
UNION ALL
SELECT PartKey, 1, Part, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, CustomerId, CustomerPart
FROM connector.customer_parts;
GO

-- When something of a part's identifiers changed.
CREATE OR ALTER VIEW connector.items_changes AS
SELECT
    PRTNUM_01 AS PartKey,
    ModificationDate AS Changed
FROM dbo.Part_Master
UNION ALL
SELECT PRTNUM_29, ModificationDate FROM dbo.Part_Sales
UNION ALL
SELECT PRTNUM_102, ModificationDate FROM dbo.Customer_Part_XREF;
GO

-- Prices per sales unit: for everybody (Part_Sales, in the company's own currency: CurrencyCode is blank) and by customer
-- type and currency (Price_Breaks), of parts that are sold. Sites that use Scheduled_Price add it here as further rows with ValidFrom and
-- ValidUntil; sites whose Price_Breaks has more than four breaks replace the zeros.
CREATE OR ALTER VIEW connector.prices AS
SELECT
    PRTNUM_29 AS PartKey,
    '' AS CustomerType,
    '' AS CurrencyCode,
    CAST(ROUND(PRICE_29, 6) AS decimal(19, 6)) AS Price,
    CAST(ROUND(BREAK1_29, 6) AS decimal(19, 6)) AS Break1,
    CAST(ROUND(DISC1_29, 6) AS decimal(19, 6)) AS Discount1,
    CAST(ROUND(PRICE1_29, 6) AS decimal(19, 6)) AS Price1,
    CAST(ROUND(BREAK2_29, 6) AS decimal(19, 6)) AS Break2,
    CAST(ROUND(DISC2_29, 6) AS decimal(19, 6)) AS Discount2,
    CAST(ROUND(PRICE2_29, 6) AS decimal(19, 6)) AS Price2,
    CAST(ROUND(BREAK3_29, 6) AS decimal(19, 6)) AS Break3,
    CAST(ROUND(DISC3_29, 6) AS decimal(19, 6)) AS Discount3,
    CAST(ROUND(PRICE3_29, 6) AS decimal(19, 6)) AS Price3,
    CAST(ROUND(BREAK4_29, 6) AS decimal(19, 6)) AS Break4,
    CAST(ROUND(DISC4_29, 6) AS decimal(19, 6)) AS Discount4,
    CAST(ROUND(PRICE4_29, 6) AS decimal(19, 6)) AS Price4,
    CAST(ROUND(BREAK5_29, 6) AS decimal(19, 6)) AS Break5,
    CAST(ROUND(DISC5_29, 6) AS decimal(19, 6)) AS Discount5,
    CAST(ROUND(PRICE5_29, 6) AS decimal(19, 6)) AS Price5,
    CAST(ROUND(BREAK6_29, 6) AS decimal(19, 6)) AS Break6,
    CAST(ROUND(DISC6_29, 6) AS decimal(19, 6)) AS Discount6,
    CAST(ROUND(PRICE6_29, 6) AS decimal(19, 6)) AS Price6,
    CAST(ROUND(BREAK7_29, 6) AS decimal(19, 6)) AS Break7,
    CAST(ROUND(DISC7_29, 6) AS decimal(19, 6)) AS Discount7,
    CAST(ROUND(PRICE7_29, 6) AS decimal(19, 6)) AS Price7,
    CAST(ROUND(BREAK8_29, 6) AS decimal(19, 6)) AS Break8,
    CAST(ROUND(DISC8_29, 6) AS decimal(19, 6)) AS Discount8,
    CAST(ROUND(PRICE8_29, 6) AS decimal(19, 6)) AS Price8,
    CAST(ROUND(BREAK9_29, 6) AS decimal(19, 6)) AS Break9,
    CAST(ROUND(DISC9_29, 6) AS decimal(19, 6)) AS Discount9,
    CAST(ROUND(PRICE9_29, 6) AS decimal(19, 6)) AS Price9,
    CAST(NULL AS char(10)) AS ValidFrom,
    CAST(NULL AS char(10)) AS ValidUntil
FROM dbo.Part_Sales
UNION ALL
SELECT
    PRTNUM_88,
    RTRIM(CUSTYP_88),
    RTRIM(CURR_88),
    CAST(ROUND(PRICE_88, 6) AS decimal(19, 6)),
    CAST(ROUND(BREAK1_88, 6) AS decimal(19, 6)), CAST(ROUND(DISC1_88, 6) AS decimal(19, 6)), CAST(ROUND(PRICE1_88, 6) AS decimal(19, 6)),
    CAST(ROUND(BREAK2_88, 6) AS decimal(19, 6)), CAST(ROUND(DISC2_88, 6) AS decimal(19, 6)), CAST(ROUND(PRICE2_88, 6) AS decimal(19, 6)),
    CAST(ROUND(BREAK3_88, 6) AS decimal(19, 6)), CAST(ROUND(DISC3_88, 6) AS decimal(19, 6)), CAST(ROUND(PRICE3_88, 6) AS decimal(19, 6)),
    CAST(ROUND(BREAK4_88, 6) AS decimal(19, 6)), CAST(ROUND(DISC4_88, 6) AS decimal(19, 6)), CAST(ROUND(PRICE4_88, 6) AS decimal(19, 6)),
    0, 0, 0,
    0, 0, 0,
    0, 0, 0,
    0, 0, 0,
    0, 0, 0,
    NULL,
    NULL
FROM dbo.Price_Breaks
JOIN dbo.Part_Sales ON PRTNUM_29 = PRTNUM_88;
GO

-- The prices feed: a part (Kind 0) and its prices (1).
CREATE OR ALTER VIEW connector.prices_feed AS
SELECT
    PartKey AS PartKey,
    0 AS Kind,
    Part AS Part,
    SalesUnit AS SalesUnit,
    CAST(NULL AS varchar(3)) AS CustomerType,
    CAST(NULL AS varchar(3)) AS CurrencyCode,
    CAST(NULL AS decimal(19, 6)) AS Price,
    CAST(NULL AS decimal(19, 6)) AS Break1,
    CAST(NULL AS decimal(19, 6)) AS Discount1,
    CAST(NULL AS decimal(19, 6)) AS Price1,
    CAST(NULL AS decimal(19, 6)) AS Break2,
    CAST(NULL AS decimal(19, 6)) AS Discount2,
    CAST(NULL AS decimal(19, 6)) AS Price2,
    CAST(NULL AS decimal(19, 6)) AS Break3,
    CAST(NULL AS decimal(19, 6)) AS Discount3,
    CAST(NULL AS decimal(19, 6)) AS Price3,
    CAST(NULL AS decimal(19, 6)) AS Break4,
    CAST(NULL AS decimal(19, 6)) AS Discount4,
    CAST(NULL AS decimal(19, 6)) AS Price4,
    CAST(NULL AS decimal(19, 6)) AS Break5,
    CAST(NULL AS decimal(19, 6)) AS Discount5,
    CAST(NULL AS decimal(19, 6)) AS Price5,
    CAST(NULL AS decimal(19, 6)) AS Break6,
    CAST(NULL AS decimal(19, 6)) AS Discount6,
    CAST(NULL AS decimal(19, 6)) AS Price6,
    CAST(NULL AS decimal(19, 6)) AS Break7,
    CAST(NULL AS decimal(19, 6)) AS Discount7,
    CAST(NULL AS decimal(19, 6)) AS Price7,
    CAST(NULL AS decimal(19, 6)) AS Break8,
    CAST(NULL AS decimal(19, 6)) AS Discount8,
    CAST(NULL AS decimal(19, 6)) AS Price8,
    CAST(NULL AS decimal(19, 6)) AS Break9,
    CAST(NULL AS decimal(19, 6)) AS Discount9,
    CAST(NULL AS decimal(19, 6)) AS Price9,
    CAST(NULL AS char(10)) AS ValidFrom,
    CAST(NULL AS char(10)) AS ValidUntil
FROM connector.items
UNION ALL
SELECT PartKey, 1, RTRIM(PartKey), NULL, CustomerType, CurrencyCode, Price,
    Break1, Discount1, Price1,
    Break2, Discount2, Price2,
    Break3, Discount3, Price3,
    Break4, Discount4, Price4,
    Break5, Discount5, Price5,
    Break6, Discount6, Price6,
    Break7, Discount7, Price7,
    Break8, Discount8, Price8,
    Break9, Discount9, Price9,
    ValidFrom, ValidUntil
FROM connector.prices;
GO

-- When something of a part's prices changed.
CREATE OR ALTER VIEW connector.prices_changes AS
SELECT
    PRTNUM_29 AS PartKey,
    ModificationDate AS Changed
FROM dbo.Part_Sales
UNION ALL
SELECT PRTNUM_88, ModificationDate FROM dbo.Price_Breaks
UNION ALL
SELECT PRTNUM_01, ModificationDate FROM dbo.Part_Master;
GO

-- Shipments line by line, in sales units: transactions S of the history, whose quantities are in stock units and negative
-- where a shipment was reversed. Settle on site: whether TNXDTE_15 has the time of day; where it has the day only, what
-- left on one day is one shipment.
CREATE OR ALTER VIEW connector.shipments AS
SELECT
    ORDNUM_15 AS TransactionKey,
    RTRIM(SUBSTRING(ORDNUM_15, 1, 8)) AS OrderKey,
    TRY_CAST(SUBSTRING(ORDNUM_15, 9, 2) AS int) AS LineNumber,
    TRY_CAST(SUBSTRING(ORDNUM_15, 11, 2) AS int) AS Delivery,
    CONVERT(char(16), TNXDTE_15, 120) AS ShippedAt,
    CAST(ROUND(TNXQTY_15 / CASE WHEN SLSCNV_29 > 0 THEN SLSCNV_29 ELSE 1 END, 6) AS decimal(19, 6)) AS Quantity,
    RTRIM(STKID_15) AS Stockroom,
    RTRIM(PRTNUM_15) AS Part
FROM dbo.Transaction_History
LEFT JOIN dbo.Part_Sales ON PRTNUM_29 = PRTNUM_15
WHERE TNXCDE_15 = 'S' AND TNXQTY_15 <> 0;
GO

-- Tracking as connector-site.sql tells it.
CREATE OR ALTER VIEW connector.shipment_tracking AS
SELECT
    OrderKey AS OrderKey,
    CONVERT(char(16), ShippedAt, 120) AS ShippedAt,
    LineNumber AS LineNumber,
    Delivery AS Delivery,
    RTRIM(Carrier) AS Carrier,
    RTRIM(TrackingNumber) AS TrackingNumber
FROM connector.tracking;
GO

-- Invoices, and credit memos under their own orders, that have a number: a row without one is shipped and not invoiced yet.
-- Settle on site with an invoice that has a discount, freight and a charge: whether LNETOT_31 is before ORDDSC_31 (as read
-- here) or after, and whether credit memos are positive (as read here). Due days are those of the order's terms.
CREATE OR ALTER VIEW connector.invoices AS
SELECT
    ORDNUM_31 AS OrderKey,
    RTRIM(ORDNUM_31) AS OrderNumber,
    RTRIM(INVCE_31) AS InvoiceNumber,
    CONVERT(char(10), INVDTE_31, 23) AS InvoiceDate,
    TRY_CAST(NULLIF(DAYS_36, '') AS int) AS DueDays,
    RTRIM(CASE WHEN CURR_31 <> '' THEN CURR_31 ELSE CURR_27 END) AS CurrencyCode,
    CAST(ROUND(LNETOT_31 - ORDDSC_31 + FRTAMT_31 + MSCAMT_31, 6) AS decimal(19, 6)) AS Net,
    CAST(ROUND(TAXTOT_31, 6) AS decimal(19, 6)) AS Tax,
    DocumentUrl AS DocumentUrl,
    CONVERT(char(10), PaidOn, 23) AS PaidOn
FROM dbo.Invoice_Master
LEFT JOIN dbo.SO_Master ON ORDNUM_27 = ORDNUM_31
LEFT JOIN dbo.Code_Master ON CDEKEY_36 = 'TERM' AND CODE_36 = TERMS_27
LEFT JOIN connector.invoice_details ON INVCE_31 = InvoiceKey
WHERE INVCE_31 <> '' AND STYPE_31 IN ('CU', 'CR');
GO

-- Their lines. Settle on site: whether PRICE_32 is after DISC_32, as PRICE_28 is after DISC_28 (as read here).
CREATE OR ALTER VIEW connector.invoice_lines AS
SELECT
    ORDNUM_32 AS OrderKey,
    RTRIM(ORDNUM_32) AS OrderNumber,
    RTRIM(INVCE_32) AS InvoiceNumber,
    TRY_CAST(LINNUM_32 AS int) AS LineNumber,
    TRY_CAST(DELNUM_32 AS int) AS Delivery,
    RTRIM(PRTNUM_32) AS Part,
    CAST(ROUND(INVQTY_32, 6) AS decimal(19, 6)) AS Quantity,
    CAST(ROUND(PRICE_32, 6) AS decimal(19, 6)) AS UnitPrice
FROM dbo.Invoice_Detail
WHERE INVCE_32 <> '' AND STYPE_32 IN ('CU', 'CR');
GO

-- RMA lines of what was sold with an order, in sales units. Settle on site: whether RECQTY_52 is in sales units too.
CREATE OR ALTER VIEW connector.returns AS
SELECT
    ORDNUM_52 AS OrderKey,
    RTRIM(RMANUM_52) AS ReturnNumber,
    TRY_CAST(RMALIN_52 AS int) AS LineNumber,
    TRY_CAST(LINNUM_52 AS int) AS OrderLine,
    TRY_CAST(DELNUM_52 AS int) AS OrderDelivery,
    RTRIM(RETNUM_52) AS Part,
    CAST(ROUND(RETQTY_52, 6) AS decimal(19, 6)) AS Quantity,
    CAST(ROUND(RECQTY_52, 6) AS decimal(19, 6)) AS Received,
    RTRIM(STK_52) AS Stockroom,
    RTRIM(STATUS_52) AS Status,
    RTRIM(NEWORD_52) AS ReplacementOrder
FROM dbo.RMA_Detail
WHERE ORDNUM_52 <> '';
GO

-- Which credit memo (order of type CR) belongs to which order: one row per tie. MAX has no such link; here ORDID_27 is an RMA
-- of the order, or CUSTPO_27 is the number of one of its invoices, or of the order itself. A site with other habits
-- replaces this view.
CREATE OR ALTER VIEW connector.credit_links AS
SELECT
    memo.ORDNUM_27 AS MemoKey,
    ORDNUM_52 AS OrderKey,
    RTRIM(ORDNUM_52) AS OrderNumber,
    RTRIM(RMANUM_52) AS ReturnNumber,
    CAST('' AS varchar(30)) AS InvoiceNumber
FROM dbo.SO_Master memo
JOIN dbo.RMA_Detail ON RMANUM_52 = memo.ORDID_27
WHERE memo.STYPE_27 = 'CR' AND ORDNUM_52 <> ''
UNION
SELECT memo.ORDNUM_27, ORDNUM_31, RTRIM(ORDNUM_31), '', RTRIM(INVCE_31)
FROM dbo.SO_Master memo
JOIN dbo.Invoice_Master ON INVCE_31 = memo.CUSTPO_27 AND CUSTID_31 = memo.CUSTID_27
WHERE memo.STYPE_27 = 'CR' AND INVCE_31 <> '' AND STYPE_31 = 'CU'
UNION
SELECT memo.ORDNUM_27, sold.ORDNUM_27, RTRIM(sold.ORDNUM_27), '', ''
FROM dbo.SO_Master memo
JOIN dbo.SO_Master sold ON sold.ORDNUM_27 = memo.CUSTPO_27 AND sold.CUSTID_27 = memo.CUSTID_27
WHERE memo.STYPE_27 = 'CR' AND sold.STYPE_27 = 'CU';
GO

-- Headers of credit memos by tie.
CREATE OR ALTER VIEW connector.credit_memos AS
SELECT
    OrderKey AS OrderKey,
    RTRIM(ORDNUM_27) AS MemoNumber,
    ReturnNumber AS ReturnNumber,
    InvoiceNumber AS InvoiceNumber,
    CONVERT(char(10), ORDDTE_27, 23) AS EntryDate,
    RTRIM(CURR_27) AS CurrencyCode
FROM connector.credit_links
JOIN dbo.SO_Master ON ORDNUM_27 = MemoKey;
GO

-- What happened to orders, as far as MAX dates it; the same change of several records at one instant is one. Document of a
-- shipment is its minute; a reversal carries that of the last shipment before it. Wants an index on ModificationDate where
-- tables are large. Sites where Transaction_History has no ModificationDate put TNXDTE_15 in its place.
CREATE OR ALTER VIEW connector.order_changes AS
SELECT
    RTRIM(ORDNUM_27) AS OrderNumber,
    'status' AS Kind,
    CAST('' AS varchar(30)) AS Document,
    ModificationDate AS Changed
FROM dbo.SO_Master
WHERE STYPE_27 = 'CU'
UNION
SELECT RTRIM(ORDNUM_28), 'status', '', ModificationDate
FROM dbo.SO_Detail
WHERE STYPE_28 = 'CU'
UNION
SELECT RTRIM(SUBSTRING(ORDNUM_15, 1, 8)), 'shipment', CONVERT(char(16), TNXDTE_15, 120), ModificationDate
FROM dbo.Transaction_History
WHERE TNXCDE_15 = 'S' AND TNXQTY_15 > 0
UNION
SELECT
    RTRIM(SUBSTRING(reversal.ORDNUM_15, 1, 8)),
    'shipment',
    (SELECT CONVERT(char(16), MAX(sent.TNXDTE_15), 120) FROM dbo.Transaction_History sent
        WHERE sent.ORDNUM_15 = reversal.ORDNUM_15 AND sent.TNXCDE_15 = 'S' AND sent.TNXQTY_15 > 0 AND sent.TNXDTE_15 <= reversal.TNXDTE_15),
    reversal.ModificationDate
FROM dbo.Transaction_History reversal
WHERE reversal.TNXCDE_15 = 'S' AND reversal.TNXQTY_15 < 0
UNION
SELECT RTRIM(OrderKey), 'shipment', CONVERT(char(16), ShippedAt, 120), Changed
FROM connector.tracking
UNION
SELECT RTRIM(ORDNUM_31), 'invoice', RTRIM(INVCE_31), ModificationDate
FROM dbo.Invoice_Master
WHERE INVCE_31 <> '' AND STYPE_31 = 'CU'
UNION
SELECT RTRIM(ORDNUM_31), 'invoice', RTRIM(INVCE_31), Changed
FROM connector.invoice_details
JOIN dbo.Invoice_Master ON INVCE_31 = InvoiceKey
WHERE INVCE_31 <> '' AND STYPE_31 = 'CU'
UNION
SELECT RTRIM(ORDNUM_52), 'return', RTRIM(RMANUM_52), ModificationDate
FROM dbo.RMA_Detail
WHERE ORDNUM_52 <> ''
UNION
SELECT OrderNumber, 'creditMemo', RTRIM(ORDNUM_27), ModificationDate
FROM connector.credit_links
JOIN dbo.SO_Master ON ORDNUM_27 = MemoKey
UNION
SELECT OrderNumber, 'creditMemo', RTRIM(ORDNUM_28), ModificationDate
FROM connector.credit_links
JOIN dbo.SO_Detail ON ORDNUM_28 = MemoKey
UNION
SELECT OrderNumber, 'creditMemo', RTRIM(ORDNUM_31), ModificationDate
FROM connector.credit_links
JOIN dbo.Invoice_Master ON ORDNUM_31 = MemoKey
WHERE INVCE_31 <> '';
GO

-- The orders feed.
CREATE OR ALTER VIEW connector.order_events AS
SELECT
    OrderNumber AS OrderNumber,
    Kind AS Kind,
    Document AS Document,
    Changed AS Changed,
    CONVERT(char(23), Changed, 121) AS NotedAt
FROM connector.order_changes
WHERE Changed IS NOT NULL AND OrderNumber <> '';
GO

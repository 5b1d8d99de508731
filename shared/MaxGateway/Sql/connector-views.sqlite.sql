-- The views of connector-views.sql for SQLite, which has neither schemas nor decimals: same names, columns and meaning.

-- Customer accounts: bill-to address, status (R released, H hold) and the defaults that an order takes over.
DROP VIEW IF EXISTS connector_customers;
CREATE VIEW connector_customers AS
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
FROM Customer_Master;

-- Ship-to addresses of the accounts.
DROP VIEW IF EXISTS connector_ship_tos;
CREATE VIEW connector_ship_tos AS
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
FROM Shipping_Master;

-- Terms (TERM), ship-via (SHIP), currency (CURR) and reason (REAS) codes.
DROP VIEW IF EXISTS connector_codes;
CREATE VIEW connector_codes AS
SELECT
    RTRIM(CDEKEY_36) AS Kind,
    RTRIM(CODE_36) AS Code,
    RTRIM(CURR_36) AS IsoCurrency,
    ROUND(EXCRTE_36, 6) AS ExchangeRate
FROM Code_Master;

-- Sales tax codes; the rate is in percent.
DROP VIEW IF EXISTS connector_tax_codes;
CREATE VIEW connector_tax_codes AS
SELECT
    RTRIM(TAXCDE_25) AS Code,
    ROUND(TAXRTE_25, 6) AS Rate
FROM Tax_Master
WHERE TAXFLG_25 = 'R';

-- Stockrooms.
DROP VIEW IF EXISTS connector_stockrooms;
CREATE VIEW connector_stockrooms AS
SELECT
    RTRIM(STK_05) AS Stockroom
FROM Stock_Master;

-- Parts and, where a Part_Sales record makes them sellable (Sellable = 1), their sales defaults.
DROP VIEW IF EXISTS connector_parts;
CREATE VIEW connector_parts AS
SELECT
    PRTNUM_01 AS PartKey,
    RTRIM(PRTNUM_01) AS Part,
    RTRIM(DELSTK_01) AS Stockroom,
    RTRIM(BOMUOM_01) AS StockUnit,
    ROUND(COST_01, 6) AS Cost,
    CASE WHEN PRTNUM_29 IS NULL THEN 0 ELSE 1 END AS Sellable,
    RTRIM(STK_29) AS SalesStockroom,
    RTRIM(SLSUOM_29) AS SalesUnit,
    RTRIM(TAXABL_29) AS Taxable,
    RTRIM(GLXREF_29) AS GlReference
FROM Part_Master
LEFT JOIN Part_Sales ON PRTNUM_29 = PRTNUM_01;

-- Headers of sales orders and credit orders, without quotes and consignments.
DROP VIEW IF EXISTS connector_orders;
CREATE VIEW connector_orders AS
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
    substr(ORDDTE_27, 1, 10) AS OrderDate,
    RTRIM(TERMS_27) AS Terms,
    RTRIM(SHPVIA_27) AS ShipVia,
    RTRIM(CURR_27) AS CurrencyCode,
    RTRIM(COMNT1_27) AS Comment1,
    RTRIM(COMNT2_27) AS Comment2,
    RTRIM(COMNT3_27) AS Comment3,
    RTRIM(UDFKEY_27) AS Fingerprint,
    RTRIM(UDFREF_27) AS Reference
FROM SO_Master
WHERE STYPE_27 IN ('CU', 'CR');

-- Lines of these orders by delivery; quantities in sales units.
DROP VIEW IF EXISTS connector_order_lines;
CREATE VIEW connector_order_lines AS
SELECT
    ORDNUM_28 AS OrderKey,
    RTRIM(ORDNUM_28) AS OrderNumber,
    CAST(LINNUM_28 AS INTEGER) AS LineNumber,
    CAST(DELNUM_28 AS INTEGER) AS Delivery,
    RTRIM(STATUS_28) AS Status,
    RTRIM(HSTAT_28) AS HoldStatus,
    RTRIM(PRTNUM_28) AS Part,
    ROUND(CURQTY_28, 6) AS Ordered,
    ROUND(SHPQTY_28, 6) AS Shipped,
    ROUND(DUEQTY_28, 6) AS Due,
    ROUND(INVQTY_28, 6) AS Invoiced,
    ROUND(PRICE_28, 6) AS UnitPrice,
    RTRIM(TAXCDE1_28) AS TaxCode1,
    RTRIM(TAXCDE2_28) AS TaxCode2,
    RTRIM(TAXCDE3_28) AS TaxCode3,
    ROUND(TAX1_28, 6) AS Tax1,
    ROUND(TAX2_28, 6) AS Tax2,
    ROUND(TAX3_28, 6) AS Tax3,
    RTRIM(STK_28) AS Stockroom,
    substr(CURDUE_28, 1, 10) AS RequestedDate
FROM SO_Detail
WHERE STYPE_28 IN ('CU', 'CR');

-- Headers column by column in MAX's own names: the old record of a change, which MAX compares with what it holds.
DROP VIEW IF EXISTS connector_order_records;
CREATE VIEW connector_order_records AS
SELECT
    ORDNUM_27 AS OrderKey,
    RTRIM(ORDNUM_27) AS ORDNUM_27,
    RTRIM(CUSTID_27) AS CUSTID_27,
    RTRIM(GLXREF_27) AS GLXREF_27,
    RTRIM(STYPE_27) AS STYPE_27,
    RTRIM(STATUS_27) AS STATUS_27,
    RTRIM(CUSTPO_27) AS CUSTPO_27,
    RTRIM(ORDID_27) AS ORDID_27,
    COALESCE(substr(ORDDTE_27, 1, 10), '0001-01-01') AS ORDDTE_27,
    RTRIM(SHPCDE_27) AS SHPCDE_27,
    RTRIM(REP1_27) AS REP1_27,
    ROUND(SPLIT1_27, 6) AS SPLIT1_27,
    RTRIM(REP2_27) AS REP2_27,
    ROUND(SPLIT2_27, 6) AS SPLIT2_27,
    RTRIM(REP3_27) AS REP3_27,
    ROUND(SPLIT3_27, 6) AS SPLIT3_27,
    ROUND(COMMIS_27, 6) AS COMMIS_27,
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
    ROUND(EXCRTE_27, 6) AS EXCRTE_27,
    RTRIM(FIXVAR_27) AS FIXVAR_27,
    RTRIM(CURR_27) AS CURR_27,
    ROUND(TTAX_27, 6) AS TTAX_27,
    RTRIM(LNETAX_27) AS LNETAX_27,
    RTRIM(UDFKEY_27) AS UDFKEY_27,
    RTRIM(UDFREF_27) AS UDFREF_27
FROM SO_Master
WHERE STYPE_27 IN ('CU', 'CR');

-- Lines in MAX's own names, for the same purpose.
DROP VIEW IF EXISTS connector_order_line_records;
CREATE VIEW connector_order_line_records AS
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
    COALESCE(substr(CURDUE_28, 1, 10), '0001-01-01') AS CURDUE_28,
    COALESCE(substr(ORGDUE_28, 1, 10), '0001-01-01') AS ORGDUE_28,
    COALESCE(substr(CUSDUE_28, 1, 10), '0001-01-01') AS CUSDUE_28,
    COALESCE(substr(SHPDTE_28, 1, 10), '0001-01-01') AS SHPDTE_28,
    RTRIM(SLSUOM_28) AS SLSUOM_28,
    RTRIM(REFRNC_28) AS REFRNC_28,
    ROUND(PRICE_28, 6) AS PRICE_28,
    ROUND(ORGQTY_28, 6) AS ORGQTY_28,
    ROUND(CURQTY_28, 6) AS CURQTY_28,
    ROUND(BCKQTY_28, 6) AS BCKQTY_28,
    ROUND(SHPQTY_28, 6) AS SHPQTY_28,
    ROUND(CURSHP_28, 6) AS CURSHP_28,
    ROUND(DUEQTY_28, 6) AS DUEQTY_28,
    ROUND(INVQTY_28, 6) AS INVQTY_28,
    ROUND(DISC_28, 6) AS DISC_28,
    RTRIM(STYPE_28) AS STYPE_28,
    RTRIM(PRNT_28) AS PRNT_28,
    RTRIM(AKPRNT_28) AS AKPRNT_28,
    RTRIM(STK_28) AS STK_28,
    ROUND(FORCUR_28, 6) AS FORCUR_28,
    RTRIM(HSTAT_28) AS HSTAT_28,
    RTRIM(SLSREP_28) AS SLSREP_28,
    ROUND(COMMIS_28, 6) AS COMMIS_28,
    RTRIM(TAXCDE1_28) AS TAXCDE1_28,
    ROUND(TAX1_28, 6) AS TAX1_28,
    RTRIM(TAXCDE2_28) AS TAXCDE2_28,
    ROUND(TAX2_28, 6) AS TAX2_28,
    RTRIM(TAXCDE3_28) AS TAXCDE3_28,
    ROUND(TAX3_28, 6) AS TAX3_28,
    RTRIM(DEXPFLG_28) AS DEXPFLG_28,
    ROUND(COST_28, 6) AS COST_28,
    ROUND(MARKUP_28, 6) AS MARKUP_28,
    RTRIM(MANPRC_28) AS MANPRC_28,
    ROUND(ORGPRC_28, 6) AS ORGPRC_28,
    RTRIM(PRCALC_28) AS PRCALC_28,
    RTRIM(UDFKEY_28) AS UDFKEY_28,
    RTRIM(UDFREF_28) AS UDFREF_28
FROM SO_Detail
WHERE STYPE_28 IN ('CU', 'CR');

-- The customers' own numbers of parts. A site whose cross-reference has other column names settles them here.
DROP VIEW IF EXISTS connector_customer_parts;
CREATE VIEW connector_customer_parts AS
SELECT
    CUSTID_102 AS CustomerKey,
    CUSPRT_102 AS CustomerPartKey,
    PRTNUM_102 AS PartKey,
    RTRIM(CUSTID_102) AS CustomerId,
    RTRIM(CUSPRT_102) AS CustomerPart,
    RTRIM(PRTNUM_102) AS Part
FROM Customer_Part_XREF;

-- RMA lines with the order line that the goods were sold with; quantities in sales units. Both keys want an index where
-- RMA_Detail is large.
DROP VIEW IF EXISTS connector_return_lines;
CREATE VIEW connector_return_lines AS
SELECT
    RMANUM_52 AS ReturnKey,
    ORDNUM_52 AS OrderKey,
    UDFKEY_52 AS FingerprintKey,
    RTRIM(RMANUM_52) AS ReturnNumber,
    CAST(RMALIN_52 AS INTEGER) AS LineNumber,
    RTRIM(ORDNUM_52) AS OrderNumber,
    CAST(LINNUM_52 AS INTEGER) AS OrderLine,
    CAST(DELNUM_52 AS INTEGER) AS OrderDelivery,
    RTRIM(CUSTID_52) AS CustomerId,
    RTRIM(STATUS_52) AS Status,
    ROUND(RETQTY_52, 6) AS Quantity,
    ROUND(RECQTY_52, 6) AS Received,
    RTRIM(UDFKEY_52) AS Fingerprint
FROM RMA_Detail;

-- Parts as the feeds tell them, sellable (with a Part_Sales record) or not. Barcode is UDFREF_01 until a site names another
-- column here. A made part has a manufacturing lead time, a bought one a purchasing lead time; where a part has both, the
-- first counts. Without a factor (SLSCNV_29 0 or missing) a sales unit is a stock unit.
DROP VIEW IF EXISTS connector_items;
CREATE VIEW connector_items AS
SELECT
    PRTNUM_01 AS PartKey,
    RTRIM(PRTNUM_01) AS Part,
    CASE WHEN PRTNUM_29 IS NULL THEN 0 ELSE 1 END AS Sellable,
    SUBSTR(OBSDTE_01, 1, 10) AS ObsoleteOn,
    RTRIM(CASE WHEN PMDES1_29 <> '' THEN PMDES1_29 ELSE PMDES1_01 END) AS Description1,
    RTRIM(CASE WHEN PMDES1_29 <> '' THEN PMDES2_29 ELSE PMDES2_01 END) AS Description2,
    RTRIM(BOMUOM_01) AS StockUnit,
    RTRIM(SLSUOM_29) AS SalesUnit,
    ROUND(CASE WHEN SLSCNV_29 > 0 THEN SLSCNV_29 ELSE 1 END, 6) AS SalesToStock,
    ROUND(SAFSTK_01, 6) AS SafetyStock,
    RTRIM(TAXCDE_29) AS TaxCode,
    ROUND(CASE WHEN MFGLT_01 > 0 THEN MFGLT_01 ELSE PURLT_01 END, 6) AS LeadTimeDays,
    RTRIM(UDFREF_01) AS Barcode,
    RTRIM(COMCDE_01) AS CommodityCode,
    RTRIM(PRDLIN_29) AS ProductLine,
    ROUND(WGT_01, 6) AS Weight
FROM Part_Master
LEFT JOIN Part_Sales ON PRTNUM_29 = PRTNUM_01;

-- What makes up the stock of a part in a stockroom, in stock units, one row per record: on hand, lots in quarantine
-- (QCODE_68 neither blank nor N) as negative on hand, open sales, and transfers that are not booked yet. A line can ship
-- while its status is 1, 2 or 3. OwnSales are lines of orders whose UDFKEY_27 is a fingerprint as the gateway writes it:
-- 15 lower-case letters and digits 2 to 7. Blocked marks a part that is not nettable in the stockroom.
DROP VIEW IF EXISTS connector_stock_entries;
CREATE VIEW connector_stock_entries AS
SELECT
    PRTNUM_06 AS PartKey,
    STK_06 AS StockroomKey,
    QTYOH_06 AS OnHand,
    0.0 AS OpenSales,
    0.0 AS OwnSales,
    0.0 AS Transfers,
    CASE WHEN NETFLG_06 = 'Y' THEN 0 ELSE 1 END AS Blocked
FROM Part_Stock
UNION ALL
SELECT PRTNUM_68, STK_68, -QTYOH_68, 0, 0, 0, 0
FROM Part_Lot
WHERE QCODE_68 NOT IN ('', 'N')
UNION ALL
SELECT
    PRTNUM_28,
    STK_28,
    0,
    DUEQTY_28 * CASE WHEN SLSCNV_29 > 0 THEN SLSCNV_29 ELSE 1 END,
    CASE WHEN UDFKEY_27 GLOB '[a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7]' THEN DUEQTY_28 * CASE WHEN SLSCNV_29 > 0 THEN SLSCNV_29 ELSE 1 END ELSE 0 END,
    0,
    0
FROM SO_Detail
LEFT JOIN SO_Master ON ORDNUM_27 = ORDNUM_28
LEFT JOIN Part_Sales ON PRTNUM_29 = PRTNUM_28
WHERE STYPE_28 = 'CU' AND STATUS_28 IN ('1', '2', '3') AND DUEQTY_28 > 0
UNION ALL
SELECT PartKey, StockroomKey, 0, 0, 0, Quantity, 0
FROM connector_pending_transfers;

-- The same in stockrooms that are nettable and not on consignment. Queries sum it by part and stockroom, and leave out what
-- is blocked: filtered by part before the sum, they use MAX's indexes (here PRTNUM_06 and PRTNUM_28).
DROP VIEW IF EXISTS connector_stock;
CREATE VIEW connector_stock AS
SELECT
    PartKey AS PartKey,
    RTRIM(StockroomKey) AS Stockroom,
    OnHand AS OnHand,
    OpenSales AS OpenSales,
    OwnSales AS OwnSales,
    Transfers AS Transfers,
    Blocked AS Blocked
FROM connector_stock_entries
JOIN Stock_Master ON STK_05 = StockroomKey
WHERE NETFLG_05 = 'Y' AND CONSIGNMENT_05 <> 'Y';

-- Open supply: shop orders (MF), master schedule (MS), purchase orders (PO, SO, VO). Sources disagree on whether status 4
-- is in process or complete: what is still due tells. Queries sum it by part, stockroom and day.
DROP VIEW IF EXISTS connector_supply;
CREATE VIEW connector_supply AS
SELECT
    PRTNUM_10 AS PartKey,
    RTRIM(STK_10) AS Stockroom,
    SUBSTR(CURDUE_10, 1, 10) AS Due,
    DUEQTY_10 AS Quantity
FROM Order_Master
WHERE TYPE_10 IN ('MF', 'MS', 'PO', 'SO', 'VO') AND STATUS_10 IN ('3', '4') AND DUEQTY_10 > 0 AND CURDUE_10 IS NOT NULL;

-- When something of a part's stock changed, as far as MAX dates it. Wants an index on ModificationDate where tables are large.
DROP VIEW IF EXISTS connector_stock_changes;
CREATE VIEW connector_stock_changes AS
SELECT
    PRTNUM_06 AS PartKey,
    ModificationDate AS Changed
FROM Part_Stock
UNION ALL
SELECT PRTNUM_28, ModificationDate FROM SO_Detail
UNION ALL
SELECT PRTNUM_28, SO_Master.ModificationDate FROM SO_Master JOIN SO_Detail ON ORDNUM_28 = ORDNUM_27
UNION ALL
SELECT PRTNUM_29, ModificationDate FROM Part_Sales
UNION ALL
SELECT PRTNUM_01, ModificationDate FROM Part_Master
UNION ALL
SELECT PRTNUM_68, ModificationDate FROM Part_Lot
UNION ALL
SELECT PRTNUM_10, ModificationDate FROM Order_Master
UNION ALL
SELECT PRTNUM_06, Stock_Master.ModificationDate FROM Stock_Master JOIN Part_Stock ON STK_06 = STK_05
UNION ALL
SELECT PartKey, Changed FROM connector_pending_transfers;

-- The items feed: a part (Kind 0) and what customers call it (1).
DROP VIEW IF EXISTS connector_items_feed;
CREATE VIEW connector_items_feed AS
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
    NULL AS CustomerId,
    NULL AS CustomerPart
FROM connector_items
UNION ALL
SELECT PartKey, 1, Part, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, CustomerId, CustomerPart
FROM connector_customer_parts;

-- When something of a part's identifiers changed.
DROP VIEW IF EXISTS connector_items_changes;
CREATE VIEW connector_items_changes AS
SELECT
    PRTNUM_01 AS PartKey,
    ModificationDate AS Changed
FROM Part_Master
UNION ALL
SELECT PRTNUM_29, ModificationDate FROM Part_Sales
UNION ALL
SELECT PRTNUM_102, ModificationDate FROM Customer_Part_XREF;

-- Prices per sales unit: for everybody (Part_Sales, in the company's own currency: CurrencyCode is blank) and by customer
-- type and currency (Price_Breaks), of parts that are sold. Sites that use Scheduled_Price add it here as further rows with ValidFrom and
-- ValidUntil; sites whose Price_Breaks has more than four breaks replace the zeros.
DROP VIEW IF EXISTS connector_prices;
CREATE VIEW connector_prices AS
SELECT
    PRTNUM_29 AS PartKey,
    '' AS CustomerType,
    '' AS CurrencyCode,
    ROUND(PRICE_29, 6) AS Price,
    ROUND(BREAK1_29, 6) AS Break1,
    ROUND(DISC1_29, 6) AS Discount1,
    ROUND(PRICE1_29, 6) AS Price1,
    ROUND(BREAK2_29, 6) AS Break2,
    ROUND(DISC2_29, 6) AS Discount2,
    ROUND(PRICE2_29, 6) AS Price2,
    ROUND(BREAK3_29, 6) AS Break3,
    ROUND(DISC3_29, 6) AS Discount3,
    ROUND(PRICE3_29, 6) AS Price3,
    ROUND(BREAK4_29, 6) AS Break4,
    ROUND(DISC4_29, 6) AS Discount4,
    ROUND(PRICE4_29, 6) AS Price4,
    ROUND(BREAK5_29, 6) AS Break5,
    ROUND(DISC5_29, 6) AS Discount5,
    ROUND(PRICE5_29, 6) AS Price5,
    ROUND(BREAK6_29, 6) AS Break6,
    ROUND(DISC6_29, 6) AS Discount6,
    ROUND(PRICE6_29, 6) AS Price6,
    ROUND(BREAK7_29, 6) AS Break7,
    ROUND(DISC7_29, 6) AS Discount7,
    ROUND(PRICE7_29, 6) AS Price7,
    ROUND(BREAK8_29, 6) AS Break8,
    ROUND(DISC8_29, 6) AS Discount8,
    ROUND(PRICE8_29, 6) AS Price8,
    ROUND(BREAK9_29, 6) AS Break9,
    ROUND(DISC9_29, 6) AS Discount9,
    ROUND(PRICE9_29, 6) AS Price9,
    NULL AS ValidFrom,
    NULL AS ValidUntil
FROM Part_Sales
UNION ALL
SELECT
    PRTNUM_88,
    RTRIM(CUSTYP_88),
    RTRIM(CURR_88),
    ROUND(PRICE_88, 6),
    ROUND(BREAK1_88, 6), ROUND(DISC1_88, 6), ROUND(PRICE1_88, 6),
    ROUND(BREAK2_88, 6), ROUND(DISC2_88, 6), ROUND(PRICE2_88, 6),
    ROUND(BREAK3_88, 6), ROUND(DISC3_88, 6), ROUND(PRICE3_88, 6),
    ROUND(BREAK4_88, 6), ROUND(DISC4_88, 6), ROUND(PRICE4_88, 6),
    0, 0, 0,
    0, 0, 0,
    0, 0, 0,
    0, 0, 0,
    0, 0, 0,
    NULL,
    NULL
FROM Price_Breaks
JOIN Part_Sales ON PRTNUM_29 = PRTNUM_88;

-- The prices feed: a part (Kind 0) and its prices (1).
DROP VIEW IF EXISTS connector_prices_feed;
CREATE VIEW connector_prices_feed AS
SELECT
    PartKey AS PartKey,
    0 AS Kind,
    Part AS Part,
    SalesUnit AS SalesUnit,
    NULL AS CustomerType,
    NULL AS CurrencyCode,
    NULL AS Price,
    NULL AS Break1,
    NULL AS Discount1,
    NULL AS Price1,
    NULL AS Break2,
    NULL AS Discount2,
    NULL AS Price2,
    NULL AS Break3,
    NULL AS Discount3,
    NULL AS Price3,
    NULL AS Break4,
    NULL AS Discount4,
    NULL AS Price4,
    NULL AS Break5,
    NULL AS Discount5,
    NULL AS Price5,
    NULL AS Break6,
    NULL AS Discount6,
    NULL AS Price6,
    NULL AS Break7,
    NULL AS Discount7,
    NULL AS Price7,
    NULL AS Break8,
    NULL AS Discount8,
    NULL AS Price8,
    NULL AS Break9,
    NULL AS Discount9,
    NULL AS Price9,
    NULL AS ValidFrom,
    NULL AS ValidUntil
FROM connector_items
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
FROM connector_prices;

-- When something of a part's prices changed.
DROP VIEW IF EXISTS connector_prices_changes;
CREATE VIEW connector_prices_changes AS
SELECT
    PRTNUM_29 AS PartKey,
    ModificationDate AS Changed
FROM Part_Sales
UNION ALL
SELECT PRTNUM_88, ModificationDate FROM Price_Breaks
UNION ALL
SELECT PRTNUM_01, ModificationDate FROM Part_Master;

-- Shipments line by line, in sales units: transactions S of the history, whose quantities are in stock units and negative
-- where a shipment was reversed. Settle on site: whether TNXDTE_15 has the time of day; where it has the day only, what
-- left on one day is one shipment.
DROP VIEW IF EXISTS connector_shipments;
CREATE VIEW connector_shipments AS
SELECT
    ORDNUM_15 AS TransactionKey,
    RTRIM(SUBSTR(ORDNUM_15, 1, 8)) AS OrderKey,
    CAST(SUBSTR(ORDNUM_15, 9, 2) AS INTEGER) AS LineNumber,
    CAST(SUBSTR(ORDNUM_15, 11, 2) AS INTEGER) AS Delivery,
    SUBSTR(TNXDTE_15, 1, 16) AS ShippedAt,
    ROUND(TNXQTY_15 / CASE WHEN SLSCNV_29 > 0 THEN SLSCNV_29 ELSE 1 END, 6) AS Quantity,
    RTRIM(STKID_15) AS Stockroom,
    RTRIM(PRTNUM_15) AS Part
FROM Transaction_History
LEFT JOIN Part_Sales ON PRTNUM_29 = PRTNUM_15
WHERE TNXCDE_15 = 'S' AND TNXQTY_15 <> 0;

-- Tracking as connector-site.sql tells it.
DROP VIEW IF EXISTS connector_shipment_tracking;
CREATE VIEW connector_shipment_tracking AS
SELECT
    OrderKey AS OrderKey,
    SUBSTR(ShippedAt, 1, 16) AS ShippedAt,
    LineNumber AS LineNumber,
    Delivery AS Delivery,
    RTRIM(Carrier) AS Carrier,
    RTRIM(TrackingNumber) AS TrackingNumber
FROM connector_tracking;

-- Invoices, and credit memos under their own orders, that have a number: a row without one is shipped and not invoiced yet.
-- Settle on site with an invoice that has a discount, freight and a charge: whether LNETOT_31 is before ORDDSC_31 (as read
-- here) or after, and whether credit memos are positive (as read here). Due days are those of the order's terms.
DROP VIEW IF EXISTS connector_invoices;
CREATE VIEW connector_invoices AS
SELECT
    ORDNUM_31 AS OrderKey,
    RTRIM(ORDNUM_31) AS OrderNumber,
    RTRIM(INVCE_31) AS InvoiceNumber,
    SUBSTR(INVDTE_31, 1, 10) AS InvoiceDate,
    CASE WHEN TRIM(DAYS_36) GLOB '[0-9]*' THEN CAST(DAYS_36 AS INTEGER) END AS DueDays,
    RTRIM(CASE WHEN CURR_31 <> '' THEN CURR_31 ELSE CURR_27 END) AS CurrencyCode,
    ROUND(LNETOT_31 - ORDDSC_31 + FRTAMT_31 + MSCAMT_31, 6) AS Net,
    ROUND(TAXTOT_31, 6) AS Tax,
    DocumentUrl AS DocumentUrl,
    SUBSTR(PaidOn, 1, 10) AS PaidOn
FROM Invoice_Master
LEFT JOIN SO_Master ON ORDNUM_27 = ORDNUM_31
LEFT JOIN Code_Master ON CDEKEY_36 = 'TERM' AND CODE_36 = TERMS_27
LEFT JOIN connector_invoice_details ON INVCE_31 = InvoiceKey
WHERE INVCE_31 <> '' AND STYPE_31 IN ('CU', 'CR');

-- Their lines. Settle on site: whether PRICE_32 is after DISC_32, as PRICE_28 is after DISC_28 (as read here).
DROP VIEW IF EXISTS connector_invoice_lines;
CREATE VIEW connector_invoice_lines AS
SELECT
    ORDNUM_32 AS OrderKey,
    RTRIM(ORDNUM_32) AS OrderNumber,
    RTRIM(INVCE_32) AS InvoiceNumber,
    CAST(LINNUM_32 AS INTEGER) AS LineNumber,
    CAST(DELNUM_32 AS INTEGER) AS Delivery,
    RTRIM(PRTNUM_32) AS Part,
    ROUND(INVQTY_32, 6) AS Quantity,
    ROUND(PRICE_32, 6) AS UnitPrice
FROM Invoice_Detail
WHERE INVCE_32 <> '' AND STYPE_32 IN ('CU', 'CR');

-- RMA lines of what was sold with an order, in sales units. Settle on site: whether RECQTY_52 is in sales units too.
DROP VIEW IF EXISTS connector_returns;
CREATE VIEW connector_returns AS
SELECT
    ORDNUM_52 AS OrderKey,
    RTRIM(RMANUM_52) AS ReturnNumber,
    CAST(RMALIN_52 AS INTEGER) AS LineNumber,
    CAST(LINNUM_52 AS INTEGER) AS OrderLine,
    CAST(DELNUM_52 AS INTEGER) AS OrderDelivery,
    RTRIM(RETNUM_52) AS Part,
    ROUND(RETQTY_52, 6) AS Quantity,
    ROUND(RECQTY_52, 6) AS Received,
    RTRIM(STK_52) AS Stockroom,
    RTRIM(STATUS_52) AS Status,
    RTRIM(NEWORD_52) AS ReplacementOrder
FROM RMA_Detail
WHERE ORDNUM_52 <> '';

-- Which credit memo (order of type CR) belongs to which order: one row per tie. MAX has no such link; here ORDID_27 is an RMA
-- of the order, or CUSTPO_27 is the number of one of its invoices, or of the order itself. A site with other habits
-- replaces this view.
DROP VIEW IF EXISTS connector_credit_links;
CREATE VIEW connector_credit_links AS
SELECT
    memo.ORDNUM_27 AS MemoKey,
    RTRIM(ORDNUM_52) AS OrderKey,
    RTRIM(ORDNUM_52) AS OrderNumber,
    RTRIM(RMANUM_52) AS ReturnNumber,
    '' AS InvoiceNumber
FROM SO_Master memo
JOIN RMA_Detail ON RMANUM_52 = memo.ORDID_27
WHERE memo.STYPE_27 = 'CR' AND ORDNUM_52 <> ''
UNION
SELECT memo.ORDNUM_27, RTRIM(ORDNUM_31), RTRIM(ORDNUM_31), '', RTRIM(INVCE_31)
FROM SO_Master memo
JOIN Invoice_Master ON INVCE_31 = memo.CUSTPO_27 AND CUSTID_31 = memo.CUSTID_27
WHERE memo.STYPE_27 = 'CR' AND INVCE_31 <> '' AND STYPE_31 = 'CU'
UNION
SELECT memo.ORDNUM_27, RTRIM(sold.ORDNUM_27), RTRIM(sold.ORDNUM_27), '', ''
FROM SO_Master memo
JOIN SO_Master sold ON sold.ORDNUM_27 = memo.CUSTPO_27 AND sold.CUSTID_27 = memo.CUSTID_27
WHERE memo.STYPE_27 = 'CR' AND sold.STYPE_27 = 'CU';

-- Headers of credit memos by tie.
DROP VIEW IF EXISTS connector_credit_memos;
CREATE VIEW connector_credit_memos AS
SELECT
    OrderKey AS OrderKey,
    RTRIM(ORDNUM_27) AS MemoNumber,
    ReturnNumber AS ReturnNumber,
    InvoiceNumber AS InvoiceNumber,
    SUBSTR(ORDDTE_27, 1, 10) AS EntryDate,
    RTRIM(CURR_27) AS CurrencyCode
FROM connector_credit_links
JOIN SO_Master ON ORDNUM_27 = MemoKey;

-- What happened to orders, as far as MAX dates it; the same change of several records at one instant is one. Document of a
-- shipment is its minute; a reversal carries that of the last shipment before it. Wants an index on ModificationDate where
-- tables are large. Sites where Transaction_History has no ModificationDate put TNXDTE_15 in its place.
DROP VIEW IF EXISTS connector_order_changes;
CREATE VIEW connector_order_changes AS
SELECT
    RTRIM(ORDNUM_27) AS OrderNumber,
    'status' AS Kind,
    '' AS Document,
    ModificationDate AS Changed
FROM SO_Master
WHERE STYPE_27 = 'CU'
UNION
SELECT RTRIM(ORDNUM_28), 'status', '', ModificationDate
FROM SO_Detail
WHERE STYPE_28 = 'CU'
UNION
SELECT RTRIM(SUBSTR(ORDNUM_15, 1, 8)), 'shipment', SUBSTR(TNXDTE_15, 1, 16), ModificationDate
FROM Transaction_History
WHERE TNXCDE_15 = 'S' AND TNXQTY_15 > 0
UNION
SELECT
    RTRIM(SUBSTR(reversal.ORDNUM_15, 1, 8)),
    'shipment',
    (SELECT SUBSTR(MAX(sent.TNXDTE_15), 1, 16) FROM Transaction_History sent
        WHERE sent.ORDNUM_15 = reversal.ORDNUM_15 AND sent.TNXCDE_15 = 'S' AND sent.TNXQTY_15 > 0 AND sent.TNXDTE_15 <= reversal.TNXDTE_15),
    reversal.ModificationDate
FROM Transaction_History reversal
WHERE reversal.TNXCDE_15 = 'S' AND reversal.TNXQTY_15 < 0
UNION
SELECT RTRIM(OrderKey), 'shipment', SUBSTR(ShippedAt, 1, 16), Changed
FROM connector_tracking
UNION
SELECT RTRIM(ORDNUM_31), 'invoice', RTRIM(INVCE_31), ModificationDate
FROM Invoice_Master
WHERE INVCE_31 <> '' AND STYPE_31 = 'CU'
UNION
SELECT RTRIM(ORDNUM_31), 'invoice', RTRIM(INVCE_31), Changed
FROM connector_invoice_details
JOIN Invoice_Master ON INVCE_31 = InvoiceKey
WHERE INVCE_31 <> '' AND STYPE_31 = 'CU'
UNION
SELECT RTRIM(ORDNUM_52), 'return', RTRIM(RMANUM_52), ModificationDate
FROM RMA_Detail
WHERE ORDNUM_52 <> ''
UNION
SELECT OrderNumber, 'creditMemo', RTRIM(ORDNUM_27), ModificationDate
FROM connector_credit_links
JOIN SO_Master ON ORDNUM_27 = MemoKey
UNION
SELECT OrderNumber, 'creditMemo', RTRIM(ORDNUM_28), ModificationDate
FROM connector_credit_links
JOIN SO_Detail ON ORDNUM_28 = MemoKey
UNION
SELECT OrderNumber, 'creditMemo', RTRIM(ORDNUM_31), ModificationDate
FROM connector_credit_links
JOIN Invoice_Master ON ORDNUM_31 = MemoKey
WHERE INVCE_31 <> '';

-- The orders feed.
DROP VIEW IF EXISTS connector_order_events;
CREATE VIEW connector_order_events AS
SELECT
    OrderNumber AS OrderNumber,
    Kind AS Kind,
    Document AS Document,
    Changed AS Changed,
    STRFTIME('%Y-%m-%d %H:%M:%f', Changed) AS NotedAt
FROM connector_order_changes
WHERE Changed IS NOT NULL AND OrderNumber <> '';

-- Read views of the MAX gateway; run again after every upgrade of the gateway.
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
    RTRIM(CUSPRT_102) AS CustomerPart,
    RTRIM(PRTNUM_102) AS Part
FROM dbo.Customer_Part_XREF;
GO

-- Stock of sold parts in nettable stockrooms, without consignment: on hand in stock units, open sales from the same
-- stockroom in sales units, and how many stock units a sales unit is.
CREATE OR ALTER VIEW connector.stock AS
SELECT
    PRTNUM_06 AS PartKey,
    RTRIM(PRTNUM_06) AS Part,
    RTRIM(STK_06) AS Stockroom,
    CAST(ROUND(QTYOH_06, 6) AS decimal(19, 6)) AS OnHand,
    CAST(ROUND(COALESCE((SELECT SUM(DUEQTY_28) FROM dbo.SO_Detail WHERE PRTNUM_28 = PRTNUM_06 AND STK_28 = STK_06 AND STYPE_28 = 'CU' AND STATUS_28 IN ('1', '2', '3')), 0), 6) AS decimal(19, 6)) AS OpenSales,
    CAST(ROUND(SLSCNV_29, 6) AS decimal(19, 6)) AS SalesToStock,
    RTRIM(SLSUOM_29) AS Unit
FROM dbo.Part_Stock
JOIN dbo.Stock_Master ON STK_05 = STK_06
JOIN dbo.Part_Sales ON PRTNUM_29 = PRTNUM_06
WHERE NETFLG_06 = 'Y' AND NETFLG_05 = 'Y' AND CONSIGNMENT_05 <> 'Y';
GO

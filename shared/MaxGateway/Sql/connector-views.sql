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
    CAST(ROUND(ORGQTY_28, 6) AS decimal(19, 6)) AS Ordered,
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
    RTRIM(STK_28) AS Stockroom
FROM dbo.SO_Detail
WHERE STYPE_28 IN ('CU', 'CR');
GO

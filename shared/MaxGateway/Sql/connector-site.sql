-- Views that belong to the site: run per MAX company database, after connector-schema.sql and before connector-views.sql, at
-- the installation and at every update. Only what is missing is created: a view that is there is the site's own, replaced
-- where the site has something to say.

-- Transfers out of a stockroom that MAX has not booked yet, in stock units, and when each changed. MAX has no table for them;
-- a site that keeps them elsewhere selects from there. Ships empty.
IF OBJECT_ID(N'connector.pending_transfers', N'V') IS NOT NULL SET NOEXEC ON;
GO
CREATE VIEW connector.pending_transfers AS
SELECT
    CAST('' AS char(30)) AS PartKey,
    CAST('' AS char(8)) AS StockroomKey,
    CAST(0 AS float) AS Quantity,
    CAST(NULL AS datetime) AS Changed
WHERE 1 = 0;
GO
SET NOEXEC OFF;
GO

-- Carrier and tracking numbers, one row per parcel. MAX has no column for them. ShippedAt is the instant of the shipment as
-- MAX's transaction history has it, or NULL for whatever was shipped of the line, or of the whole order where LineNumber is
-- NULL too. Changed is when the row was entered, by the clock of the database server. Ships empty.
IF OBJECT_ID(N'connector.tracking', N'V') IS NOT NULL SET NOEXEC ON;
GO
CREATE VIEW connector.tracking AS
SELECT
    CAST('' AS char(8)) AS OrderKey,
    CAST(NULL AS datetime) AS ShippedAt,
    CAST(NULL AS int) AS LineNumber,
    CAST(NULL AS int) AS Delivery,
    CAST('' AS varchar(60)) AS Carrier,
    CAST('' AS varchar(100)) AS TrackingNumber,
    CAST(NULL AS datetime) AS Changed
WHERE 1 = 0;
GO
SET NOEXEC OFF;
GO

-- What MAX does not know of an invoice or credit memo: where its document is, and the day on which it was paid in full, for
-- example from the ledger. At most one row per number. Ships empty.
IF OBJECT_ID(N'connector.invoice_details', N'V') IS NOT NULL SET NOEXEC ON;
GO
CREATE VIEW connector.invoice_details AS
SELECT
    CAST('' AS char(8)) AS InvoiceKey,
    CAST(NULL AS varchar(2000)) AS DocumentUrl,
    CAST(NULL AS date) AS PaidOn,
    CAST(NULL AS datetime) AS Changed
WHERE 1 = 0;
GO
SET NOEXEC OFF;
GO

-- The site's own views of connector-site.sql for SQLite.
CREATE VIEW IF NOT EXISTS connector_pending_transfers AS
SELECT
    '' AS PartKey,
    '' AS StockroomKey,
    0.0 AS Quantity,
    NULL AS Changed
WHERE 1 = 0;

CREATE VIEW IF NOT EXISTS connector_tracking AS
SELECT
    '' AS OrderKey,
    NULL AS ShippedAt,
    NULL AS LineNumber,
    NULL AS Delivery,
    '' AS Carrier,
    '' AS TrackingNumber,
    NULL AS Changed
WHERE 1 = 0;

CREATE VIEW IF NOT EXISTS connector_invoice_details AS
SELECT
    '' AS InvoiceKey,
    NULL AS DocumentUrl,
    NULL AS PaidOn,
    NULL AS Changed
WHERE 1 = 0;

-- The site's own views of connector-site.sql for SQLite.
CREATE VIEW IF NOT EXISTS connector_pending_transfers AS
SELECT
    '' AS PartKey,
    '' AS StockroomKey,
    0.0 AS Quantity,
    NULL AS Changed
WHERE 1 = 0;

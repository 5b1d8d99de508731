-- Views that belong to the site: run once per MAX company database, after connector-schema.sql and before
-- connector-views.sql, and replaced by the site's own where it has something to say. An upgrade leaves them alone.

-- Transfers out of a stockroom that MAX has not booked yet, in stock units, and when each changed. MAX has no table for them;
-- a site that keeps them elsewhere selects from there. Ships empty.
CREATE VIEW connector.pending_transfers AS
SELECT
    CAST('' AS char(30)) AS PartKey,
    CAST('' AS char(8)) AS StockroomKey,
    CAST(0 AS float) AS Quantity,
    CAST(NULL AS datetime) AS Changed
WHERE 1 = 0;
GO

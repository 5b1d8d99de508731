-- Run once per MAX company database, before connector-views.sql, by a database owner.
-- The gateway's login becomes a member of connector_reader and of nothing else: it reads the views, never the tables.
CREATE SCHEMA connector AUTHORIZATION dbo;
GO
CREATE ROLE connector_reader AUTHORIZATION dbo;
GO
GRANT SELECT ON SCHEMA::connector TO connector_reader;
GO

-- Run by Install-MaxGateway.ps1 with sqlcmd -v Account="DOMAIN\name$", once per company database, by a server administrator.
-- The login signs in with Windows authentication and becomes a member of connector_reader and of nothing else.
DECLARE @account sysname = N'$(Account)', @sql nvarchar(max);
IF SUSER_ID(@account) IS NULL
BEGIN
    SET @sql = N'CREATE LOGIN ' + QUOTENAME(@account) + N' FROM WINDOWS';
    EXEC (@sql);
END;
IF USER_ID(@account) IS NULL
BEGIN
    SET @sql = N'CREATE USER ' + QUOTENAME(@account) + N' FOR LOGIN ' + QUOTENAME(@account);
    EXEC (@sql);
END;
SET @sql = N'ALTER ROLE connector_reader ADD MEMBER ' + QUOTENAME(@account);
EXEC (@sql);
GO

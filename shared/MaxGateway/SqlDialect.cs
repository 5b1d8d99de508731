namespace Connector.MaxGateway;

/// <summary>
/// The two spellings of the gateway's queries. They are written once, as T-SQL on the views in schema
/// <c>connector</c>; SQLite has no schemas, so its views are called <c>connector_...</c>.
/// </summary>
public enum SqlDialect
{
    /// <summary>SQL Server: <c>connector.customers</c>.</summary>
    SqlServer,

    /// <summary>SQLite: <c>connector_customers</c>.</summary>
    Sqlite,
}

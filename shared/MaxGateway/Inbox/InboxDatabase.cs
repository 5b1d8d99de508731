using Connector.MaxGateway.Settings;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Inbox;

/// <summary>The file behind the inbox and the customer links; makes its tables on first use.</summary>
internal sealed class InboxDatabase
{
    private readonly string _connectionString;

    public InboxDatabase(IOptions<GatewayOptions> options)
    {
        var path = Path.GetFullPath(options.Value.Inbox.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate }.ToString();
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute(InboxSql.Open);
        connection.Execute(InboxSql.Schema);
        CustomerLinkSql.Upgrade(connection);
        if (connection.ExecuteScalar<long>(InboxSql.HasKind) == 0)
            connection.Execute(InboxSql.AddKind);
    }

    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellation);
        await connection.ExecuteAsync(InboxSql.Open);
        return connection;
    }
}

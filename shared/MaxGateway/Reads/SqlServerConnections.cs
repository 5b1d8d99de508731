using System.Data.Common;
using Connector.MaxGateway.Settings;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Reads;

/// <summary>The companies' SQL Server databases.</summary>
internal sealed class SqlServerConnections(IOptions<GatewayOptions> options) : IMaxConnections, IChecksSettings
{
    public SqlDialect Dialect => SqlDialect.SqlServer;

    public async Task<DbConnection> OpenAsync(string company, CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(options.Value.Company(company)!.Database);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public IEnumerable<string> Check(GatewayOptions options)
    {
        foreach (var (index, company) in options.Companies.Index())
        {
            if (!IsConnectionString(company.Database))
                yield return $"Gateway:Companies:{index}:Database is missing or malformed: set a SQL Server connection string with server and database.";
        }
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            var parts = new SqlConnectionStringBuilder(text);
            return parts.DataSource.Length > 0 && parts.InitialCatalog.Length > 0;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return false;
        }
    }
}

using System.Data.Common;

namespace Connector.MaxGateway;

/// <summary>Read-only connections to the companies' MAX databases.</summary>
public interface IMaxConnections
{
    /// <summary>How queries are spelled for these databases.</summary>
    SqlDialect Dialect { get; }

    /// <summary>Opens a connection; the caller disposes it.</summary>
    /// <param name="company">Name of the company as configured.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="DbException">The database does not answer.</exception>
    Task<DbConnection> OpenAsync(string company, CancellationToken cancellationToken);
}

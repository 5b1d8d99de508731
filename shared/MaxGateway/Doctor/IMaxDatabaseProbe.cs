using System.Data.Common;
using Dapper;

namespace Connector.MaxGateway.Doctor;

/// <summary>What the doctor asks a database beyond the views; the sandbox answers for its emulation.</summary>
public interface IMaxDatabaseProbe
{
    /// <summary>Asks.</summary>
    /// <param name="connection">An open connection of the gateway's login.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<DatabaseFacts> ReadAsync(DbConnection connection, CancellationToken cancellationToken);
}

/// <summary>What a database says of itself and of the login.</summary>
/// <param name="Utc">The server's clock, UTC.</param>
/// <param name="Local">The server's clock in its own time zone.</param>
/// <param name="ExcessRights">Rights that the login has beyond reading the views, for example <c>INSERT on dbo.SO_Master</c>.</param>
public sealed record DatabaseFacts(DateTime Utc, DateTime Local, IReadOnlyList<string> ExcessRights);

/// <summary>SQL Server.</summary>
internal sealed class SqlServerProbe : IMaxDatabaseProbe
{
    public const string Clock = "SELECT SYSUTCDATETIME() AS Utc, SYSDATETIME() AS Local";

    // sys.objects shows a login only what it has some right on, so that a login that is set up well gets views alone.
    public const string ExcessRights = """
        SELECT TOP (20) Held FROM (
            SELECT p.Permission + ' on the database' AS Held
            FROM (VALUES ('INSERT'), ('UPDATE'), ('DELETE'), ('ALTER'), ('EXECUTE'), ('CONTROL')) AS p (Permission)
            WHERE HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', p.Permission) = 1
            UNION ALL
            SELECT p.Permission + ' on ' + s.name + '.' + o.name
            FROM sys.objects AS o
            JOIN sys.schemas AS s ON s.schema_id = o.schema_id
            CROSS JOIN (VALUES ('INSERT'), ('UPDATE'), ('DELETE'), ('ALTER'), ('SELECT')) AS p (Permission)
            WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 AND NOT (s.name = 'connector' AND p.Permission = 'SELECT')
                AND HAS_PERMS_BY_NAME(QUOTENAME(s.name) + '.' + QUOTENAME(o.name), 'OBJECT', p.Permission) = 1
        ) AS held
        ORDER BY Held
        """;

    public async Task<DatabaseFacts> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var clock = await connection.QuerySingleAsync<ServerTime>(new CommandDefinition(Clock, cancellationToken: cancellationToken));
        var rights = await connection.QueryAsync<string>(new CommandDefinition(ExcessRights, cancellationToken: cancellationToken));
        return new DatabaseFacts(clock.Utc, clock.Local, [.. rights]);
    }

    private sealed record ServerTime(DateTime Utc, DateTime Local);
}

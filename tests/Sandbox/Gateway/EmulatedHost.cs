using System.Data.Common;
using Connector.MaxGateway.Doctor;

namespace Connector.Sandbox.Gateway;

/// <summary>The MAX server and its database server as the gateway's doctor sees them: healthy until something is set.</summary>
public sealed class EmulatedHost(TimeProvider? clock = null) : IMaxHost, IMaxDatabaseProbe
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <inheritdoc />
    public bool Is32BitProcess { get; set; } = true;

    /// <summary>True while the MAX client is installed.</summary>
    public bool MaxClient { get; set; } = true;

    /// <summary>How far the database server's clock is ahead of the gateway's.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>The database server's time zone.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Rights of the gateway's login beyond reading the views.</summary>
    public IReadOnlyList<string> ExcessRights { get; set; } = [];

    /// <inheritdoc />
    public bool HasComClass(string progId) => MaxClient;

    /// <inheritdoc />
    public Task<DatabaseFacts> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var utc = (clock.GetUtcNow() + Ahead).UtcDateTime;
        return Task.FromResult(new DatabaseFacts(utc, utc + Zone.GetUtcOffset(utc), ExcessRights));
    }
}

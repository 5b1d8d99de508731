using Microsoft.Data.Sqlite;

namespace Connector.Sandbox.ExactMax;

/// <summary>
/// The database of one MAX company: a SQLite file, or memory for a test. Text is blank padded and compared without
/// trailing blanks, money is floating, dates are local ERP dates, as in MAX.
/// </summary>
public sealed class MaxDatabase : IDisposable
{
    private readonly SqliteConnection _keepAlive;

    private MaxDatabase(string company, SqliteConnectionStringBuilder address, string? logFile, TimeProvider? clock)
    {
        Company = company;
        ConnectionString = address.ConnectionString;
        Clock = clock ?? TimeProvider.System;
        Log = new MaxLog(logFile, Clock);
        _keepAlive = Connect();
        if (address.Mode != SqliteOpenMode.Memory)
            Execute("PRAGMA journal_mode = WAL");
        Schema = MaxSchema.Apply(_keepAlive);
    }

    public string Company { get; }

    public string ConnectionString { get; }

    /// <summary>For readers; writing through it fails.</summary>
    public string ReadOnlyConnectionString =>
        ConnectionString.Contains("Mode=Memory", StringComparison.Ordinal) ? ConnectionString : ConnectionString + ";Mode=ReadOnly";

    public MaxSchema Schema { get; }

    public MaxLog Log { get; }

    /// <summary>MAXUpdate in one process bears one call at a time.</summary>
    public SingleCall Update { get; } = new("MAXUpdate");

    /// <summary>ETL bears one run at a time.</summary>
    public SingleCall Etl { get; } = new("ETL");

    internal TimeProvider Clock { get; }

    /// <summary>Opens or creates the company's file in a folder, with its log beside it.</summary>
    public static MaxDatabase OpenFile(string folder, string company, TimeProvider? clock = null)
    {
        Directory.CreateDirectory(folder);
        var name = $"ExactMAX{company}";
        return new(company, new() { DataSource = Path.Combine(folder, name + ".db") }, Path.Combine(folder, name, "xmlwrapper.log"), clock);
    }

    /// <summary>A database that lives as long as this object.</summary>
    public static MaxDatabase InMemory(string company, TimeProvider? clock = null) =>
        new(company, new() { DataSource = $"max-{company}-{Guid.NewGuid():n}", Mode = SqliteOpenMode.Memory, Cache = SqliteCacheMode.Shared }, null, clock);

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        // A commit outlives the end of the process, which is all that tests bring about; a power cut would take it.
        using var quick = connection.CreateCommand();
        quick.CommandText = "PRAGMA synchronous = OFF";
        quick.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Runs a statement, for example a script of views.</summary>
    public void Execute(string sql, params (string Name, object Value)[] parameters)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    /// <summary>Does several writes as one; nothing of it stays when it throws.</summary>
    internal T Write<T>(Func<MaxWriter, T> write)
    {
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        var result = write(new MaxWriter(this, connection, transaction));
        transaction.Commit();
        return result;
    }

    public void Dispose()
    {
        _keepAlive.Dispose();
        SqliteConnection.ClearPool(_keepAlive);
    }
}

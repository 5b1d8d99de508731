using Microsoft.Data.Sqlite;

namespace Connector.Sandbox.ExactMax;

/// <summary>Writes rows into MAX's tables within one transaction, padding and stamping as MAX does.</summary>
internal sealed class MaxWriter(MaxDatabase database, SqliteConnection connection, SqliteTransaction transaction)
{
    /// <summary>Inserts a row; columns not given get MAX's blank or zero.</summary>
    public void Insert(string table, params (string Column, object Value)[] values) =>
        Insert(table, values.ToDictionary(value => value.Column, value => Column(table, value.Column).FromValue(value.Value)), "SANDBOX");

    public void Insert(string table, Dictionary<string, object> row, string user)
    {
        var now = database.Clock.GetUtcNow().UtcDateTime;
        var stamped = new Dictionary<string, object>(row)
        {
            ["CreatedBy"] = Column(table, "CreatedBy").FromValue(user),
            ["CreationDate"] = now,
            ["ModifiedBy"] = Column(table, "ModifiedBy").FromValue(user),
            ["ModificationDate"] = now,
        };
        var names = stamped.Keys.ToArray();
        Execute($"INSERT INTO {table} ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select((_, i) => $"@p{i}"))})", [.. stamped.Values]);
    }

    public int Update(string table, string[] key, Dictionary<string, object> row, string user)
    {
        var stamped = new Dictionary<string, object>(row)
        {
            ["ModifiedBy"] = Column(table, "ModifiedBy").FromValue(user),
            ["ModificationDate"] = database.Clock.GetUtcNow().UtcDateTime,
        };
        var names = stamped.Keys.ToArray();
        var set = string.Join(", ", names.Select((name, i) => $"{name} = @p{i}"));
        var where = string.Join(" AND ", key.Select(name => $"{name} = @p{Array.IndexOf(names, name)}"));
        return Execute($"UPDATE {table} SET {set} WHERE {where}", [.. stamped.Values]);
    }

    /// <summary>Runs a statement with <c>@p0</c>, <c>@p1</c> ... and, where it dates what it changes, <c>@now</c>.</summary>
    public int Execute(string sql, params object[] parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>A row by its key; null when there is none.</summary>
    public Dictionary<string, object>? Row(string table, params (string Column, object Value)[] key)
    {
        var where = string.Join(" AND ", key.Select((column, i) => $"{column.Column} = @p{i}"));
        using var command = Command($"SELECT * FROM {table} WHERE {where}", [.. key.Select(column => column.Value)]);
        using var reader = command.ExecuteReader();
        return reader.Read() ? Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue, StringComparer.Ordinal) : null;
    }

    /// <summary>Rows of a query.</summary>
    public List<Dictionary<string, object>> Rows(string sql, params object[] parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        List<Dictionary<string, object>> rows = [];
        while (reader.Read())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue, StringComparer.Ordinal));
        return rows;
    }

    /// <summary>The first column of the first row, text without trailing blanks; null when there is no row.</summary>
    public object? Scalar(string sql, params object[] parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar() switch
        {
            string text => text.TrimEnd(),
            DBNull => null,
            var value => value,
        };
    }

    private MaxColumn Column(string table, string column) => database.Schema.Table(table)[column];

    private SqliteCommand Command(string sql, object[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++)
            command.Parameters.AddWithValue($"@p{i}", parameters[i]);
        if (sql.Contains("@now", StringComparison.Ordinal))
            command.Parameters.AddWithValue("@now", database.Clock.GetUtcNow().UtcDateTime);
        return command;
    }
}

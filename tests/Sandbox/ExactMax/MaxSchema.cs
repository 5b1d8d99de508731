using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Connector.Sandbox.ExactMax;

/// <summary>MAX's tables and column types, from schema.sql.</summary>
public sealed partial class MaxSchema
{
    private const string Audit = "CreatedBy char(30), CreationDate datetime, ModifiedBy char(30), ModificationDate datetime";
    private static readonly Lazy<string> Script = new(ReadScript);
    private readonly Dictionary<string, Dictionary<string, MaxColumn>> _tables = new(StringComparer.OrdinalIgnoreCase);

    private MaxSchema()
    {
    }

    public IEnumerable<string> Tables => _tables.Keys;

    public IReadOnlyDictionary<string, MaxColumn> Table(string name) => _tables[name];

    /// <summary>Creates the tables unless they are there, and reads their columns back.</summary>
    internal static MaxSchema Apply(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Script.Value;
        command.ExecuteNonQuery();
        command.CommandText = """
            SELECT m.name, c.name, c.type FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
            """;
        var schema = new MaxSchema();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (!schema._tables.TryGetValue(reader.GetString(0), out var columns))
                schema._tables[reader.GetString(0)] = columns = new(StringComparer.Ordinal);
            columns.Add(reader.GetString(1), MaxColumn.Parse(reader.GetString(1), reader.GetString(2)));
        }

        return schema;
    }

    private static string ReadScript()
    {
        using var stream = typeof(MaxSchema).Assembly.GetManifestResourceStream("ExactMax.schema.sql")!;
        using var text = new StreamReader(stream);
        var sql = TableStart().Replace(text.ReadToEnd(), $"CREATE TABLE IF NOT EXISTS $1 ({Audit},")
            .Replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS", StringComparison.Ordinal);
        sql = Char().Replace(sql, match => $"{match.Value} COLLATE RTRIM NOT NULL DEFAULT '{new string(' ', int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))}'");
        return Number().Replace(sql, "$0 NOT NULL DEFAULT 0");
    }

    [GeneratedRegex(@"CREATE TABLE (\w+) \(")]
    private static partial Regex TableStart();

    [GeneratedRegex(@"\bchar\((\d+)\)")]
    private static partial Regex Char();

    [GeneratedRegex(@"\b(float|real)\b(?=[,\s)])")]
    private static partial Regex Number();
}

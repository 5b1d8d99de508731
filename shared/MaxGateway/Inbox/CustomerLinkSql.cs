using Dapper;
using Microsoft.Data.Sqlite;

namespace Connector.MaxGateway.Inbox;

/// <summary>Links and account numbers in the gateway's own SQLite database.</summary>
internal static class CustomerLinkSql
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS customer_links (
          company TEXT NOT NULL,
          external_id TEXT NOT NULL,
          customer_id TEXT NOT NULL,
          confirmed INTEGER NOT NULL,
          PRIMARY KEY (company, external_id));
        CREATE INDEX IF NOT EXISTS customer_links_by_customer ON customer_links (company, customer_id);
        CREATE TABLE IF NOT EXISTS customer_numbers (company TEXT PRIMARY KEY, last INTEGER NOT NULL);
        """;

    // Columns that came after the table.
    private static readonly string[] Later = ["scope", "request", "reserved", "email_key", "tax_number_key", "name_key", "postal_code_key"];

    private const string PendingIndex =
        "CREATE INDEX IF NOT EXISTS customer_links_pending ON customer_links (company) WHERE request IS NOT NULL";

    private const string Link =
        "SELECT external_id AS ExternalId, customer_id AS CustomerId, confirmed AS Confirmed, scope AS Scope, request AS Request FROM customer_links WHERE company = @company";

    public const string ByExternalId = Link + " AND external_id = @externalId";

    public const string ByCustomer = Link + " AND customer_id = @customerId ORDER BY external_id";

    public const string Pending = Link + """
         AND request IS NOT NULL AND external_id <> @externalId
          AND (customer_id IN @AccountNumbers OR email_key IN @Emails OR tax_number_key IN @TaxNumbers OR (name_key = @Name AND postal_code_key = @PostalCode))
        ORDER BY reserved, external_id
        """;

    public const string Reserve = """
        INSERT INTO customer_links (company, external_id, customer_id, confirmed, scope, request, reserved, email_key, tax_number_key, name_key, postal_code_key)
        VALUES (@Company, @ExternalId, @CustomerId, 0, @Scope, @Request, @Reserved, @EmailKey, @TaxNumberKey, @NameKey, @PostalCodeKey)
        ON CONFLICT (company, external_id) DO UPDATE SET customer_id = excluded.customer_id, confirmed = 0, scope = excluded.scope, request = excluded.request,
          reserved = excluded.reserved, email_key = excluded.email_key, tax_number_key = excluded.tax_number_key, name_key = excluded.name_key,
          postal_code_key = excluded.postal_code_key
        """;

    private const string Forgotten = "request = NULL, email_key = NULL, tax_number_key = NULL, name_key = NULL, postal_code_key = NULL";

    public const string Loaded = $"UPDATE customer_links SET {Forgotten} WHERE company = @company AND external_id = @externalId";

    public const string Confirm = $"""
        INSERT INTO customer_links (company, external_id, customer_id, confirmed, scope) VALUES (@company, @externalId, @customerId, 1, @scope)
        ON CONFLICT (company, external_id) DO UPDATE SET customer_id = excluded.customer_id, confirmed = 1, scope = excluded.scope, {Forgotten}
        """;

    public const string Release = "DELETE FROM customer_links WHERE company = @company AND external_id = @externalId AND confirmed = 0";

    public const string Forget = $"UPDATE customer_links SET {Forgotten} WHERE reserved < @before AND request IS NOT NULL";

    public const string NextNumber =
        "INSERT INTO customer_numbers (company, last) VALUES (@company, 1) ON CONFLICT (company) DO UPDATE SET last = last + 1 RETURNING last";

    /// <summary>Brings the database of whichever version to this one.</summary>
    public static void Upgrade(SqliteConnection connection)
    {
        connection.Execute(Tables);
        var present = connection.Query<string>("SELECT name FROM pragma_table_info('customer_links')").ToHashSet(StringComparer.Ordinal);
        foreach (var column in Later.Where(column => !present.Contains(column)))
            connection.Execute($"ALTER TABLE customer_links ADD COLUMN {column} TEXT");
        connection.Execute(PendingIndex);
    }
}

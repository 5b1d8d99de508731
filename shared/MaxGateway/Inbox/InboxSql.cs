namespace Connector.MaxGateway.Inbox;

/// <summary>The gateway's own SQLite database.</summary>
internal static class InboxSql
{
    // WAL with synchronous=FULL: a commit is on disk when it returns, and readers do not stop the writer.
    public const string Open = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;";

    public const string Schema = """
        CREATE TABLE IF NOT EXISTS operations (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT,
          operation_id TEXT NOT NULL UNIQUE,
          company TEXT NOT NULL,
          key TEXT NOT NULL,
          body_hash TEXT NOT NULL,
          body TEXT NOT NULL,
          external_id TEXT NOT NULL,
          state TEXT NOT NULL,
          order_number TEXT,
          lines TEXT NOT NULL DEFAULT '[]',
          attempts INTEGER NOT NULL DEFAULT 0,
          error TEXT,
          received TEXT NOT NULL,
          finished TEXT,
          UNIQUE (company, key));
        CREATE INDEX IF NOT EXISTS operations_by_state ON operations (company, state, sequence);
        CREATE INDEX IF NOT EXISTS operations_by_external_id ON operations (company, external_id);
        CREATE INDEX IF NOT EXISTS operations_by_order_number ON operations (company, order_number);
        """;

    private const string Columns = """
        SELECT sequence AS Sequence, operation_id AS OperationId, company AS Company, key AS Key, body_hash AS BodyHash, body AS Body,
          external_id AS ExternalId, state AS State, order_number AS OrderNumber, lines AS Lines, attempts AS Attempts, error AS Error,
          received AS Received, finished AS Finished
        FROM operations
        """;

    public const string Add = """
        INSERT INTO operations (operation_id, company, key, body_hash, body, external_id, state, received)
        VALUES (@OperationId, @Company, @Key, @BodyHash, @Body, @ExternalId, @State, @Received)
        ON CONFLICT (company, key) DO NOTHING
        """;

    public const string Save = """
        UPDATE operations
        SET state = @State, order_number = @OrderNumber, lines = @Lines, attempts = @Attempts, error = @Error, finished = @Finished
        WHERE operation_id = @OperationId
        """;

    public const string Requeue =
        "UPDATE operations SET state = 'queued', body_hash = @hash, body = @body, error = NULL, finished = NULL WHERE operation_id = @operationId AND state IN ('failed', 'unknown')";

    public const string Forget = "UPDATE operations SET body = '' WHERE finished < @before AND body <> ''";

    public const string ByKey = Columns + " WHERE company = @company AND key = @key";

    public const string ById = Columns + " WHERE company = @company AND operation_id = @operationId";

    public const string ByExternalId = Columns + " WHERE company = @company AND external_id = @externalId ORDER BY sequence";

    public const string ByOrderNumber = Columns + " WHERE company = @company AND order_number = @orderNumber ORDER BY sequence DESC LIMIT 1";

    public const string Next = Columns + " WHERE company = @company AND state IN ('queued', 'running') ORDER BY sequence LIMIT 1";

    public const string Waiting = "SELECT COUNT(*) FROM operations WHERE company = @company AND state IN ('queued', 'running')";
}

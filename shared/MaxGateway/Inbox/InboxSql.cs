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
          kind TEXT NOT NULL DEFAULT 'create',
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
        CREATE TABLE IF NOT EXISTS order_memories (
          company TEXT NOT NULL,
          order_number TEXT NOT NULL,
          memory TEXT NOT NULL,
          saved TEXT NOT NULL,
          PRIMARY KEY (company, order_number));
        """;

    /// <summary>Inboxes of earlier versions knew creations only.</summary>
    public const string HasKind = "SELECT COUNT(*) FROM pragma_table_info('operations') WHERE name = 'kind'";

    public const string AddKind = "ALTER TABLE operations ADD COLUMN kind TEXT NOT NULL DEFAULT 'create'";

    private const string Columns = """
        SELECT sequence AS Sequence, operation_id AS OperationId, company AS Company, kind AS Kind, key AS Key, body_hash AS BodyHash, body AS Body,
          external_id AS ExternalId, state AS State, order_number AS OrderNumber, lines AS Lines, attempts AS Attempts, error AS Error,
          received AS Received, finished AS Finished
        FROM operations
        """;

    public const string Add = """
        INSERT INTO operations (operation_id, company, kind, key, body_hash, body, external_id, state, order_number, received)
        VALUES (@OperationId, @Company, @Kind, @Key, @BodyHash, @Body, @ExternalId, @State, @OrderNumber, @Received)
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

    // The id itself, or followed by a separator and the part that a split order's part has as its suffix.
    public const string ByExternalId = Columns + """
         WHERE company = @company AND kind = 'create' AND external_id >= @externalId AND external_id < @externalId || char(1114111)
          AND (external_id = @externalId OR instr('-/#.:_~', substr(external_id, length(@externalId) + 1, 1)) > 0)
        ORDER BY external_id <> @externalId, sequence
        """;

    public const string ByOrderNumber = Columns + " WHERE company = @company AND kind = 'create' AND order_number = @orderNumber ORDER BY sequence DESC LIMIT 1";

    public const string Memory = "SELECT memory FROM order_memories WHERE company = @company AND order_number = @orderNumber";

    public const string SaveMemory = """
        INSERT INTO order_memories (company, order_number, memory, saved) VALUES (@company, @orderNumber, @memory, @saved)
        ON CONFLICT (company, order_number) DO UPDATE SET memory = @memory, saved = @saved
        """;

    public const string Memories = "SELECT order_number FROM order_memories WHERE company = @company AND saved < @before ORDER BY order_number";

    public const string ForgetMemory = "DELETE FROM order_memories WHERE company = @company AND order_number = @orderNumber";

    public const string Next = Columns + " WHERE company = @company AND state IN ('queued', 'running') ORDER BY sequence LIMIT 1";

    public const string Waiting = "SELECT COUNT(*) FROM operations WHERE company = @company AND state IN ('queued', 'running')";
}

namespace Connector.MaxGateway.Fulfilment;

/// <summary>The memory of returns in the gateway's own SQLite database.</summary>
internal static class ReturnMemorySql
{
    public const string Table = """
        CREATE TABLE IF NOT EXISTS return_memories (
          company TEXT NOT NULL,
          number TEXT NOT NULL,
          line INTEGER NOT NULL,
          external_id TEXT NOT NULL,
          external_item_id TEXT,
          PRIMARY KEY (company, number, line));
        """;

    public const string Find =
        "SELECT number AS Number, line AS Line, external_id AS ExternalId, external_item_id AS ExternalItemId FROM return_memories WHERE company = @company AND number IN @numbers ORDER BY number, line";

    public const string Forget = "DELETE FROM return_memories WHERE company = @company AND number = @number";

    public const string Save =
        "INSERT INTO return_memories (company, number, line, external_id, external_item_id) VALUES (@company, @number, @line, @externalId, @externalItemId)";
}

namespace Connector.Sync.Storage;

/// <summary>The tables of the connector.</summary>
public static class TableName
{
    /// <summary>Which MAX record each commercetools record became.</summary>
    public const string Links = "links";

    /// <summary>How far each sweep or feed was read.</summary>
    public const string Cursors = "cursors";

    /// <summary>What failed, newest first; partition <c>open</c> or <c>closed</c>.</summary>
    public const string DeadLetters = "deadletters";

    /// <summary>Finds the open dead letter of a key: partition = flow, row = key.</summary>
    public const string DeadLetterKeys = "deadletterkeys";

    /// <summary>What open dead letters have in common: partition <c>open</c> = the causes; partition = cause, row = flow and key.</summary>
    public const string Causes = "causes";

    /// <summary>What operators asked for: partition <c>operation</c>, newest first; and partition = operation, one row per key it handles.</summary>
    public const string Operations = "operations";

    /// <summary>Who did what, newest first: partition = month.</summary>
    public const string Audit = "audit";

    /// <summary>State of each flow: its start instant.</summary>
    public const string Flows = "flows";

    /// <summary>What flows in shadow mode would have written.</summary>
    public const string Shadow = "shadow";

    /// <summary>What the shop has sold that MAX's stock does not contain: partition <c>open</c>, row = commercetools order id.</summary>
    public const string Demand = "demand";

    /// <summary>One row per run of a producer, newest first: partition = flow.</summary>
    public const string Runs = "runs";

    /// <summary>The cross-reference: partition = company, row = SKU; and partition = company and <c> parts</c>, row = part and SKU.</summary>
    public const string Items = "items";

    /// <summary>What the last full comparison of items left for people to settle: partition = kind, row = company and key.</summary>
    public const string CatalogDifferences = "catalogdifferences";

    /// <summary>All tables.</summary>
    public static IReadOnlyList<string> All { get; } = [Links, Cursors, DeadLetters, DeadLetterKeys, Causes, Operations, Audit, Flows, Shadow, Demand, Runs, Items, CatalogDifferences];
}

/// <summary>The blob containers of the connector.</summary>
public static class ContainerName
{
    /// <summary>Snapshots of both sides of a dead letter.</summary>
    public const string Snapshots = "snapshots";

    /// <summary>What was last published, compactly: one blob per company and slice of the SKUs.</summary>
    public const string Published = "published";

    /// <summary>All containers.</summary>
    public static IReadOnlyList<string> All { get; } = [Snapshots, Published];
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Connector.Mapping;
using Connector.Sync.Storage;

namespace Connector.Sync.Links;

/// <summary>
/// Links in Table Storage: table <c>links</c>, partition <c>return</c>, row key = commercetools order id and the return's
/// id. A plan is kept in pieces, since it may be longer than a property (64 KiB of UTF-16).
/// </summary>
public sealed class TableReturnLinks(TableServiceClient tables) : IReturnLinks
{
    private const string Partition = "return";
    private const string PlanColumn = "Plan";
    private const int PieceLength = 30_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private readonly TableClient table = tables.GetTableClient(TableName.Links);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ReturnLink>> OfAsync(string orderId, CancellationToken cancellationToken)
    {
        // Row keys that begin with the id and a blank; '!' is the character after the blank.
        var first = TableKey.Encode(orderId);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {first + " "} and RowKey lt {first + "!"}");
        List<ReturnLink> links = [];
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) links.Add(Read(row));
        return links;
    }

    /// <inheritdoc />
    public Task SaveAsync(ReturnLink link, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, $"{TableKey.Encode(link.OrderId)} {StableHash.Of(link.ExternalId)[..32]}")
        {
            [nameof(ReturnLink.OrderId)] = link.OrderId,
            [nameof(ReturnLink.ExternalId)] = link.ExternalId,
            [nameof(ReturnLink.Company)] = link.Company,
            [nameof(ReturnLink.Revision)] = link.Revision,
            [nameof(ReturnLink.ReturnNumber)] = link.ReturnNumber,
            [nameof(ReturnLink.CreditMemos)] = string.Join(", ", link.CreditMemos),
            [nameof(ReturnLink.EnteredAt)] = link.EnteredAt,
        };
        var plan = link.Plan is null ? "" : JsonSerializer.Serialize(link.Plan, Json);
        for (var (piece, at) = (0, 0); at < plan.Length; piece++, at += PieceLength)
            row[FormattableString.Invariant($"{PlanColumn}{piece}")] = plan.Substring(at, Math.Min(PieceLength, plan.Length - at));
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    private static ReturnLink Read(TableEntity row) => new()
    {
        OrderId = row.GetString(nameof(ReturnLink.OrderId)),
        ExternalId = row.GetString(nameof(ReturnLink.ExternalId)),
        Company = row.GetString(nameof(ReturnLink.Company)),
        Plan = Plan(row),
        Revision = row.GetInt32(nameof(ReturnLink.Revision)) ?? 0,
        ReturnNumber = row.GetString(nameof(ReturnLink.ReturnNumber)),
        CreditMemos = (row.GetString(nameof(ReturnLink.CreditMemos)) ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries),
        EnteredAt = row.GetDateTimeOffset(nameof(ReturnLink.EnteredAt)),
    };

    private static ReturnPlan? Plan(TableEntity row)
    {
        var pieces = new List<string>();
        while (row.GetString(FormattableString.Invariant($"{PlanColumn}{pieces.Count}")) is { } piece) pieces.Add(piece);
        return pieces.Count == 0 ? null : JsonSerializer.Deserialize<ReturnPlan>(string.Concat(pieces), Json);
    }
}

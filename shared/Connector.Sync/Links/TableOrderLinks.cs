using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Connector.Sync.Storage;

namespace Connector.Sync.Links;

/// <summary>Links in Table Storage: table <c>links</c>, partition <c>order</c>, row key = commercetools order id.</summary>
public sealed class TableOrderLinks(TableServiceClient tables) : IOrderLinks
{
    private const string Partition = "order";
    private readonly TableClient table = tables.GetTableClient(TableName.Links);

    /// <inheritdoc />
    public async Task<OrderLink?> FindAsync(string orderId, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, TableKey.Encode(orderId), cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <inheritdoc />
    public Task SaveAsync(OrderLink link, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(Partition, TableKey.Encode(link.OrderId))
        {
            [nameof(OrderLink.OrderId)] = link.OrderId,
            [nameof(OrderLink.ExternalNumber)] = link.ExternalNumber,
            [nameof(OrderLink.Company)] = link.Company,
            [nameof(OrderLink.MaxOrderNumber)] = link.MaxOrderNumber,
            [nameof(OrderLink.Parts)] = JsonSerializer.Serialize(link.Parts),
            [nameof(OrderLink.ClosedParts)] = JsonSerializer.Serialize(link.ClosedParts),
            [nameof(OrderLink.CustomerId)] = link.CustomerId,
            [nameof(OrderLink.ShopCustomerId)] = link.ShopCustomerId,
            [nameof(OrderLink.ContentHash)] = link.ContentHash,
            [nameof(OrderLink.SourceHash)] = link.SourceHash,
            [nameof(OrderLink.Pending)] = link.Pending,
            [nameof(OrderLink.Revision)] = link.Revision,
            [nameof(OrderLink.CancelledAt)] = link.CancelledAt,
            [nameof(OrderLink.AppliedVersion)] = link.AppliedVersion,
            [nameof(OrderLink.ExportedAt)] = link.ExportedAt,
        },
        TableUpdateMode.Replace,
        cancellationToken);

    private static OrderLink Read(TableEntity row) => new()
    {
        OrderId = row.GetString(nameof(OrderLink.OrderId)),
        ExternalNumber = row.GetString(nameof(OrderLink.ExternalNumber)),
        Company = row.GetString(nameof(OrderLink.Company)),
        MaxOrderNumber = row.GetString(nameof(OrderLink.MaxOrderNumber)),
        Parts = Numbers(row, nameof(OrderLink.Parts)) ?? OnlyPart(row),
        ClosedParts = Numbers(row, nameof(OrderLink.ClosedParts)) ?? [],
        CustomerId = row.GetString(nameof(OrderLink.CustomerId)),
        ShopCustomerId = row.GetString(nameof(OrderLink.ShopCustomerId)),
        ContentHash = row.GetString(nameof(OrderLink.ContentHash)),
        SourceHash = row.GetString(nameof(OrderLink.SourceHash)),
        Pending = row.GetString(nameof(OrderLink.Pending)),
        Revision = row.GetInt32(nameof(OrderLink.Revision)) ?? 0,
        CancelledAt = row.GetDateTimeOffset(nameof(OrderLink.CancelledAt)),
        AppliedVersion = row.GetInt64(nameof(OrderLink.AppliedVersion)) ?? 0,
        ExportedAt = row.GetDateTimeOffset(nameof(OrderLink.ExportedAt)) ?? DateTimeOffset.MinValue,
    };

    private static Dictionary<string, string>? Numbers(TableEntity row, string column) =>
        row.GetString(column) is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json) : null;

    // Rows from before an order could become several hold its one number, under the order's own id.
    private static Dictionary<string, string> OnlyPart(TableEntity row) =>
        new() { [row.GetString(nameof(OrderLink.OrderId))] = row.GetString(nameof(OrderLink.MaxOrderNumber)) };
}

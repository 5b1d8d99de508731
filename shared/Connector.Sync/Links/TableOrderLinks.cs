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
            [nameof(OrderLink.CustomerId)] = link.CustomerId,
            [nameof(OrderLink.ContentHash)] = link.ContentHash,
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
        CustomerId = row.GetString(nameof(OrderLink.CustomerId)),
        ContentHash = row.GetString(nameof(OrderLink.ContentHash)),
        AppliedVersion = row.GetInt64(nameof(OrderLink.AppliedVersion)) ?? 0,
        ExportedAt = row.GetDateTimeOffset(nameof(OrderLink.ExportedAt)) ?? DateTimeOffset.MinValue,
    };
}

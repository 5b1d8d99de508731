using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Connector.Sync.Storage;

namespace Connector.Sync.Links;

/// <summary>Links in Table Storage: table <c>links</c>, partition <c>customer</c>, row key = commercetools customer id and company.</summary>
public sealed class TableCustomerLinks(TableServiceClient tables) : ICustomerLinks
{
    private const string Partition = "customer";
    private readonly TableClient table = tables.GetTableClient(TableName.Links);

    /// <inheritdoc />
    public async Task<CustomerLink?> FindAsync(string customerId, string company, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, RowKey(customerId, company), cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <inheritdoc />
    public Task SaveAsync(CustomerLink link, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(Partition, RowKey(link.CustomerId, link.Company))
        {
            [nameof(CustomerLink.CustomerId)] = link.CustomerId,
            [nameof(CustomerLink.Company)] = link.Company,
            [nameof(CustomerLink.Account)] = link.Account,
            [nameof(CustomerLink.LinkedBy)] = link.LinkedBy,
            [nameof(CustomerLink.Values)] = JsonSerializer.Serialize(link.Values),
            [nameof(CustomerLink.AppliedVersion)] = link.AppliedVersion,
            [nameof(CustomerLink.LinkedAt)] = link.LinkedAt,
        },
        TableUpdateMode.Replace,
        cancellationToken);

    private static string RowKey(string customerId, string company) => TableKey.Encode($"{customerId} {company}");

    private static CustomerLink Read(TableEntity row) => new()
    {
        CustomerId = row.GetString(nameof(CustomerLink.CustomerId)),
        Company = row.GetString(nameof(CustomerLink.Company)),
        Account = row.GetString(nameof(CustomerLink.Account)),
        LinkedBy = row.GetString(nameof(CustomerLink.LinkedBy)),
        Values = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(nameof(CustomerLink.Values))) ?? [],
        AppliedVersion = row.GetInt64(nameof(CustomerLink.AppliedVersion)) ?? 0,
        LinkedAt = row.GetDateTimeOffset(nameof(CustomerLink.LinkedAt)) ?? DateTimeOffset.MinValue,
    };
}

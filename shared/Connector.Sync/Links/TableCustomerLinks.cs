using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Connector.Sync.Storage;

namespace Connector.Sync.Links;

/// <summary>
/// Links in Table Storage: table <c>links</c>, partition <c>customer</c>, row key = commercetools customer id and company.
/// A row without account is a link that was begun.
/// </summary>
public sealed class TableCustomerLinks(TableServiceClient tables) : ICustomerLinks
{
    private const string Partition = "customer";
    private readonly TableClient table = tables.GetTableClient(TableName.Links);

    /// <inheritdoc />
    public async Task<CustomerLink?> FindAsync(string customerId, string company, CancellationToken cancellationToken) =>
        await RowAsync(customerId, company, cancellationToken) is { } row ? Read(row) : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<CustomerLink>> OfAsync(string customerId, CancellationToken cancellationToken)
    {
        // Row keys that begin with the id and a blank; '!' is the character after the blank.
        var first = TableKey.Encode(customerId);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {first + " "} and RowKey lt {first + "!"}");
        List<CustomerLink> links = [];
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            if (Read(row) is { } link) links.Add(link);
        return links;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> BeginAsync(string customerId, string company, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, RowKey(customerId, company))
        {
            [nameof(CustomerLink.CustomerId)] = customerId,
            [nameof(CustomerLink.Company)] = company,
            [nameof(CustomerLink.Values)] = JsonSerializer.Serialize(values),
        };
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
            return values;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Begun before, by an attempt that did not come to its end or by another flow.
            return await RowAsync(customerId, company, cancellationToken) is { } begun ? Values(begun) : values;
        }
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
            [nameof(CustomerLink.Similar)] = string.Join(", ", link.Similar),
            [nameof(CustomerLink.AppliedVersion)] = link.AppliedVersion,
            [nameof(CustomerLink.LinkedAt)] = link.LinkedAt,
        },
        TableUpdateMode.Replace,
        cancellationToken);

    private async Task<TableEntity?> RowAsync(string customerId, string company, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, RowKey(customerId, company), cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private static string RowKey(string customerId, string company) => TableKey.Encode($"{customerId} {company}");

    private static Dictionary<string, string> Values(TableEntity row) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(nameof(CustomerLink.Values))) ?? [];

    private static CustomerLink? Read(TableEntity row) => row.GetString(nameof(CustomerLink.Account)) is not { } account ? null : new()
    {
        CustomerId = row.GetString(nameof(CustomerLink.CustomerId)),
        Company = row.GetString(nameof(CustomerLink.Company)),
        Account = account,
        LinkedBy = row.GetString(nameof(CustomerLink.LinkedBy)),
        Values = Values(row),
        Similar = (row.GetString(nameof(CustomerLink.Similar)) ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries),
        AppliedVersion = row.GetInt64(nameof(CustomerLink.AppliedVersion)) ?? 0,
        LinkedAt = row.GetDateTimeOffset(nameof(CustomerLink.LinkedAt)) ?? DateTimeOffset.MinValue,
    };
}

using System.Text.Json;
using Azure.Data.Tables;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>
/// The open orders in Table Storage (table <c>demand</c>), brought up to date from commercetools at every read: orders count
/// from their placement until MAX knew them before its numbers were read, or, where commercetools reserves, until they are
/// shipped or cancelled. An order too many is counted rather than one too few.
/// </summary>
public sealed class TableShopDemand(
    TableServiceClient tables,
    ICommercetoolsOrders orders,
    ICursors cursors,
    IOrderLinks links,
    FlowStart start,
    MappingDocument mapping,
    IOptionsMonitor<FlowOptions> flows,
    IOptions<StockOptions> options,
    TimeProvider time) : IShopDemand
{
    private const string Partition = "open";
    private const string Cursor = "stock-demand";
    private const int PageSize = 500;

    /// <summary>Instances' clocks may differ by this much.</summary>
    private static readonly TimeSpan Clocks = TimeSpan.FromSeconds(5);

    private readonly TableClient table = tables.GetTableClient(TableName.Demand);

    /// <inheritdoc />
    public async Task<PendingDemand> ReadAsync(DateTimeOffset maxReadAt, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(cancellationToken);
        await SweepAsync(open, cancellationToken);
        var pending = new PendingDemand();
        foreach (var order in open.Values)
        {
            if (await IsOverAsync(order, maxReadAt, cancellationToken)) continue;
            pending.Add(order.Company, order.Goods);
        }

        return pending;
    }

    private async Task<Dictionary<string, OpenOrder>> OpenAsync(CancellationToken cancellationToken)
    {
        var open = new Dictionary<string, OpenOrder>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken))
            open[row.RowKey] = OpenOrder.Read(row);
        return open;
    }

    private async Task SweepAsync(Dictionary<string, OpenOrder> open, CancellationToken cancellationToken)
    {
        var began = await start.OfAsync(FlowName.OrderExport, cancellationToken);
        var to = time.GetUtcNow() + Clocks;
        var overlap = flows.Get(FlowName.Stock).SweepOverlap;
        var cursor = await cursors.ReadAsync(Cursor, cancellationToken);
        var from = cursor is { } position && position - overlap > began ? position - overlap : began;
        await foreach (var page in orders.ModifiedOrdersAsync(from, to, PageSize, cancellationToken))
        {
            foreach (var order in page)
                if (order.CreatedAt >= began) await KeepAsync(order, open, cancellationToken);
            await cursors.AdvanceAsync(Cursor, page[^1].LastModifiedAt, cancellationToken);
        }

        // Not beyond what was seen: a page that a lagging query did not show yet is read again within the overlap.
        await cursors.AdvanceAsync(Cursor, to - Clocks - flows.Get(FlowName.Stock).SweepSettle, cancellationToken);
    }

    private async Task KeepAsync(Order order, Dictionary<string, OpenOrder> open, CancellationToken cancellationToken)
    {
        var key = TableKey.Encode(order.Id);
        var known = open.GetValueOrDefault(key);
        if (known is not null && known.Version >= order.Version) return;
        var (company, goods) = ShopDemandMapping.Of(order, mapping);
        if (company is null || goods.Count == 0)
        {
            if (known is not null) await ForgetAsync(key, open, cancellationToken);
            return;
        }

        var now = new OpenOrder(order.Id, company, order.Version, order.CreatedAt, known?.InMaxSince, goods);
        if (known is null && !mapping.CommercetoolsReserves && await links.FindAsync(order.Id, cancellationToken) is { } link)
        {
            // Long in MAX: its later changes are MAX's business.
            if (link.ExportedAt < time.GetUtcNow() - options.Value.RememberFor) return;
            now = now with { InMaxSince = link.ExportedAt };
        }

        open[key] = now;
        await table.UpsertEntityAsync(now.Row(Partition, key), TableUpdateMode.Replace, cancellationToken);
    }

    private async Task<bool> IsOverAsync(OpenOrder order, DateTimeOffset maxReadAt, CancellationToken cancellationToken)
    {
        var (key, now) = (TableKey.Encode(order.OrderId), time.GetUtcNow());
        if (order.PlacedAt < now - options.Value.PendingFor)
        {
            await table.DeleteEntityAsync(Partition, key, cancellationToken: cancellationToken);
            return true;
        }

        if (mapping.CommercetoolsReserves) return false;
        var inMax = order.InMaxSince ?? (await links.FindAsync(order.OrderId, cancellationToken))?.ExportedAt;
        if (inMax is not { } since || since >= maxReadAt - Clocks) return false;
        // Others may still work with older numbers: the row stays for a while.
        if (since < now - options.Value.RememberFor) await table.DeleteEntityAsync(Partition, key, cancellationToken: cancellationToken);
        else if (order.InMaxSince is null) await table.UpsertEntityAsync((order with { InMaxSince = since }).Row(Partition, key), TableUpdateMode.Replace, cancellationToken);
        return true;
    }

    private async Task ForgetAsync(string key, Dictionary<string, OpenOrder> open, CancellationToken cancellationToken)
    {
        open.Remove(key);
        await table.DeleteEntityAsync(Partition, key, cancellationToken: cancellationToken);
    }

    private sealed record OpenOrder(string OrderId, string Company, long Version, DateTimeOffset PlacedAt, DateTimeOffset? InMaxSince, IReadOnlyList<ShopDemand> Goods)
    {
        public static OpenOrder Read(TableEntity row) => new(
            row.GetString(nameof(OrderId)),
            row.GetString(nameof(Company)),
            row.GetInt64(nameof(Version)) ?? 0,
            row.GetDateTimeOffset(nameof(PlacedAt)) ?? DateTimeOffset.MinValue,
            row.GetDateTimeOffset(nameof(InMaxSince)),
            JsonSerializer.Deserialize<List<ShopDemand>>(row.GetString(nameof(Goods))) ?? []);

        public TableEntity Row(string partition, string key) => new(partition, key)
        {
            [nameof(OrderId)] = OrderId,
            [nameof(Company)] = Company,
            [nameof(Version)] = Version,
            [nameof(PlacedAt)] = PlacedAt,
            [nameof(InMaxSince)] = InMaxSince,
            [nameof(Goods)] = JsonSerializer.Serialize(Goods),
        };
    }
}

using System.Collections.Concurrent;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>
/// The open orders of the shop, brought up to date from commercetools at every read: orders count
/// from their placement until MAX knew them before its numbers were read, or, where commercetools reserves, until they are
/// shipped or cancelled. An order too many is counted rather than one too few. Only while <c>order-export</c> is live: orders
/// that reach MAX by another way are in its numbers when somebody enters them, and nobody here knows when.
/// </summary>
public sealed class DemandLedger : IShopDemand
{
    private const string Cursor = "stock-demand";
    private const int PageSize = 500;
    private const int LinksAtOnce = 16;

    /// <summary>Instances' clocks may differ by this much.</summary>
    private static readonly TimeSpan Clocks = TimeSpan.FromSeconds(5);

    private readonly IOpenOrders rows;
    private readonly ICommercetoolsOrders orders;
    private readonly ICursors cursors;
    private readonly IOrderLinks links;
    private readonly FlowStart start;
    private readonly MappingDocument mapping;
    private readonly IOptionsMonitor<FlowOptions> flows;
    private readonly StockOptions options;
    private readonly TimeProvider time;
    private readonly SharedRead<IReadOnlyList<OpenOrder>> shared;

    /// <summary>Uses the rows that all instances share.</summary>
    public DemandLedger(
        IOpenOrders rows,
        ICommercetoolsOrders orders,
        ICursors cursors,
        IOrderLinks links,
        FlowStart start,
        MappingDocument mapping,
        IOptionsMonitor<FlowOptions> flows,
        IOptions<StockOptions> options,
        TimeProvider time)
    {
        (this.rows, this.orders, this.cursors, this.links, this.start, this.mapping, this.flows, this.options, this.time) =
            (rows, orders, cursors, links, start, mapping, flows, options.Value, time);
        shared = new(ReadOrdersAsync);
    }

    /// <inheritdoc />
    public async Task<PendingDemand> ReadAsync(DateTimeOffset maxReadAt, CancellationToken cancellationToken)
    {
        var pending = new PendingDemand();
        foreach (var order in await shared.ReadAsync(cancellationToken))
            if (order.Goods.Count > 0 && !(order.InMaxSince < maxReadAt - Clocks)) pending.Add(order.Company, order.Goods);
        return pending;
    }

    /// <inheritdoc />
    public async Task<DemandChecks> DueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = (await shared.ReadAsync(cancellationToken)).Where(order => order.CheckedAt is not { } at || at <= Quiet(order)).Where(order => Quiet(order) < now);
        return new([.. due], now);
    }

    /// <inheritdoc />
    public async Task CheckedAsync(DemandChecks done, CancellationToken cancellationToken)
    {
        foreach (var order in done.Orders) await rows.SaveAsync(order with { CheckedAt = done.At, Gone = [] }, cancellationToken);
    }

    // From then on commercetools shows what the order took, and MAX is asked after it had the order.
    private DateTimeOffset Quiet(OpenOrder order) => order.ChangedAt + options.CheckAfter;

    // For whoever waits for it: no one of them may end it.
    private async Task<IReadOnlyList<OpenOrder>> ReadOrdersAsync()
    {
        if (flows.Get(FlowName.OrderExport).Mode != FlowMode.Live) return [];
        // The cursor first: whatever it has passed is among the rows that are read after it.
        var cursor = await cursors.ReadAsync(Cursor, default);
        var open = await rows.ReadAsync(default);
        await SweepAsync(cursor, open);
        var result = new ConcurrentBag<OpenOrder>();
        await Parallel.ForEachAsync(open.Values, new ParallelOptions { MaxDegreeOfParallelism = LinksAtOnce }, async (order, _) => result.Add(await JudgeAsync(order)));
        return [.. result];
    }

    private async Task SweepAsync(DateTimeOffset? cursor, Dictionary<string, OpenOrder> open)
    {
        var began = await start.OfAsync(FlowName.OrderExport, default);
        var (to, overlap) = (time.GetUtcNow() + Clocks, flows.Get(FlowName.Stock).SweepOverlap);
        var from = cursor is { } position && position - overlap > began ? position - overlap : began;
        await foreach (var page in orders.ModifiedOrdersAsync(from, to, PageSize, default))
        {
            foreach (var order in page)
                if (order.CreatedAt >= began) await KeepAsync(order, open);
            await cursors.AdvanceAsync(Cursor, page[^1].LastModifiedAt, default);
        }

        // Not beyond what was seen: what a lagging query did not show yet is read again within the overlap.
        await cursors.AdvanceAsync(Cursor, to - Clocks - flows.Get(FlowName.Stock).SweepSettle, default);
    }

    private async Task KeepAsync(Order order, Dictionary<string, OpenOrder> open)
    {
        var (now, known) = (time.GetUtcNow(), open.GetValueOrDefault(order.Id));
        if (known is not null && known.Version >= order.Version) return;
        var goods = ShopDemandMapping.Of(order, mapping).Goods;
        if (known is null)
        {
            // One that was cancelled before it was seen has lowered its entries all the same.
            var taken = ShopDemandMapping.Taken(order, mapping);
            if (taken.Company is null || taken.Goods.Count == 0 || order.CreatedAt < now - options.PendingFor || await IsLongInMaxAsync(order.Id)) return;
            await PutAsync(new() { OrderId = order.Id, Company = taken.Company, Version = order.Version, PlacedAt = order.CreatedAt, Goods = goods, ChangedAt = now, Gone = goods.Count == 0 ? taken.Goods : [] }, open);
        }
        else if (known.Goods.SequenceEqual(goods))
        {
            await PutAsync(known with { Version = order.Version }, open);
        }
        else
        {
            var gone = known.Gone.Concat(known.Goods).Distinct().ToList();
            await PutAsync(known with { Version = order.Version, Goods = goods, EditedVersion = order.Version, InMaxSince = null, ChangedAt = now, Gone = gone }, open);
        }
    }

    // Its later changes are MAX's business.
    private async Task<bool> IsLongInMaxAsync(string orderId) =>
        !mapping.CommercetoolsReserves && await links.FindAsync(orderId, default) is { IsExported: true } link && link.ExportedAt < time.GetUtcNow() - options.RememberFor;

    private async Task PutAsync(OpenOrder order, Dictionary<string, OpenOrder> open) => open[order.OrderId] = await rows.SaveAsync(order, default);

    private async Task<OpenOrder> JudgeAsync(OpenOrder order)
    {
        var now = time.GetUtcNow();
        if (order.Goods.Count == 0 || order.InMaxSince is not null)
        {
            // Others may still work with older numbers, and sweeps see the order again: the row stays for a while.
            if (order.ChangedAt < now - options.RememberFor && order.CheckedAt > Quiet(order)) await rows.DeleteAsync(order, default);
            return order;
        }

        if (order.PlacedAt < now - options.PendingFor) return await rows.SaveAsync(order with { Goods = [], Gone = [.. order.Gone, .. order.Goods], ChangedAt = now }, default);
        if (mapping.CommercetoolsReserves || await links.FindAsync(order.OrderId, default) is not { IsExported: true, Pending: null } link || link.AppliedVersion < order.EditedVersion) return order;
        // When MAX took an edit is not written anywhere: by now it has.
        return await rows.SaveAsync(order with { InMaxSince = order.EditedVersion == 0 ? link.ExportedAt : now, ChangedAt = now }, default);
    }
}

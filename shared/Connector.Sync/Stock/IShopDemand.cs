namespace Connector.Sync.Stock;

/// <summary>Knows what the shop has sold that MAX's numbers do not contain.</summary>
public interface IShopDemand
{
    /// <summary>
    /// Everything that is pending for MAX numbers whose reading began at <paramref name="maxReadAt"/>. Call it after MAX and
    /// the inventory entries were read: an order that lowered an entry before that moment is then surely counted, here or in MAX.
    /// </summary>
    Task<PendingDemand> ReadAsync(DateTimeOffset maxReadAt, CancellationToken cancellationToken);

    /// <summary>
    /// What was sold by orders that changed a while ago, and was not looked at since: placed, in MAX by now, edited, cancelled
    /// or given up. What was published while they travelled may count them twice, and nothing in MAX changes any more.
    /// </summary>
    Task<DemandChecks> DueAsync(CancellationToken cancellationToken);

    /// <summary>Ticks off what is on the queue.</summary>
    Task CheckedAsync(DemandChecks done, CancellationToken cancellationToken);
}

/// <summary>Parts in warehouses whose entries are to be looked at again.</summary>
public sealed class DemandChecks
{
    internal DemandChecks(IReadOnlyList<OpenOrder> orders, DateTimeOffset at) => (Orders, At) = (orders, at);

    internal IReadOnlyList<OpenOrder> Orders { get; }

    internal DateTimeOffset At { get; }

    /// <summary>The parts by company, each once per warehouse.</summary>
    public ILookup<string, (string Part, string Channel)> Goods => Orders
        .SelectMany(order => order.Goods.Concat(order.Gone).Select(goods => (order.Company, goods.Part, goods.Channel)))
        .Distinct()
        .ToLookup(goods => goods.Company, goods => (goods.Part, goods.Channel), StringComparer.Ordinal);
}

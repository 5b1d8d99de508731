namespace Connector.Sync.Stock;

/// <summary>The orders whose goods MAX's numbers may not contain.</summary>
public interface IOpenOrders
{
    /// <summary>All of them by order id.</summary>
    Task<Dictionary<string, OpenOrder>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes what an instance saw, unless another one wrote the row since it was read: that one saw the same or more.</summary>
    /// <returns>The order as its row is now.</returns>
    Task<OpenOrder> SaveAsync(OpenOrder order, CancellationToken cancellationToken);

    /// <summary>Forgets an order, unless its row was written since it was read.</summary>
    Task DeleteAsync(OpenOrder order, CancellationToken cancellationToken);
}

using System.Net;
using System.Runtime.CompilerServices;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Mapping.Tests.Feedback;

namespace Connector.Sync.Tests.Orders;

/// <summary>commercetools in memory: versions, 409, and replies that are lost on the way back.</summary>
internal sealed class FakeShop : ICommercetoolsOrders, ICommercetoolsCustomers, ICommercetoolsChannels
{
    public const string ChannelId = "channel-1";

    public Dictionary<string, Order> Orders { get; } = [];

    public Dictionary<string, Customer> Customers { get; } = [];

    public bool HasChannel { get; set; } = true;

    /// <summary>Called before an update arrives: somebody else may change the order, or the call may fail.</summary>
    public Action<int> BeforeUpdate { get; set; } = _ => { };

    /// <summary>True for an update that arrives but whose reply is lost.</summary>
    public Func<int, bool> LosesReply { get; set; } = _ => false;

    public Exception? ReadFails { get; set; }

    public int Reads { get; private set; }

    public List<OrderUpdate> Updates { get; } = [];

    public Task<Order?> GetByIdAsync(string id, CancellationToken ct)
    {
        Reads++;
        return ReadFails is { } e ? Task.FromException<Order?>(e) : Task.FromResult(Orders.GetValueOrDefault(id));
    }

    public Task<IReadOnlyList<OrderChange>> FindByPaymentAsync(string paymentId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<OrderChange>>([.. Orders.Values.Where(order => order.PaymentInfo?.Payments.Any(payment => payment.Id == paymentId) == true).Select(Hint)]);

    public Task<Order> UpdateAsync(string id, OrderUpdate update, CancellationToken ct)
    {
        Updates.Add(update);
        BeforeUpdate(Updates.Count);
        var order = Orders[id];
        if (order.Version != update.Version) throw new ConcurrentModificationException(Reply(409, "ConcurrentModification"));
        Orders[id] = update.Actions.Aggregate(order, Apply) with { Version = order.Version + update.Actions.Count };
        if (LosesReply(Updates.Count)) throw new OutcomeUnknownException(new FailedRequest("POST", $"/shop/orders/{id}", "trace-1"), "the connection broke");
        return Task.FromResult(Orders[id]);
    }

    /// <summary>Somebody else's change.</summary>
    public void Change(string id, Func<Order, Order> change) => Orders[id] = change(Orders[id]) with { Version = Orders[id].Version + 1 };

    /// <summary>Payments that changed, by when.</summary>
    public List<PaymentChange> PaymentChanges { get; } = [];

    public async IAsyncEnumerable<IReadOnlyList<PaymentChange>> PaymentsModifiedAsync(DateTimeOffset from, DateTimeOffset to, int pageSize, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        var changes = PaymentChanges.Where(payment => payment.LastModifiedAt >= from && payment.LastModifiedAt < to).OrderBy(payment => payment.LastModifiedAt);
        foreach (var page in changes.Chunk(pageSize)) yield return page;
    }

    public async IAsyncEnumerable<IReadOnlyList<OrderChange>> ModifiedAsync(DateTimeOffset from, DateTimeOffset to, int pageSize, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        var changes = Orders.Values.Where(order => IsVisible(order) && order.LastModifiedAt >= from && order.LastModifiedAt < to)
            .OrderBy(order => order.LastModifiedAt).ThenBy(order => order.Id, StringComparer.Ordinal)
            .Select(Hint);
        foreach (var page in changes.Chunk(Math.Min(pageSize, PageLimit))) yield return page;
    }

    public async IAsyncEnumerable<IReadOnlyList<Order>> ModifiedOrdersAsync(DateTimeOffset from, DateTimeOffset to, int pageSize, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        var changed = Orders.Values.Where(order => IsVisible(order) && order.LastModifiedAt >= from && order.LastModifiedAt < to)
            .OrderBy(order => order.LastModifiedAt).ThenBy(order => order.Id, StringComparer.Ordinal);
        foreach (var page in changed.Chunk(Math.Min(pageSize, PageLimit))) yield return page;
    }

    private static OrderChange Hint(Order order) => new() { Id = order.Id, Version = order.Version, CreatedAt = order.CreatedAt, LastModifiedAt = order.LastModifiedAt };

    /// <summary>Whether queries show an order already; they lag behind writes.</summary>
    public Func<Order, bool> IsVisible { get; set; } = _ => true;

    /// <summary>commercetools may serve fewer rows than it was asked for.</summary>
    public int PageLimit { get; set; } = int.MaxValue;

    Task<Customer?> ICommercetoolsCustomers.GetByIdAsync(string id, CancellationToken ct) => Task.FromResult(Customers.GetValueOrDefault(id));

    Task<Channel?> ICommercetoolsChannels.GetByKeyAsync(string key, CancellationToken ct) =>
        Task.FromResult(HasChannel ? new Channel { Id = ChannelId, Key = key } : null);

    public Task<Customer> UpdateAsync(string id, CustomerUpdate update, CancellationToken ct) => throw new NotSupportedException();

    IAsyncEnumerable<IReadOnlyList<CustomerChange>> ICommercetoolsCustomers.ModifiedAsync(DateTimeOffset from, DateTimeOffset to, int pageSize, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Channel> CreateAsync(ChannelDraft draft, CancellationToken ct) => throw new NotSupportedException();

    public Task<Channel> UpdateAsync(string id, ChannelUpdate update, CancellationToken ct) => throw new NotSupportedException();

    public static ErrorReply Reply(int status, params string[] codes) =>
        new(new FailedRequest("POST", "/shop/orders/1", "trace-1"), (HttpStatusCode)status, [.. codes.Select(code => new ApiError { Code = code, Message = "Erika Mustermann" })]);

    private static Order Apply(Order order, OrderUpdateAction action) => action switch
    {
        OrderUpdateSyncInfoAction sync => order with
        {
            SyncInfo = [.. order.SyncInfo.Where(info => info.Channel.Id != sync.Channel.Id), new SyncInfo { Channel = new Reference { TypeId = "channel", Id = sync.Channel.Id! }, ExternalId = sync.ExternalId }],
        },
        OrderChangeOrderStateAction state => order with { OrderState = state.OrderState },
        _ => AppliedPlan.Apply(order, new OrderFeedbackPlan { Actions = [action] }),
    };
}

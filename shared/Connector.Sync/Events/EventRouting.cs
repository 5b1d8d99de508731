using System.Collections.Frozen;
using Connector.Commercetools;
using Connector.Sync.Orders;
using Connector.Sync.Work;

namespace Connector.Sync.Events;

/// <summary>Says which flow a notification concerns. Pure.</summary>
public static class EventRouting
{
    // The messages after which an order may have to go to MAX; the others change nothing that MAX is told.
    private static readonly FrozenSet<string> OrderMessages = FrozenSet.Create(
        "OrderCreated", "OrderCreatedFromRecurringOrder", "OrderImported", "OrderEditApplied", "OrderStateChanged",
        "OrderStateTransition", "OrderPaymentStateChanged", "OrderPaymentAdded", "OrderPaymentRemoved",
        "OrderBillingAddressSet", "OrderShippingAddressSet", "OrderCustomerSet", "OrderPurchaseOrderNumberSet", "OrderStoreSet");

    // Goods that come back. The other changes of returns are the connector's own, or none of MAX's business.
    private static readonly FrozenSet<string> ReturnMessages = FrozenSet.Create(
        "ReturnInfoAdded", "ReturnInfoSet", "OrderReturnShipmentStateChanged");

    // A payment changes without its order; the export may wait for exactly that, and so may a refund.
    private static readonly FrozenSet<string> PaymentMessages = FrozenSet.Create(
        "PaymentTransactionAdded", "PaymentTransactionStateChanged");

    // Several fields have no message of their own: the subscription to changes tells of all of them, these only sooner.
    private static readonly FrozenSet<string> CustomerMessages = FrozenSet.Create(
        "CustomerCreated", "CustomerEmailChanged", "CustomerFirstNameSet", "CustomerLastNameSet", "CustomerTitleSet",
        "CustomerCompanyNameSet", "CustomerGroupSet", "CustomerStoresSet", "CustomerExternalIdSet", "CustomerAddressAdded",
        "CustomerAddressChanged", "CustomerAddressRemoved", "CustomerDefaultBillingAddressSet",
        "CustomerDefaultShippingAddressSet", "CustomerCustomTypeSet", "CustomerCustomFieldAdded",
        "CustomerCustomFieldChanged", "CustomerCustomFieldRemoved", "CustomerCustomTypeRemoved");

    /// <summary>The messages that <see cref="Route"/> understands, by kind of resource: what the subscription asks for.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> Subscribed { get; } = new Dictionary<string, IReadOnlyCollection<string>>
    {
        ["order"] = [.. OrderMessages, .. ReturnMessages],
        ["payment"] = PaymentMessages,
        ["customer"] = CustomerMessages,
    };

    /// <summary>The kinds of resources whose changes are subscribed to besides: several changes have no message.</summary>
    public static IReadOnlyList<string> SubscribedChanges { get; } = ["order", "customer"];

    /// <summary>The work items; none when the notification concerns no flow.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="expectsRefunds">True when payments matter to <c>order-feedback</c> too.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<WorkItem> Route(SubscriptionNotification notification, bool expectsRefunds, DateTimeOffset now)
    {
        if (One(notification, now) is not { } item) return [];
        return expectsRefunds && notification is SubscriptionNotification.Message { Resource.TypeId: "payment" } ? [item, item with { Flow = FlowName.OrderFeedback }] : [item];
    }

    private static WorkItem? One(SubscriptionNotification notification, DateTimeOffset now) => notification switch
    {
        SubscriptionNotification.Message m when m.Resource.TypeId == "order" && ReturnMessages.Contains(m.Type) => Item(FlowName.ReturnExport, m.Resource.Id, m.Type, m.Version, now),
        SubscriptionNotification.Message m when m.Resource.TypeId == "order" && OrderMessages.Contains(m.Type) => Order(m.Resource.Id, m.Type, m.Version, now),
        SubscriptionNotification.ResourceCreated c when c.Resource.TypeId == "order" => Order(c.Resource.Id, "ResourceCreated", c.Version, now),
        SubscriptionNotification.ResourceUpdated u when u.Resource.TypeId == "order" => Order(u.Resource.Id, "ResourceUpdated", u.Version, now),
        SubscriptionNotification.Message m when m.Resource.TypeId == "payment" && PaymentMessages.Contains(m.Type) => Order(PaymentHint.KeyOf(m.Resource.Id), m.Type, m.Version, now),
        SubscriptionNotification.Message m when m.Resource.TypeId == "customer" && CustomerMessages.Contains(m.Type) => Customer(m, m.Type, now),
        SubscriptionNotification.ResourceCreated c when c.Resource.TypeId == "customer" => Customer(c, "ResourceCreated", now),
        SubscriptionNotification.ResourceUpdated u when u.Resource.TypeId == "customer" => Customer(u, "ResourceUpdated", now),
        _ => null,
    };

    private static WorkItem Order(string id, string reason, long? version, DateTimeOffset now) => Item(FlowName.OrderExport, id, reason, version, now);

    // Without a version (0) the hint is no echo for certain.
    private static WorkItem Customer(SubscriptionNotification.AboutResource about, string reason, DateTimeOffset now) =>
        Item(FlowName.CustomerExport, about.Resource.Id, reason, about.Version > 0 ? about.Version : null, now);

    private static WorkItem Item(string flow, string id, string reason, long? version, DateTimeOffset now) => new()
    {
        Flow = flow,
        Key = id,
        Reason = reason,
        SourceVersion = version,
        FirstSeen = now,
        CorrelationId = Guid.NewGuid().ToString("N"),
    };
}

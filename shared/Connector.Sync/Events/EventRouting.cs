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

    // A payment changes without its order; the export may wait for exactly that.
    private static readonly FrozenSet<string> PaymentMessages = FrozenSet.Create(
        "PaymentTransactionAdded", "PaymentTransactionStateChanged");

    /// <summary>The work item, or null when the notification concerns no flow.</summary>
    public static WorkItem? Route(SubscriptionNotification notification, DateTimeOffset now) => notification switch
    {
        SubscriptionNotification.Message m when m.Resource.TypeId == "order" && OrderMessages.Contains(m.Type) => Order(m.Resource.Id, m.Type, m.Version, now),
        SubscriptionNotification.ResourceCreated c when c.Resource.TypeId == "order" => Order(c.Resource.Id, "ResourceCreated", c.Version, now),
        SubscriptionNotification.ResourceUpdated u when u.Resource.TypeId == "order" => Order(u.Resource.Id, "ResourceUpdated", u.Version, now),
        SubscriptionNotification.Message m when m.Resource.TypeId == "payment" && PaymentMessages.Contains(m.Type) => Order(PaymentHint.KeyOf(m.Resource.Id), m.Type, m.Version, now),
        _ => null,
    };

    private static WorkItem Order(string id, string reason, long? version, DateTimeOffset now) => new()
    {
        Flow = FlowName.OrderExport,
        Key = id,
        Reason = reason,
        SourceVersion = version,
        FirstSeen = now,
        CorrelationId = Guid.NewGuid().ToString("N"),
    };
}

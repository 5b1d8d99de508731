using Connector.Sandbox.Commercetools.Orders;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Every resource type that the imitation has.</summary>
internal static class AllKinds
{
    public static IReadOnlyList<ResourceKind> List { get; } =
    [
        OrderResource.Kind, OrderEditResource.Kind, InventoryResource.Kind, ChannelResource.Kind, TypeResource.Kind, StateResource.Kind,
        CustomObjectResource.Kind, SubscriptionResource.Kind, MessageResource.Kind,
        CustomerResource.Kind, PaymentResource.Kind, StandalonePriceResource.Kind, ProductResource.Kind,
        .. SimpleResources.Kinds,
    ];
}

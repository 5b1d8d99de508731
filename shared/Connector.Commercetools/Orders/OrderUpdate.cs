using System.Text.Json.Serialization;

namespace Connector.Commercetools;

/// <summary>Changes an order: the version that was read, and the actions. All actions are applied, or none.</summary>
public sealed record OrderUpdate
{
    /// <summary>The version that the caller decided upon; another one leads to a <see cref="ConcurrentModificationException"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The actions, at most 500, applied in order.</summary>
    public required IReadOnlyList<OrderUpdateAction> Actions { get; init; }
}

/// <summary>One change of an order; JSON discriminator <c>action</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "action")]
[JsonDerivedType(typeof(OrderChangeOrderStateAction), "changeOrderState")]
[JsonDerivedType(typeof(OrderChangeShipmentStateAction), "changeShipmentState")]
[JsonDerivedType(typeof(OrderChangePaymentStateAction), "changePaymentState")]
[JsonDerivedType(typeof(OrderTransitionStateAction), "transitionState")]
[JsonDerivedType(typeof(OrderTransitionLineItemStateAction), "transitionLineItemState")]
[JsonDerivedType(typeof(OrderTransitionCustomLineItemStateAction), "transitionCustomLineItemState")]
[JsonDerivedType(typeof(OrderImportLineItemStateAction), "importLineItemState")]
[JsonDerivedType(typeof(OrderSetOrderNumberAction), "setOrderNumber")]
[JsonDerivedType(typeof(OrderSetPurchaseOrderNumberAction), "setPurchaseOrderNumber")]
[JsonDerivedType(typeof(OrderSetCustomerIdAction), "setCustomerId")]
[JsonDerivedType(typeof(OrderSetCustomerEmailAction), "setCustomerEmail")]
[JsonDerivedType(typeof(OrderSetLocaleAction), "setLocale")]
[JsonDerivedType(typeof(OrderSetStoreAction), "setStore")]
[JsonDerivedType(typeof(OrderUpdateSyncInfoAction), "updateSyncInfo")]
[JsonDerivedType(typeof(OrderAddDeliveryAction), "addDelivery")]
[JsonDerivedType(typeof(OrderRemoveDeliveryAction), "removeDelivery")]
[JsonDerivedType(typeof(OrderSetDeliveryItemsAction), "setDeliveryItems")]
[JsonDerivedType(typeof(OrderSetDeliveryAddressAction), "setDeliveryAddress")]
[JsonDerivedType(typeof(OrderAddParcelToDeliveryAction), "addParcelToDelivery")]
[JsonDerivedType(typeof(OrderSetParcelTrackingDataAction), "setParcelTrackingData")]
[JsonDerivedType(typeof(OrderSetParcelItemsAction), "setParcelItems")]
[JsonDerivedType(typeof(OrderSetParcelMeasurementsAction), "setParcelMeasurements")]
[JsonDerivedType(typeof(OrderRemoveParcelFromDeliveryAction), "removeParcelFromDelivery")]
[JsonDerivedType(typeof(OrderAddReturnInfoAction), "addReturnInfo")]
[JsonDerivedType(typeof(OrderSetReturnInfoAction), "setReturnInfo")]
[JsonDerivedType(typeof(OrderSetReturnShipmentStateAction), "setReturnShipmentState")]
[JsonDerivedType(typeof(OrderSetReturnPaymentStateAction), "setReturnPaymentState")]
[JsonDerivedType(typeof(OrderAddPaymentAction), "addPayment")]
[JsonDerivedType(typeof(OrderRemovePaymentAction), "removePayment")]
[JsonDerivedType(typeof(OrderSetBillingAddressAction), "setBillingAddress")]
[JsonDerivedType(typeof(OrderSetShippingAddressAction), "setShippingAddress")]
[JsonDerivedType(typeof(OrderSetCustomTypeAction), "setCustomType")]
[JsonDerivedType(typeof(OrderSetCustomFieldAction), "setCustomField")]
[JsonDerivedType(typeof(OrderSetLineItemCustomTypeAction), "setLineItemCustomType")]
[JsonDerivedType(typeof(OrderSetLineItemCustomFieldAction), "setLineItemCustomField")]
[JsonDerivedType(typeof(OrderSetDeliveryCustomFieldAction), "setDeliveryCustomField")]
[JsonDerivedType(typeof(OrderSetReturnItemCustomTypeAction), "setReturnItemCustomType")]
[JsonDerivedType(typeof(OrderSetReturnItemCustomFieldAction), "setReturnItemCustomField")]
public abstract record OrderUpdateAction;

using System.Text.Json.Serialization;

namespace Connector.Commercetools;

/// <summary>Changes a customer: the version that was read, and the actions. All actions are applied, or none.</summary>
public sealed record CustomerUpdate
{
    /// <summary>The version that the caller decided upon; another one leads to a <see cref="ConcurrentModificationException"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The actions, at most 500, applied in order.</summary>
    public required IReadOnlyList<CustomerUpdateAction> Actions { get; init; }
}

/// <summary>One change of a customer; JSON discriminator <c>action</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "action")]
[JsonDerivedType(typeof(CustomerAddAddressAction), "addAddress")]
[JsonDerivedType(typeof(CustomerChangeAddressAction), "changeAddress")]
[JsonDerivedType(typeof(CustomerRemoveAddressAction), "removeAddress")]
[JsonDerivedType(typeof(CustomerAddShippingAddressIdAction), "addShippingAddressId")]
[JsonDerivedType(typeof(CustomerAddBillingAddressIdAction), "addBillingAddressId")]
[JsonDerivedType(typeof(CustomerRemoveShippingAddressIdAction), "removeShippingAddressId")]
[JsonDerivedType(typeof(CustomerRemoveBillingAddressIdAction), "removeBillingAddressId")]
[JsonDerivedType(typeof(CustomerSetDefaultShippingAddressAction), "setDefaultShippingAddress")]
[JsonDerivedType(typeof(CustomerSetDefaultBillingAddressAction), "setDefaultBillingAddress")]
[JsonDerivedType(typeof(CustomerSetExternalIdAction), "setExternalId")]
[JsonDerivedType(typeof(CustomerSetKeyAction), "setKey")]
[JsonDerivedType(typeof(CustomerSetCustomerNumberAction), "setCustomerNumber")]
[JsonDerivedType(typeof(CustomerChangeEmailAction), "changeEmail")]
[JsonDerivedType(typeof(CustomerSetFirstNameAction), "setFirstName")]
[JsonDerivedType(typeof(CustomerSetLastNameAction), "setLastName")]
[JsonDerivedType(typeof(CustomerSetMiddleNameAction), "setMiddleName")]
[JsonDerivedType(typeof(CustomerSetTitleAction), "setTitle")]
[JsonDerivedType(typeof(CustomerSetSalutationAction), "setSalutation")]
[JsonDerivedType(typeof(CustomerSetCompanyNameAction), "setCompanyName")]
[JsonDerivedType(typeof(CustomerSetVatIdAction), "setVatId")]
[JsonDerivedType(typeof(CustomerSetDateOfBirthAction), "setDateOfBirth")]
[JsonDerivedType(typeof(CustomerSetLocaleAction), "setLocale")]
[JsonDerivedType(typeof(CustomerSetCustomerGroupAction), "setCustomerGroup")]
[JsonDerivedType(typeof(CustomerSetStoresAction), "setStores")]
[JsonDerivedType(typeof(CustomerAddStoreAction), "addStore")]
[JsonDerivedType(typeof(CustomerRemoveStoreAction), "removeStore")]
[JsonDerivedType(typeof(CustomerSetCustomTypeAction), "setCustomType")]
[JsonDerivedType(typeof(CustomerSetCustomFieldAction), "setCustomField")]
public abstract record CustomerUpdateAction;

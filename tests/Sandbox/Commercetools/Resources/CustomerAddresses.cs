using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>The addresses of a customer and the roles they play.</summary>
internal static class CustomerAddresses
{
    private static readonly string[] Roles = ["Shipping", "Billing"];

    public static IReadOnlyDictionary<string, UpdateAction> Actions { get; } = new Dictionary<string, UpdateAction>
    {
        ["addAddress"] = Add,
        ["changeAddress"] = ChangeAddress,
        ["removeAddress"] = Remove,
        ["addShippingAddressId"] = AddId("shippingAddressIds"),
        ["addBillingAddressId"] = AddId("billingAddressIds"),
        ["removeShippingAddressId"] = RemoveId("shippingAddressIds", "defaultShippingAddressId"),
        ["removeBillingAddressId"] = RemoveId("billingAddressIds", "defaultBillingAddressId"),
        ["setDefaultShippingAddress"] = SetDefault("defaultShippingAddressId", "shippingAddressIds", "CustomerDefaultShippingAddressSet"),
        ["setDefaultBillingAddress"] = SetDefault("defaultBillingAddressId", "billingAddressIds", "CustomerDefaultBillingAddressSet"),
        ["setAddressCustomType"] = (change, customer, action) => CustomFields.SetType(change, Find(customer, action), action),
        ["setAddressCustomField"] = (change, customer, action) => CustomFields.SetField(change, Find(customer, action), action),
    };

    /// <summary>Addresses of a draft; it names their roles by position.</summary>
    public static void FromDraft(Change change, JsonObject customer, JsonObject draft)
    {
        var addresses = draft.Objects("addresses").Select(address => New(change, address)).ToList();
        customer["addresses"] = new JsonArray([.. addresses]);
        customer["shippingAddressIds"] = Ids("shippingAddresses");
        customer["billingAddressIds"] = Ids("billingAddresses");
        Default("defaultShippingAddress", "shippingAddressIds");
        Default("defaultBillingAddress", "billingAddressIds");

        JsonArray Ids(string field) => new([.. (draft.ArrayOrNull(field) ?? []).Select(index => At(index!.GetValue<int>()))]);

        JsonNode At(int index) => index >= 0 && index < addresses.Count ? addresses[index]["id"]!.DeepClone() : throw Refuse.Input($"There is no address at position {index}.");

        void Default(string field, string list)
        {
            if (draft.IntegerOrNull(field) is not { } index)
                return;
            customer[field + "Id"] = At((int)index);
            Include(customer.List(list), customer[field + "Id"]!);
        }
    }

    // The API gives every address an id of its own, whatever the draft says.
    private static JsonObject New(Change change, JsonObject draft)
    {
        var address = Common.Address(change, draft);
        address["id"] = Guid.NewGuid().ToString("N")[..8];
        return address;
    }

    private static void Add(Change change, JsonObject customer, JsonObject action)
    {
        var address = New(change, action.Object("address"));
        EnsureKeyIsFree(customer, address);
        customer.List("addresses").Add(address);
        change.Emit("CustomerAddressAdded", ("address", address));
    }

    private static void ChangeAddress(Change change, JsonObject customer, JsonObject action)
    {
        var existing = Find(customer, action);
        var address = Common.Address(change, action.Object("address"));
        address["id"] = existing["id"]!.DeepClone();
        EnsureKeyIsFree(customer, address);
        var list = customer.List("addresses");
        list[list.IndexOf(existing)] = address;
        change.Emit("CustomerAddressChanged", ("address", address), ("addressRoles", RolesOf(customer, address)));
    }

    private static void Remove(Change change, JsonObject customer, JsonObject action)
    {
        var existing = Find(customer, action);
        var roles = RolesOf(customer, existing);
        customer.List("addresses").Remove(existing);
        RemoveId("shippingAddressIds", "defaultShippingAddressId")(existing, customer);
        RemoveId("billingAddressIds", "defaultBillingAddressId")(existing, customer);
        change.Emit("CustomerAddressRemoved", ("address", existing), ("addressRoles", roles));

        static Action<JsonObject, JsonObject> RemoveId(string list, string field) => (address, owner) => Forget(owner, address, list, field);
    }

    private static UpdateAction AddId(string list) => (_, customer, action) => Include(customer.List(list), Find(customer, action)["id"]!);

    private static UpdateAction RemoveId(string list, string defaultField) => (_, customer, action) => Forget(customer, Find(customer, action), list, defaultField);

    private static UpdateAction SetDefault(string field, string list, string message) => (change, customer, action) =>
    {
        var address = action["addressId"] is null && action["addressKey"] is null ? null : Find(customer, action);
        customer.Put(field, address?["id"]);
        if (address is not null)
            Include(customer.List(list), address["id"]!);
        change.Emit(message, ("address", address));
    };

    private static JsonObject Find(JsonObject customer, JsonObject action) => action.Item("address", customer.Objects("addresses"));

    private static void Include(JsonArray ids, JsonNode id)
    {
        if (!ids.Any(existing => existing.String() == id.String()))
            ids.Add(id.DeepClone());
    }

    private static void Forget(JsonObject customer, JsonObject address, string list, string defaultField)
    {
        customer[list] = Nodes.Copies(customer.List(list).Where(id => id.String() != address["id"].String()));
        if (customer[defaultField].String() == address["id"].String())
            customer.Remove(defaultField);
    }

    private static void EnsureKeyIsFree(JsonObject customer, JsonObject address)
    {
        if (address["key"].String() is { } key && customer.Objects("addresses").Any(other => other["key"].String() == key && other["id"].String() != address["id"].String()))
            throw Refuse.Duplicate("key", key);
    }

    private static JsonArray RolesOf(JsonObject customer, JsonObject address) => new([.. Roles
        .Where(role => customer.List(role is "Shipping" ? "shippingAddressIds" : "billingAddressIds").Any(id => id.String() == address["id"].String()))
        .Select(role => JsonValue.Create(role))]);
}

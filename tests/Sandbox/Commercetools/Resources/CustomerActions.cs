using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Update actions on customers, apart from addresses.</summary>
internal static class CustomerActions
{
    private static readonly string[] Modes = ["Password", "ExternalAuth"];

    public static IReadOnlyDictionary<string, UpdateAction> All { get; } = new Dictionary<string, UpdateAction>(CustomerAddresses.Actions)
    {
        ["setExternalId"] = SetText("externalId", "CustomerExternalIdSet"),
        ["setCompanyName"] = SetText("companyName", "CustomerCompanyNameSet"),
        ["setFirstName"] = SetText("firstName", "CustomerFirstNameSet"),
        ["setLastName"] = SetText("lastName", "CustomerLastNameSet"),
        ["setTitle"] = SetText("title", "CustomerTitleSet"),
        ["setDateOfBirth"] = SetText("dateOfBirth", "CustomerDateOfBirthSet"),
        // No Message exists for these.
        ["setMiddleName"] = Common.SetText("middleName"),
        ["setSalutation"] = Common.SetText("salutation"),
        ["setVatId"] = Common.SetText("vatId"),
        ["setLocale"] = Common.SetText("locale"),
        ["setKey"] = Common.SetKey,
        ["setCustomerNumber"] = SetNumber,
        ["changeEmail"] = ChangeEmail,
        ["setCustomerGroup"] = SetGroup,
        ["setCustomerGroupAssignments"] = (change, customer, action) => customer["customerGroupAssignments"] = Assignments(change, action),
        ["setStores"] = (change, customer, action) => SetStores(change, customer, [.. action.Objects("stores").Select(store => change.Project.KeyReference(store, "store"))]),
        ["addStore"] = (change, customer, action) => SetStores(change, customer, [.. Without(change, customer, action), change.Project.KeyReference(action.Object("store"), "store")]),
        ["removeStore"] = (change, customer, action) => SetStores(change, customer, [.. Without(change, customer, action)]),
        ["setAuthenticationMode"] = SetMode,
        ["setCustomType"] = CustomFields.SetType,
        ["setCustomField"] = CustomFields.SetField,
    };

    public static JsonArray Assignments(Change change, JsonObject source) => new([.. source.Objects("customerGroupAssignments").Select(assignment =>
        new JsonObject { ["customerGroup"] = change.Project.Reference(assignment.Object("customerGroup"), "customer-group") })]);

    private static UpdateAction SetText(string field, string message) => (change, customer, action) =>
    {
        customer.Put(field, action.TextOrNull(field));
        change.Emit(message, (field, customer[field]));
    };

    private static void SetNumber(Change change, JsonObject customer, JsonObject action)
    {
        var number = action.TextOrNull("customerNumber");
        if (customer["customerNumber"].String() is { } old && old != number)
            throw Refuse.Operation("The customerNumber has been set already and cannot be changed.");
        customer.Put("customerNumber", number);
    }

    private static void ChangeEmail(Change change, JsonObject customer, JsonObject action)
    {
        var old = customer["email"].String();
        customer["email"] = action.Text("email");
        if (customer["email"].String() == old)
            return;
        customer["isEmailVerified"] = false;
        change.Emit("CustomerEmailChanged", ("email", customer["email"]), ("oldEmail", old));
    }

    private static void SetGroup(Change change, JsonObject customer, JsonObject action)
    {
        customer.Put("customerGroup", change.Project.ReferenceOrNull(action.ObjectOrNull("customerGroup"), "customer-group"));
        change.Emit("CustomerGroupSet", ("customerGroup", customer["customerGroup"]));
    }

    private static IEnumerable<JsonNode> Without(Change change, JsonObject customer, JsonObject action)
    {
        var key = change.Project.KeyReference(action.Object("store"), "store")["key"].String();
        return customer.Objects("stores").Where(store => store["key"].String() != key).Select(store => store.DeepClone());
    }

    private static void SetStores(Change change, JsonObject customer, JsonArray stores)
    {
        customer["stores"] = stores;
        change.Emit("CustomerStoresSet", ("stores", stores));
    }

    private static void SetMode(Change change, JsonObject customer, JsonObject action)
    {
        var mode = action.OneOf("authMode", Modes);
        if (mode is "Password" && action.TextOrNull("password") is null)
            throw Refuse.Required("password");
        customer["authenticationMode"] = mode;
        customer.Put("password", mode is "Password" ? "****" : null);
    }
}

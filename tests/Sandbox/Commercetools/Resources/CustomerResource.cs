using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Customers.</summary>
internal static class CustomerResource
{
    private static readonly string[] Modes = ["Password", "ExternalAuth"];

    public static ResourceKind Kind { get; } = new()
    {
        Path = "customers",
        TypeId = "customer",
        Scopes = ["customers"],
        Fields =
        [
            "customerNumber", "externalId", "email", "lowercaseEmail", "password", "firstName", "lastName", "middleName", "title", "salutation",
            "dateOfBirth", "companyName", "vatId", "addresses", "defaultShippingAddressId", "shippingAddressIds", "defaultBillingAddressId",
            "billingAddressIds", "isEmailVerified", "customerGroup", "customerGroupAssignments", "locale", "stores", "authenticationMode",
        ],
        Unique = ["key", "customerNumber"],
        Indexed = ["externalId", "email", "lowercaseEmail"],
        Identifiers = ["key", "externalId", "customerNumber"],
        Create = Create,
        Created = (change, customer) => change.Emit("CustomerCreated", ("customer", customer)),
        Deleted = (change, customer) => change.Emit("CustomerDeleted", ("email", customer["email"])),
        CreateReply = customer => new JsonObject { ["customer"] = customer.DeepClone() },
        Validate = EnsureOneEmail,
        Actions = CustomerActions.All,
    };

    private static JsonObject Create(Change change, JsonObject draft)
    {
        var mode = draft.OneOfOrNull("authenticationMode", Modes) ?? "Password";
        if (mode is "Password" && draft.TextOrNull("password") is null)
            throw Refuse.Required("password");
        var customer = new JsonObject().Take(draft, "customerNumber", "externalId", "firstName", "lastName", "middleName", "title", "salutation", "dateOfBirth", "companyName", "vatId", "locale");
        customer.Put("key", Common.KeyOrNull(draft));
        customer["email"] = draft.Text("email");
        customer.Put("password", mode is "Password" ? "****" : null);
        CustomerAddresses.FromDraft(change, customer, draft);
        customer["isEmailVerified"] = draft.FlagOrNull("isEmailVerified") ?? false;
        customer.Put("customerGroup", change.Project.ReferenceOrNull(draft.ObjectOrNull("customerGroup"), "customer-group"));
        customer["customerGroupAssignments"] = CustomerActions.Assignments(change, draft);
        customer["stores"] = new JsonArray([.. draft.Objects("stores").Select(store => change.Project.KeyReference(store, "store"))]);
        customer["authenticationMode"] = mode;
        customer.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        return customer;
    }

    // An e-mail occurs once among the customers without store, and once in each store; case does not matter.
    private static void EnsureOneEmail(Change change, JsonObject customer)
    {
        var stores = Stores(customer);
        var email = customer.Text("email").ToLowerInvariant();
        foreach (var other in change.Project.Of("customer").Where("lowercaseEmail", email).Where(row => row.Id != customer["id"].String()))
            if (stores.Count == 0 ? Stores(other.Json).Count == 0 : stores.Overlaps(Stores(other.Json)))
                throw new ApiException(400, "DuplicateField", "There is already an existing customer with the provided email.",
                    new JsonObject { ["field"] = "email", ["duplicateValue"] = customer["email"]!.DeepClone() });
    }

    private static HashSet<string> Stores(JsonObject customer) => [.. customer.Objects("stores").Select(store => store.Text("key"))];
}

using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Resources that the connector reads, or that others refer to, with few rules of their own.</summary>
internal static class SimpleResources
{
    public static IReadOnlyList<ResourceKind> Kinds { get; } =
    [
        new()
        {
            Path = "stores",
            TypeId = "store",
            Scopes = ["stores"],
            Fields = ["name", "languages", "countries", "distributionChannels", "supplyChannels", "productSelections", "storefront"],
            Create = CreateStore,
            Actions = new Dictionary<string, UpdateAction>
            {
                ["setName"] = Common.SetLocalized("name"),
                ["setLanguages"] = (_, store, action) => store["languages"] = action.Array("languages").DeepClone(),
                ["setCountries"] = (_, store, action) => store["countries"] = action.Array("countries").DeepClone(),
                ["setSupplyChannels"] = (change, store, action) => store["supplyChannels"] = Channels(change, action, "supplyChannels"),
                ["setDistributionChannels"] = (change, store, action) => store["distributionChannels"] = Channels(change, action, "distributionChannels"),
                ["setCustomType"] = CustomFields.SetType,
                ["setCustomField"] = CustomFields.SetField,
            },
        },
        new()
        {
            Path = "tax-categories",
            TypeId = "tax-category",
            Scopes = ["tax_categories", "products"],
            Fields = ["name", "description", "rates"],
            Create = (_, draft) =>
            {
                var category = new JsonObject { ["name"] = draft.Text("name") }.Take(draft, "description");
                category.Put("key", Common.KeyOrNull(draft));
                category["rates"] = new JsonArray([.. draft.Objects("rates").Select(Rate)]);
                return category;
            },
            Actions = new Dictionary<string, UpdateAction>
            {
                ["changeName"] = (_, category, action) => category["name"] = action.Text("name"),
                ["setKey"] = Common.SetKey,
                ["addTaxRate"] = (_, category, action) => category.List("rates").Add(Rate(action.Object("taxRate"))),
                ["removeTaxRate"] = (_, category, action) => category["rates"] = Nodes.Copies(category.Objects("rates").Where(rate => rate["id"].String() != action.Text("taxRateId"))),
            },
        },
        new()
        {
            Path = "zones",
            TypeId = "zone",
            Scopes = ["zones", "orders"],
            Fields = ["name", "description", "locations"],
            Create = (_, draft) => Named(draft, draft.Text("name"), "description", "locations"),
            Actions = new Dictionary<string, UpdateAction>
            {
                ["changeName"] = (_, zone, action) => zone["name"] = action.Text("name"),
                ["setKey"] = Common.SetKey,
                ["addLocation"] = (_, zone, action) => zone.List("locations").Add(action.Object("location").DeepClone()),
            },
        },
        new()
        {
            Path = "customer-groups",
            TypeId = "customer-group",
            Scopes = ["customer_groups", "customers"],
            Fields = ["name"],
            Create = (_, draft) => Named(draft, draft.Text("groupName")),
            Actions = new Dictionary<string, UpdateAction>
            {
                ["changeName"] = (_, group, action) => group["name"] = action.Text("name"),
                ["setKey"] = Common.SetKey,
                ["setCustomType"] = CustomFields.SetType,
                ["setCustomField"] = CustomFields.SetField,
            },
        },
    ];

    private static JsonObject CreateStore(Change change, JsonObject draft)
    {
        var store = new JsonObject { ["key"] = Common.Key(draft) }.Take(draft, "name", "languages", "countries");
        _ = store.List("languages");
        _ = store.List("countries");
        store["distributionChannels"] = Channels(change, draft, "distributionChannels");
        store["supplyChannels"] = Channels(change, draft, "supplyChannels");
        store["productSelections"] = new JsonArray();
        store.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        return store;
    }

    private static JsonArray Channels(Change change, JsonObject source, string field) =>
        new([.. source.Objects(field).Select(channel => change.Project.Reference(channel, "channel"))]);

    private static JsonObject Rate(JsonObject draft)
    {
        _ = (draft.Text("name"), draft.Text("country"), draft.Flag("includedInPrice"));
        var rate = draft.Copy();
        rate["id"] = Guid.NewGuid().ToString("N")[..8];
        return rate;
    }

    private static JsonObject Named(JsonObject draft, string name, params string[] further)
    {
        var resource = new JsonObject { ["name"] = name }.Take(draft, further);
        resource.Put("key", Common.KeyOrNull(draft));
        resource.Put("custom", draft.ObjectOrNull("custom"));
        return resource;
    }
}

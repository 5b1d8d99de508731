using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Channels: warehouses, distribution channels and synchronisation targets.</summary>
internal static class ChannelResource
{
    private static readonly string[] Roles = ["InventorySupply", "ProductDistribution", "OrderExport", "OrderImport", "Primary"];

    public static ResourceKind Kind { get; } = new()
    {
        Path = "channels",
        TypeId = "channel",
        Fields = ["roles", "name", "description", "address", "reviewRatingStatistics", "geoLocation"],
        Scopes = ["channels", "products"],
        Create = Create,
        Actions = new Dictionary<string, UpdateAction>
        {
            ["changeKey"] = (_, resource, action) => resource.Put("key", action.Text("key")),
            ["changeName"] = Common.ChangeLocalized("name"),
            ["changeDescription"] = Common.ChangeLocalized("description"),
            ["setRoles"] = (_, resource, action) => resource["roles"] = Given(action.Array("roles")),
            ["addRoles"] = (_, resource, action) => resource["roles"] = Given(Current(resource).Union(Texts(action.Array("roles")))),
            ["removeRoles"] = (_, resource, action) => resource["roles"] = Given(Current(resource).Except(Texts(action.Array("roles")))),
            ["setAddress"] = (change, resource, action) => resource.Put("address", Common.AddressOrNull(change, action.ObjectOrNull("address"))),
            ["setCustomType"] = CustomFields.SetType,
            ["setCustomField"] = CustomFields.SetField,
        },
    };

    private static JsonObject Create(Change change, JsonObject draft)
    {
        var resource = new JsonObject { ["key"] = draft.Text("key"), ["roles"] = Given(draft.ArrayOrNull("roles") ?? ["InventorySupply"]) };
        resource.Take(draft, "name", "description", "geoLocation");
        resource.Put("address", Common.AddressOrNull(change, draft.ObjectOrNull("address")));
        resource.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        return resource;
    }

    private static JsonArray Given(IEnumerable<string> roles) => new([.. roles.Select(role => JsonValue.Create(role))]);

    private static JsonArray Given(JsonArray roles) => Given(Texts(roles));

    private static List<string> Current(JsonObject resource) => [.. Texts(resource.List("roles"))];

    private static IEnumerable<string> Texts(JsonArray roles) =>
        roles.Select(role => role.String() is { } text && Roles.Contains(text) ? text : throw Refuse.Json($"roles: Invalid enum value: '{role}'."));
}

using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Standalone prices. What scopes a price (SKU, currency, country, group, channel) cannot be changed.</summary>
internal static class StandalonePriceResource
{
    public static ResourceKind Kind { get; } = new()
    {
        Path = "standalone-prices",
        TypeId = "standalone-price",
        Scopes = ["standalone_prices"],
        IsCompact = true,
        Fields = ["sku", "value", "country", "customerGroup", "channel", "validFrom", "validUntil", "tiers", "discounted", "staged", "active", "recurrencePolicy"],
        Indexed = ["sku"],
        Identifiers = ["key", "sku"],
        Create = FromDraft,
        Created = (change, price) => change.Emit("StandalonePriceCreated", ("standalonePrice", price)),
        Deleted = (change, _) => change.Emit("StandalonePriceDeleted"),
        Validate = EnsureScope,
        Actions = new Dictionary<string, UpdateAction>
        {
            ["setKey"] = Common.SetKey,
            ["changeValue"] = ChangeValue,
            ["applyStagedChanges"] = ApplyStaged,
            ["removeStagedChanges"] = (_, price, _) => price.Remove("staged"),
            ["setPriceTiers"] = (change, price, action) => SetTiers(change, price, [.. action.Objects("tiers").Select(Tier)]),
            ["addPriceTier"] = (change, price, action) => SetTiers(change, price, [.. Tiers(price), Tier(action.Object("tier"))]),
            ["removePriceTier"] = (change, price, action) => SetTiers(change, price, [.. Tiers(price).Where(tier => tier.Integer("minimumQuantity") != action.Integer("minimumQuantity"))]),
            ["changeActive"] = ChangeActive,
            ["setValidFrom"] = Common.SetInstant("validFrom"),
            ["setValidUntil"] = Common.SetInstant("validUntil"),
            ["setValidFromAndUntil"] = (change, price, action) =>
            {
                Common.SetInstant("validFrom")(change, price, action);
                Common.SetInstant("validUntil")(change, price, action);
            },
            ["setDiscountedPrice"] = (_, price, action) => price.Put("discounted", Discounted(action.ObjectOrNull("discounted"))),
            ["setCustomType"] = CustomFields.SetType,
            ["setCustomField"] = CustomFields.SetField,
        },
    };

    public static JsonObject FromDraft(Change change, JsonObject draft)
    {
        var price = new JsonObject();
        price.Put("key", Common.KeyOrNull(draft));
        price["sku"] = draft.Text("sku");
        price["value"] = Money.Typed(draft.Object("value"));
        price.Put("country", draft.TextOrNull("country"));
        price.Put("customerGroup", change.Project.ReferenceOrNull(draft.ObjectOrNull("customerGroup"), "customer-group"));
        price.Put("channel", change.Project.ReferenceOrNull(draft.ObjectOrNull("channel"), "channel"));
        price.Put("validFrom", draft.InstantOrNull("validFrom"));
        price.Put("validUntil", draft.InstantOrNull("validUntil"));
        if (draft["tiers"] is JsonArray { Count: > 0 })
            price["tiers"] = Checked([.. draft.Objects("tiers").Select(Tier)]);
        price.Put("discounted", Discounted(draft.ObjectOrNull("discounted")));
        price["active"] = draft.FlagOrNull("active") ?? true;
        price.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        return price;
    }

    private static void ChangeValue(Change change, JsonObject price, JsonObject action)
    {
        var (value, staged) = (Money.Typed(action.Object("value")), action.FlagOrNull("staged") ?? false);
        if (value.Text("currencyCode") != price.Object("value").Text("currencyCode"))
            throw Refuse.Operation("The currency of a standalone price cannot be changed.");
        var old = price["value"]!.DeepClone();
        if (staged)
            price["staged"] = new JsonObject { ["value"] = value.DeepClone() };
        else
            price["value"] = value.DeepClone();
        change.Emit("StandalonePriceValueChanged", ("value", value), ("staged", staged), ("oldValue", staged ? null : old));
    }

    private static void ApplyStaged(Change change, JsonObject price, JsonObject action)
    {
        if (price.ObjectOrNull("staged") is not { } staged)
            return;
        price.Take(staged, "value", "discounted");
        price.Remove("staged");
        change.Emit("StandalonePriceStagedChangesApplied", ("stagedChanges", staged));
    }

    private static void ChangeActive(Change change, JsonObject price, JsonObject action)
    {
        var old = price["active"]?.DeepClone();
        price["active"] = action.Flag("active");
        change.Emit("StandalonePriceActiveChanged", ("active", price["active"]), ("oldActive", old));
    }

    private static JsonObject Tier(JsonObject draft) => draft.Integer("minimumQuantity") is > 1 and var minimum
        ? new JsonObject { ["minimumQuantity"] = minimum, ["value"] = Money.Typed(draft.Object("value")) }
        : throw Refuse.Field("minimumQuantity", draft["minimumQuantity"]);

    private static IEnumerable<JsonObject> Tiers(JsonObject price) => price.Objects("tiers").Select(tier => tier.Copy());

    private static void SetTiers(Change change, JsonObject price, JsonArray tiers)
    {
        var old = price["tiers"]?.DeepClone() ?? new JsonArray();
        price.Put("tiers", tiers.Count == 0 ? null : Checked(tiers));
        change.Emit("StandalonePriceTiersSet", ("tiers", tiers), ("previousTiers", old));
    }

    private static JsonArray Checked(JsonArray tiers) => tiers.Select(tier => tier!.AsObject().Integer("minimumQuantity")).Distinct().Count() == tiers.Count
        ? tiers
        : throw Refuse.Input("Two price tiers have the same minimumQuantity.");

    private static JsonObject? Discounted(JsonObject? draft) => draft is null
        ? null
        : new JsonObject { ["value"] = Money.Typed(draft.Object("value")), ["discount"] = draft.Object("discount").DeepClone() };

    // Two prices may share a scope only when their validity periods do not touch.
    private static void EnsureScope(Change change, JsonObject price)
    {
        foreach (var other in change.Project.Of("standalone-price").Where("sku", price.Text("sku")).Where(row => row.Id != price["id"].String()))
        {
            if (Scope(other.Json) != Scope(price))
                continue;
            var same = other.Json["validFrom"].String() == price["validFrom"].String() && other.Json["validUntil"].String() == price["validUntil"].String();
            if (same || Overlap(other.Json, price))
                throw new ApiException(400, same ? "DuplicateStandalonePriceScope" : "OverlappingStandalonePriceValidity",
                    "A standalone price with the same scope exists for that period.",
                    new JsonObject { ["conflictingStandalonePrice"] = References.To("standalone-price", other.Json) });
        }
    }

    // A price without a period is the fallback for those with one, so it overlaps with none of them.
    private static bool Overlap(JsonObject left, JsonObject right) => HasPeriod(left) && HasPeriod(right)
        && (left["validUntil"].String() is not { } leftEnd || right["validFrom"].String() is not { } rightStart || string.CompareOrdinal(rightStart, leftEnd) < 0)
        && (right["validUntil"].String() is not { } rightEnd || left["validFrom"].String() is not { } leftStart || string.CompareOrdinal(leftStart, rightEnd) < 0);

    private static bool HasPeriod(JsonObject price) => price["validFrom"] is not null || price["validUntil"] is not null;

    public static (string?, string?, string?, string?) Scope(JsonObject price) =>
        (price["value"]!["currencyCode"].String(), price["country"].String(), price["customerGroup"]?["id"].String(), price["channel"]?["id"].String());
}

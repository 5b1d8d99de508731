using Connector.Commercetools.Models;
using Connector.Mapping;

namespace Connector.Sync.Setup;

/// <summary>A channel that must be there.</summary>
/// <param name="Key">Key.</param>
/// <param name="Role">Role that it must have.</param>
public sealed record ChannelPlan(string Key, string Role);

/// <summary>A workflow state that must be there.</summary>
/// <param name="Key">Key.</param>
/// <param name="Type"><c>OrderState</c> or <c>LineItemState</c>.</param>
public sealed record StatePlan(string Key, string Type);

/// <summary>A type that must be there.</summary>
/// <param name="Key">Key.</param>
/// <param name="ResourceTypeId">The resource that has it.</param>
/// <param name="Label">Name by language tag.</param>
/// <param name="Fields">Fields that it must have.</param>
public sealed record TypePlan(string Key, string ResourceTypeId, IReadOnlyDictionary<string, string> Label, IReadOnlyList<FieldDefinition> Fields);

/// <summary>What mapping.json and the settings ask of commercetools. Pure.</summary>
public sealed record SetupPlan
{
    /// <summary>Channels.</summary>
    public required IReadOnlyList<ChannelPlan> Channels { get; init; }

    /// <summary>Workflow states.</summary>
    public required IReadOnlyList<StatePlan> States { get; init; }

    /// <summary>Types.</summary>
    public required IReadOnlyList<TypePlan> Types { get; init; }

    /// <summary>The plan of a mapping.</summary>
    public static SetupPlan Of(MappingDocument mapping, string syncChannel) => new()
    {
        Channels =
        [
            new(syncChannel, ChannelRole.OrderExport),
            .. mapping.Companies.Order(StringComparer.Ordinal).SelectMany(mapping.SupplyChannels).Distinct(StringComparer.Ordinal)
                .Select(channel => new ChannelPlan(channel, ChannelRole.InventorySupply)),
        ],
        States =
        [
            .. OrderFeedbackMapping.OrderStateKeys(mapping).Select(key => new StatePlan(key, "OrderState")),
            .. OrderFeedbackMapping.LineStateKeys(mapping).Distinct(StringComparer.Ordinal).Select(key => new StatePlan(key, "LineItemState")),
        ],
        Types = FeedbackTypePlans.Of(mapping),
    };
}

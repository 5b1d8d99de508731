using System.Text.Json.Serialization;

namespace Connector.Commercetools;

/// <summary>Changes a channel: the version that was read, and the actions. All actions are applied, or none.</summary>
public sealed record ChannelUpdate
{
    /// <summary>The version that the caller decided upon; another one leads to a <see cref="ConcurrentModificationException"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The actions, at most 500, applied in order.</summary>
    public required IReadOnlyList<ChannelUpdateAction> Actions { get; init; }
}

/// <summary>One change of a channel; JSON discriminator <c>action</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "action")]
[JsonDerivedType(typeof(ChannelAddRolesAction), "addRoles")]
[JsonDerivedType(typeof(ChannelRemoveRolesAction), "removeRoles")]
[JsonDerivedType(typeof(ChannelSetRolesAction), "setRoles")]
public abstract record ChannelUpdateAction;

using System.Text.Json.Serialization;

namespace Connector.Commercetools;

/// <summary>Changes a type: the version that was read, and the actions. All actions are applied, or none.</summary>
public sealed record TypeUpdate
{
    /// <summary>The version that the caller decided upon; another one leads to a <see cref="ConcurrentModificationException"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The actions, at most 500, applied in order.</summary>
    public required IReadOnlyList<TypeUpdateAction> Actions { get; init; }
}

/// <summary>One change of a type; JSON discriminator <c>action</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "action")]
[JsonDerivedType(typeof(TypeAddFieldDefinitionAction), "addFieldDefinition")]
[JsonDerivedType(typeof(TypeRemoveFieldDefinitionAction), "removeFieldDefinition")]
public abstract record TypeUpdateAction;

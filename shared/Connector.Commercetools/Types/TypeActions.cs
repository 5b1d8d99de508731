using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Adds a field.</summary>
public sealed record TypeAddFieldDefinitionAction : TypeUpdateAction
{
    /// <summary>The field.</summary>
    public required FieldDefinition FieldDefinition { get; init; }
}

/// <summary>Removes a field and its values everywhere.</summary>
public sealed record TypeRemoveFieldDefinitionAction : TypeUpdateAction
{
    /// <summary>Name of the field.</summary>
    public required string FieldName { get; init; }
}

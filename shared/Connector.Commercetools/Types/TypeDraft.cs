using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>A type (a set of custom fields) to create.</summary>
public sealed record TypeDraft
{
    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary>Name by language tag.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Description by language tag.</summary>
    public IReadOnlyDictionary<string, string>? Description { get; init; }

    /// <summary>Resources that may have it, for example <c>order</c>.</summary>
    public required IReadOnlyList<string> ResourceTypeIds { get; init; }

    /// <summary>The fields.</summary>
    public IReadOnlyList<FieldDefinition>? FieldDefinitions { get; init; }
}

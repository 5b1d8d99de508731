namespace Connector.Commercetools.Models;

/// <summary>A commercetools <c>Type</c>: declares custom fields. Named differently since <see cref="System.Type"/> exists.</summary>
public sealed record CustomType
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version for optimistic locking.</summary>
    public required long Version { get; init; }

    /// <summary>Key.</summary>
    public string Key { get; init; } = "";

    /// <summary>Name by language tag.</summary>
    public IReadOnlyDictionary<string, string> Name { get; init; } = new Dictionary<string, string>();

    /// <summary>Resources that may have it, for example <c>order</c>.</summary>
    public IReadOnlyList<string> ResourceTypeIds { get; init; } = [];

    /// <summary>The fields.</summary>
    public IReadOnlyList<FieldDefinition> FieldDefinitions { get; init; } = [];
}

/// <summary>Declares one custom field.</summary>
public sealed record FieldDefinition
{
    /// <summary>Type of the values.</summary>
    public required FieldType Type { get; init; }

    /// <summary>Name, 2 to 36 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Label by language tag.</summary>
    public IReadOnlyDictionary<string, string> Label { get; init; } = new Dictionary<string, string>();

    /// <summary>True when it must be set.</summary>
    public bool Required { get; init; }

    /// <summary><c>SingleLine</c> or <c>MultiLine</c>.</summary>
    public string? InputHint { get; init; }
}

/// <summary>Type of a custom field's values.</summary>
public sealed record FieldType
{
    /// <summary><c>String</c>, <c>Number</c>, <c>Boolean</c>, <c>DateTime</c>, <c>Set</c> and so on.</summary>
    public required string Name { get; init; }

    /// <summary>Type of the elements of a <c>Set</c>.</summary>
    public FieldType? ElementType { get; init; }

    /// <summary>What a <c>Reference</c> points to.</summary>
    public string? ReferenceTypeId { get; init; }

    /// <summary>Values of an <c>Enum</c> or <c>LocalizedEnum</c>, as JSON, since the two differ in shape.</summary>
    public System.Text.Json.JsonElement? Values { get; init; }
}

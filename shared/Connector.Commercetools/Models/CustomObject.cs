using System.Text.Json;

namespace Connector.Commercetools.Models;

/// <summary>A value under a container and a key, for whatever commercetools has no resource for.</summary>
public sealed record CustomObject
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version for optimistic locking.</summary>
    public required long Version { get; init; }

    /// <summary>Container.</summary>
    public required string Container { get; init; }

    /// <summary>Key within the container.</summary>
    public required string Key { get; init; }

    /// <summary>The value.</summary>
    public JsonElement Value { get; init; }
}

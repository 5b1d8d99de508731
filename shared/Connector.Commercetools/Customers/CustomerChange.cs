using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>That a customer changed, without the customer itself: a hint to read it.</summary>
public sealed record CustomerChange : IResourceChange
{
    /// <summary>Id of the customer.</summary>
    public required string Id { get; init; }

    /// <summary>Its version when the page was read.</summary>
    public required long Version { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public required DateTimeOffset LastModifiedAt { get; init; }

    /// <summary>Who changed it last; tells our own writes from others'.</summary>
    public LastModifiedBy? LastModifiedBy { get; init; }
}

using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>That an order changed, without the order itself: a hint to read it.</summary>
public sealed record OrderChange : IResourceChange
{
    /// <summary>Id of the order.</summary>
    public required string Id { get; init; }

    /// <summary>Its version when the page was read.</summary>
    public required long Version { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public required DateTimeOffset LastModifiedAt { get; init; }

    /// <summary>See <see cref="Models.OrderState"/>.</summary>
    public string OrderState { get; init; } = "";

    /// <summary>Who changed it last; tells our own writes from others'.</summary>
    public LastModifiedBy? LastModifiedBy { get; init; }
}

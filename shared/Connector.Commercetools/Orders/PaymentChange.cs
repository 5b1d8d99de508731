namespace Connector.Commercetools;

/// <summary>That a payment changed, without the payment itself: a hint to look for its order.</summary>
public sealed record PaymentChange
{
    /// <summary>Id of the payment.</summary>
    public required string Id { get; init; }

    /// <summary>Its version when the page was read.</summary>
    public required long Version { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public required DateTimeOffset LastModifiedAt { get; init; }
}

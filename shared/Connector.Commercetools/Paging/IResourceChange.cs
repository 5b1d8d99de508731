namespace Connector.Commercetools;

/// <summary>That a resource changed, without the resource itself: what a sweep needs to know of it.</summary>
public interface IResourceChange
{
    /// <summary>Id of the resource.</summary>
    string Id { get; }

    /// <summary>Its version when the page was read.</summary>
    long Version { get; }

    /// <summary>When it was created, UTC.</summary>
    DateTimeOffset CreatedAt { get; }

    /// <summary>When it last changed, UTC.</summary>
    DateTimeOffset LastModifiedAt { get; }
}

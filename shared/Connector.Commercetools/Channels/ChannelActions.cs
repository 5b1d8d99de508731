namespace Connector.Commercetools;

/// <summary>Adds roles.</summary>
public sealed record ChannelAddRolesAction : ChannelUpdateAction
{
    /// <summary>The roles.</summary>
    public required IReadOnlyList<string> Roles { get; init; }
}

/// <summary>Removes roles.</summary>
public sealed record ChannelRemoveRolesAction : ChannelUpdateAction
{
    /// <summary>The roles.</summary>
    public required IReadOnlyList<string> Roles { get; init; }
}

/// <summary>Replaces the roles.</summary>
public sealed record ChannelSetRolesAction : ChannelUpdateAction
{
    /// <summary>The roles.</summary>
    public required IReadOnlyList<string> Roles { get; init; }
}

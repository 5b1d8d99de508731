using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Messages are written by the platform and can only be queried.</summary>
internal static class MessageResource
{
    public static ResourceKind Kind { get; } = new()
    {
        Path = "messages",
        TypeId = "message",
        Fields = ["sequenceNumber", "resource", "resourceVersion", "resourceUserProvidedIdentifiers", "type"],
        Unique = [],
        Selectors = new Dictionary<string, string>(),
        Scopes = ["messages"],
        IsCompact = true,
    };
}

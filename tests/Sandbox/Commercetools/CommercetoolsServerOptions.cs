namespace Connector.Sandbox.Commercetools;

/// <summary>How the imitation of commercetools starts.</summary>
public sealed record CommercetoolsServerOptions
{
    /// <summary>TCP port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Key of the one project that is served.</summary>
    public string ProjectKey { get; init; } = "sandbox";

    /// <summary>API client of the connector. Its id appears in <c>lastModifiedBy.clientId</c>.</summary>
    public string ClientId { get; init; } = "connector";

    /// <summary>Secret of <see cref="ClientId"/>.</summary>
    public string ClientSecret { get; init; } = "secret";

    /// <summary>API client of the shop: what it writes is not an echo of the connector.</summary>
    public string ShopClientId { get; init; } = "shop-frontend";

    /// <summary>Secret of <see cref="ShopClientId"/>.</summary>
    public string ShopClientSecret { get; init; } = "secret";

    /// <summary>
    /// Scopes of the API clients without the project suffix, such as <c>manage_orders</c>. Empty means <c>manage_project</c>.
    /// </summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Clock of the server: timestamps, token expiry and planned delays.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>False: Messages are not stored for the Messages API, which saves memory when very much is written.</summary>
    public bool KeepsMessages { get; init; } = true;

    /// <summary>How long a token is accepted.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(48);

    /// <summary>
    /// Sends one notification to a destination. The default opens the connection string with the Service Bus client
    /// and sends to its EntityPath.
    /// </summary>
    public Func<string, ReadOnlyMemory<byte>, Task>? Send { get; init; }

    /// <summary>Pause before a failed delivery is tried again, in real time; it doubles up to twenty times as much.</summary>
    public TimeSpan DeliveryRetry { get; init; } = TimeSpan.FromMilliseconds(100);
}

namespace Connector.Sync.Orders;

/// <summary>Keys that are the same at every attempt.</summary>
/// <param name="projectKey">Key of the commercetools project: two shops may share one MAX.</param>
public sealed class OrderKeys(string projectKey)
{
    /// <summary>Idempotency key of an order at the gateway.</summary>
    public string Idempotency(string externalId) => $"{projectKey}/order/{externalId}";
}

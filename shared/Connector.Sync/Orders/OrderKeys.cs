namespace Connector.Sync.Orders;

/// <summary>Keys that are the same at every attempt.</summary>
/// <param name="projectKey">Key of the commercetools project: two shops may share one MAX.</param>
public sealed class OrderKeys(string projectKey)
{
    /// <summary>Idempotency key of an order at the gateway.</summary>
    public string Idempotency(string externalId) => $"{projectKey}/order/{externalId}";

    /// <summary>Idempotency key of a change: the same content may come back by a later edit, so the revision belongs to it.</summary>
    /// <param name="externalId">The MAX order.</param>
    /// <param name="revision">Which write of the link it is.</param>
    /// <param name="contentHash">Hash of the document: a repaired mapping.json makes another change.</param>
    public string Change(string externalId, int revision, string contentHash) =>
        FormattableString.Invariant($"{Idempotency(externalId)}/change/{revision}/{contentHash[..16]}");

    /// <summary>Idempotency key of a cancellation.</summary>
    public string Cancellation(string externalId, int revision) => FormattableString.Invariant($"{Idempotency(externalId)}/cancel/{revision}");

    /// <summary>Idempotency key of a return.</summary>
    public string Return(string externalId, int revision) => FormattableString.Invariant($"{projectKey}/return/{externalId}/{revision}");

    /// <summary>Idempotency key of a return's credit memo.</summary>
    /// <param name="externalId">The return.</param>
    /// <param name="number">Which of its credit memos, from 0.</param>
    /// <param name="revision">Which plan of the return it is.</param>
    public string CreditMemo(string externalId, int number, int revision) => FormattableString.Invariant($"{projectKey}/credit/{externalId}/{number}/{revision}");
}

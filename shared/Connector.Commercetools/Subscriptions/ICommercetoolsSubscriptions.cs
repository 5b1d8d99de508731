using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Subscriptions. Every method throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached.</summary>
public interface ICommercetoolsSubscriptions
{
    /// <summary>Reads a subscription by its key; null when there is none.</summary>
    Task<Subscription?> GetByKeyAsync(string key, CancellationToken ct);

    /// <summary>Creates a subscription. A key that exists already is a <see cref="BadRequestException"/> with code <c>DuplicateField</c>.</summary>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read by key to see whether it was created.</exception>
    Task<Subscription> CreateAsync(SubscriptionDraft draft, CancellationToken ct);

    /// <summary>Applies all actions or none, and returns a subscription as it is then.</summary>
    /// <exception cref="ConcurrentModificationException">It has another version: read it and decide again.</exception>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read it to see whether the update was applied.</exception>
    Task<Subscription> UpdateAsync(string id, SubscriptionUpdate update, CancellationToken ct);
}

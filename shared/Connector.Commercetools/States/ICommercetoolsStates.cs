using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>States. Every method throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached.</summary>
public interface ICommercetoolsStates
{
    /// <summary>Reads a state by its key; null when there is none.</summary>
    Task<State?> GetByKeyAsync(string key, CancellationToken ct);

    /// <summary>Creates a state. A key that exists already is a <see cref="BadRequestException"/> with code <c>DuplicateField</c>.</summary>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read by key to see whether it was created.</exception>
    Task<State> CreateAsync(StateDraft draft, CancellationToken ct);

    /// <summary>Applies all actions or none, and returns a state as it is then.</summary>
    /// <exception cref="ConcurrentModificationException">It has another version: read it and decide again.</exception>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read it to see whether the update was applied.</exception>
    Task<State> UpdateAsync(string id, StateUpdate update, CancellationToken ct);
}

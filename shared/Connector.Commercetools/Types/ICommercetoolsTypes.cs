using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Types. Every method throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached.</summary>
public interface ICommercetoolsTypes
{
    /// <summary>Reads a type by its key; null when there is none.</summary>
    Task<CustomType?> GetByKeyAsync(string key, CancellationToken ct);

    /// <summary>Creates a type. A key that exists already is a <see cref="BadRequestException"/> with code <c>DuplicateField</c>.</summary>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read by key to see whether it was created.</exception>
    Task<CustomType> CreateAsync(TypeDraft draft, CancellationToken ct);

    /// <summary>Applies all actions or none, and returns a type as it is then.</summary>
    /// <exception cref="ConcurrentModificationException">It has another version: read it and decide again.</exception>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read it to see whether the update was applied.</exception>
    Task<CustomType> UpdateAsync(string id, TypeUpdate update, CancellationToken ct);
}

using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Channels. Every method throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached.</summary>
public interface ICommercetoolsChannels
{
    /// <summary>Reads a channel by its key; null when there is none.</summary>
    Task<Channel?> GetByKeyAsync(string key, CancellationToken ct);

    /// <summary>Creates a channel. A key that exists already is a <see cref="BadRequestException"/> with code <c>DuplicateField</c>.</summary>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read by key to see whether it was created.</exception>
    Task<Channel> CreateAsync(ChannelDraft draft, CancellationToken ct);

    /// <summary>Applies all actions or none, and returns a channel as it is then.</summary>
    /// <exception cref="ConcurrentModificationException">It has another version: read it and decide again.</exception>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read it to see whether the update was applied.</exception>
    Task<Channel> UpdateAsync(string id, ChannelUpdate update, CancellationToken ct);
}

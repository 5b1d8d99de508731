using System.Text.Json.Serialization;

namespace Connector.Commercetools.Token;

/// <summary>Reply of <c>/oauth/token</c>.</summary>
internal sealed record TokenReply
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>Seconds; 172 800 by default, shorter when the API client says so.</summary>
    [JsonPropertyName("expires_in")]
    public required long ExpiresIn { get; init; }

    /// <summary>What the token allows, separated by spaces, each with the project's key; null when the service does not say.</summary>
    public string? Scope { get; init; }
}

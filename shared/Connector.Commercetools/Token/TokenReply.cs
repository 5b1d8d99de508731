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
}

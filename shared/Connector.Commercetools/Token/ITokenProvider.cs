namespace Connector.Commercetools.Token;

/// <summary>Gives the bearer token of one configured client.</summary>
internal interface ITokenProvider
{
    /// <summary>A token that has not expired.</summary>
    Task<string> GetAsync(CancellationToken ct);

    /// <summary>What that token allows, as the auth service says; null when it does not say.</summary>
    Task<string?> GetScopeAsync(CancellationToken ct);

    /// <summary>Forgets a token that the API refused; does nothing when it was replaced meanwhile.</summary>
    void Forget(string token);
}

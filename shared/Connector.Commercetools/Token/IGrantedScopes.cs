namespace Connector.Commercetools;

/// <summary>What the API client may do.</summary>
public interface IGrantedScopes
{
    /// <summary>
    /// Scopes of the token in use, without the project's key when they hold for the whole project
    /// (<c>manage_orders</c>), else as they are; null when the auth service does not say.
    /// </summary>
    Task<IReadOnlySet<string>?> GetAsync(CancellationToken ct);
}

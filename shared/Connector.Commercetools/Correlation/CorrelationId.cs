namespace Connector.Commercetools;

/// <summary>The correlation id of the work at hand, which follows the asynchronous flow of control.</summary>
public static class CorrelationId
{
    private static readonly AsyncLocal<string?> Ambient = new();

    /// <summary>The id in use, or null.</summary>
    public static string? Current => Ambient.Value;

    /// <summary>Uses an id until the returned scope is disposed; scopes may nest.</summary>
    /// <exception cref="ArgumentException">The id is empty, longer than 256 characters or not printable ASCII.</exception>
    public static IDisposable Use(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (id.Length > 256 || id.Any(c => c is < '!' or > '~'))
            throw new ArgumentException("A correlation id is at most 256 printable ASCII characters.", nameof(id));
        var scope = new Scope(Ambient.Value);
        Ambient.Value = id;
        return scope;
    }

    private sealed class Scope(string? outer) : IDisposable
    {
        public void Dispose() => Ambient.Value = outer;
    }
}

/// <summary>Tells the correlation id to send as <c>X-Correlation-ID</c>.</summary>
public interface ICorrelationIdProvider
{
    /// <summary>The id, or null to have one made.</summary>
    string? CorrelationId { get; }
}

/// <summary>The id of <see cref="CorrelationId.Use"/>.</summary>
internal sealed class AmbientCorrelationId : ICorrelationIdProvider
{
    public string? CorrelationId => Commercetools.CorrelationId.Current;
}

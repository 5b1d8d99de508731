namespace Connector.Commercetools;

/// <summary>
/// A call to commercetools failed. The message names method, path, status and error codes, never a body: it may be logged.
/// </summary>
public abstract class CommercetoolsException(string message, FailedRequest request, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>HTTP method.</summary>
    public string Method { get; } = request.Method;

    /// <summary>Path without the query.</summary>
    public string Path { get; } = request.Path;

    /// <summary>The id that commercetools knows the request by, for its support.</summary>
    public string? CorrelationId { get; } = request.CorrelationId;

    /// <summary>True when the same call may succeed later without anybody changing anything.</summary>
    public abstract bool IsTransient { get; }

    /// <summary>How long to wait before the next try, when known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The request that failed.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path without the query.</param>
/// <param name="CorrelationId">Correlation id.</param>
public sealed record FailedRequest(string Method, string Path, string? CorrelationId)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path} (correlation id {CorrelationId ?? "unknown"})";

    internal static FailedRequest Of(HttpRequestMessage request, HttpResponseMessage? response = null) => new(
        request.Method.Method,
        request.RequestUri?.AbsolutePath ?? "",
        (response is null ? null : Correlation.CorrelationIdHandler.Of(response)) ?? Correlation.CorrelationIdHandler.Of(request));
}

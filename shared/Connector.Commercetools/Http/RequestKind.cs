namespace Connector.Commercetools.Http;

/// <summary>What may be done with a request whose answer is lost.</summary>
internal static class RequestKind
{
    private static readonly HttpRequestOptionsKey<bool> Harmless = new("commercetools.repeatable");

    /// <summary>Marks a POST that changes nothing, such as asking for a token.</summary>
    public static void MarkHarmless(HttpRequestMessage request) => request.Options.Set(Harmless, true);

    /// <summary>True when a repeat after a lost answer could apply a change twice.</summary>
    public static bool IsWrite(HttpRequestMessage request) =>
        request.Method != HttpMethod.Get && request.Method != HttpMethod.Head
        && !(request.Options.TryGetValue(Harmless, out var harmless) && harmless);

    /// <summary>True when the request did not reach the server, so that even a write may be repeated.</summary>
    public static bool WasNeverSent(HttpRequestException exception) => exception.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}

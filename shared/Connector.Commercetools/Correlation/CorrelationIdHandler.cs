namespace Connector.Commercetools.Correlation;

/// <summary>Gives every request an id, the same one for all its attempts.</summary>
internal sealed class CorrelationIdHandler(ICorrelationIdProvider provider) : DelegatingHandler
{
    public const string Header = "X-Correlation-ID";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.Contains(Header))
            request.Headers.Add(Header, provider.CorrelationId ?? Guid.NewGuid().ToString());
        return base.SendAsync(request, cancellationToken);
    }

    public static string? Of(HttpRequestMessage request) => First(request.Headers);

    public static string? Of(HttpResponseMessage response) => First(response.Headers);

    private static string? First(System.Net.Http.Headers.HttpHeaders headers) =>
        headers.TryGetValues(Header, out var values) ? values.FirstOrDefault() : null;
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Commercetools.Tests.Support;

/// <summary>A request as the server saw it.</summary>
internal sealed record Seen(HttpMethod Method, string PathAndQuery, string? Authorization, string? CorrelationId, string Body);

/// <summary>Answers each request by the next step of a script; the last step answers all further ones.</summary>
internal sealed class StubServer : HttpMessageHandler
{
    private readonly Func<Seen, CancellationToken, Task<HttpResponseMessage>>[] script;
    private int next = -1;

    public StubServer(params Func<Seen, CancellationToken, Task<HttpResponseMessage>>[] script) => this.script = script;

    public ConcurrentQueue<Seen> Requests { get; } = new();

    public static Func<Seen, CancellationToken, Task<HttpResponseMessage>> Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        (_, _) => Task.FromResult(Response(body, status));

    public static Func<Seen, CancellationToken, Task<HttpResponseMessage>> Status(int status, string body = "", TimeSpan? retryAfter = null) =>
        (_, _) =>
        {
            var response = Response(body, (HttpStatusCode)status);
            if (retryAfter is { } wait) response.Headers.RetryAfter = new(wait);
            return Task.FromResult(response);
        };

    public static Func<Seen, CancellationToken, Task<HttpResponseMessage>> Silence() => async (_, ct) =>
    {
        await Task.Delay(Timeout.Infinite, ct);
        throw new InvalidOperationException("unreachable");
    };

    public static Func<Seen, CancellationToken, Task<HttpResponseMessage>> Breaks(HttpRequestError error) =>
        (_, _) => throw new HttpRequestException(error, "broken");

    public static HttpResponseMessage Response(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var seen = new Seen(
            request.Method,
            request.RequestUri!.PathAndQuery,
            request.Headers.Authorization?.ToString(),
            request.Headers.TryGetValues("X-Correlation-ID", out var ids) ? ids.Single() : null,
            body);
        Requests.Enqueue(seen);
        var step = Math.Min(Interlocked.Increment(ref next), script.Length - 1);
        return await script[step](seen, cancellationToken);
    }
}

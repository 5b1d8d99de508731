namespace Connector.Sandbox.FunctionsHost.Http;

/// <summary>A request on its way to the worker's web server, and the answer on its way back.</summary>
internal static class ForwardedRequest
{
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Host",
    };

    public static HttpRequestMessage Create(HttpRequest request, Uri worker, string invocationId)
    {
        var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(worker, $"{request.Path.ToUriComponent()}{request.QueryString}"));
        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
            forwarded.Content = new StreamContent(request.Body);
        foreach (var (name, values) in request.Headers.Where(header => !HopByHop.Contains(header.Key)))
        {
            if (!forwarded.Headers.TryAddWithoutValidation(name, values.ToArray()))
                forwarded.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        forwarded.Headers.Add("x-ms-invocation-id", invocationId);
        return forwarded;
    }

    public static async Task AnswerAsync(HttpResponseMessage from, byte[] body, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        foreach (var (name, values) in from.Headers.Concat(from.Content.Headers).Where(header => !HopByHop.Contains(header.Key)))
            to.Headers[name] = values.ToArray();
        if (body.Length > 0)
            await to.Body.WriteAsync(body);
    }
}

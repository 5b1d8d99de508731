using System.Text.Json;
using Connector.Commercetools.Errors;

namespace Connector.Commercetools.Http;

/// <summary>
/// Innermost: reads the whole reply, so that a reply that breaks off fails within the attempt, and turns error statuses into
/// exceptions, so that retries see what the caller would see.
/// </summary>
internal sealed class ReplyHandler(TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            response.RequestMessage ??= request;
            using var unread = response.Content;
            var content = await PooledContent.ReadAsync(unread, cancellationToken);
            response.Content = content;
            if (!response.IsSuccessStatusCode) throw ErrorReplyReader.Read(request, response, content.Body.ToArray(), time.GetUtcNow());
            if (!IsComplete(content.Body.Span))
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The reply is not a complete JSON document.");
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static bool IsComplete(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

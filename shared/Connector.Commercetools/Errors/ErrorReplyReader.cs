using System.Text.Json;

namespace Connector.Commercetools.Errors;

/// <summary>Turns an error reply into its exception. Reads whatever it gets: gateways answer with HTML, or with nothing.</summary>
internal static class ErrorReplyReader
{
    public static ApiHttpException Read(
        HttpRequestMessage request, HttpResponseMessage response, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var reply = new ErrorReply(FailedRequest.Of(request, response), response.StatusCode, Errors(body));
        return Create(reply, RetryAfter(response, now));
    }

    private static ApiHttpException Create(ErrorReply reply, TimeSpan? retryAfter) => (int)reply.StatusCode switch
    {
        400 => new BadRequestException(reply) { RetryAfter = retryAfter },
        401 => new UnauthorizedException(reply) { RetryAfter = retryAfter },
        403 => new ForbiddenException(reply) { RetryAfter = retryAfter },
        404 => new NotFoundException(reply) { RetryAfter = retryAfter },
        409 => new ConcurrentModificationException(reply) { RetryAfter = retryAfter },
        >= 400 and < 500 => new ApiClientException(reply) { RetryAfter = retryAfter },
        500 => new InternalServerErrorException(reply) { RetryAfter = retryAfter },
        502 => new BadGatewayException(reply) { RetryAfter = retryAfter },
        503 => new ServiceUnavailableException(reply) { RetryAfter = retryAfter },
        504 => new GatewayTimeoutException(reply) { RetryAfter = retryAfter },
        >= 500 => new ApiServerException(reply) { RetryAfter = retryAfter },
        _ => new ApiHttpException(reply) { RetryAfter = retryAfter },
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    private static IReadOnlyList<ApiError> Errors(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return [];
            if (root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
                return [.. errors.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(Error)];
            // The auth service has its own shape: error and error_description.
            return Text(root, "error") is { } code
                ? [new ApiError { Code = code, Message = Text(root, "error_description") ?? Text(root, "message") ?? "" }]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static ApiError Error(JsonElement error)
    {
        var about = error.TryGetProperty("conflictingResource", out var resource) && resource.ValueKind == JsonValueKind.Object
            ? resource
            : error;
        return new ApiError
        {
            Code = Text(error, "code") ?? "",
            Message = Text(error, "message") ?? "",
            Field = Text(error, "field"),
            TypeId = Text(about, "typeId"),
            Id = Text(about, "id"),
            Key = Text(about, "key"),
            CurrentVersion = error.TryGetProperty("currentVersion", out var version)
                && version.ValueKind == JsonValueKind.Number && version.TryGetInt64(out var number) ? number : null,
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

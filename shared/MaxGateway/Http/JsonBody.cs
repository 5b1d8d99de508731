using System.Text.Json;

namespace Connector.MaxGateway.Http;

/// <summary>Reads a request body strictly and says where it is wrong.</summary>
internal static class JsonBody
{
    public static async Task<T> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
            throw new ProblemException(Problems.Validation("The body must be application/json.", "Content-Type", context.Request.ContentType, StatusCodes.Status415UnsupportedMediaType));
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, StrictJson.Options, context.RequestAborted)
                ?? throw new ProblemException(Problems.Validation("The body is null."));
        }
        catch (JsonException malformed)
        {
            throw new ProblemException(Problems.Validation(Explain(malformed), Member(malformed)));
        }
    }

    // Messages of the reader name members and .NET types, never values, so that they may be shown.
    private static string Explain(JsonException malformed)
    {
        var sentence = malformed.Message.Split(" Path: ")[0];
        return malformed.LineNumber is { } line
            ? $"{sentence} (line {line + 1}, byte {malformed.BytePositionInLine + 1})"
            : sentence;
    }

    private static string? Member(JsonException malformed) =>
        malformed.Path is { Length: > 0 } path ? path.TrimStart('$').TrimStart('.') is { Length: > 0 } member ? member : null : null;
}

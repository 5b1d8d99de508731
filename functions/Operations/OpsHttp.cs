using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Connector.Functions.Operations;

/// <summary>How the operators' functions read and answer.</summary>
internal static class OpsHttp
{
    /// <summary>Largest body, in bytes.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Longest id: a row key of Table Storage.</summary>
    private const int LongestId = 512;
    private const int LongestReason = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>An answer.</summary>
    public static JsonResult Answer(object value, int status = StatusCodes.Status200OK) => new(value, Json) { StatusCode = status };

    /// <summary>There is no such thing.</summary>
    public static ObjectResult NotFound(string what) => HttpProblem.Of(StatusCodes.Status404NotFound, "NOT_FOUND", $"There is no {what} with this id.");

    /// <summary>The request is wrong.</summary>
    public static ObjectResult Wrong(string field, string allowed) => HttpProblem.Of(StatusCodes.Status400BadRequest, "BAD_REQUEST", $"{field} must be {allowed}.");

    /// <summary>True for something that can be an id.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && !id.Any(char.IsControl);

    /// <summary>Problem of a reason, or null.</summary>
    public static ObjectResult? CheckReason(string? reason) => string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason
        ? Wrong("reason", $"a text of 1 to {LongestReason} characters that says why")
        : null;

    /// <summary>A number of the query, or its default; null when it is wrong.</summary>
    public static int? Number(HttpRequest request, string name, int most, int otherwise) => request.Query[name].ToString() is not { Length: > 0 } text
        ? otherwise
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    /// <summary>Reads a JSON body.</summary>
    public static async Task<(T? Body, IActionResult? Problem)> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        using var copy = new MemoryStream();
        var buffer = new byte[8 * 1024];
        // Counted while it is read: the length that a sender names need not be true, or there.
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (copy.Length + read > MostBytes) return (null, HttpProblem.Of(StatusCodes.Status413PayloadTooLarge, "BODY_TOO_LARGE", "The body must be at most 64 KB."));
            copy.Write(buffer, 0, read);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(copy.ToArray(), Json) is { } body ? (body, null) : (null, Wrong("The body", "a JSON object"));
        }
        catch (JsonException e)
        {
            return (null, HttpProblem.Of(StatusCodes.Status400BadRequest, "BAD_REQUEST", "The body must be a JSON object with the documented members only.", e.Path is null ? null : $"Look at {e.Path}."));
        }
    }
}

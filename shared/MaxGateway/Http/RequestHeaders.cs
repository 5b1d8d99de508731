using System.Globalization;
using System.Text.RegularExpressions;

namespace Connector.MaxGateway.Http;

/// <summary>The two headers that steer a write.</summary>
internal static partial class RequestHeaders
{
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>The required key: 1 to 200 printable characters, quoted or not.</summary>
    public static string Key(HttpContext context)
    {
        var key = context.Request.Headers[IdempotencyKey].ToString().Trim('"');
        return KeyForm().IsMatch(key)
            ? key
            : throw new ProblemException(Problems.Validation("The header Idempotency-Key is required: 1 to 200 printable ASCII characters that name this write for good.", IdempotencyKey));
    }

    /// <summary><c>Prefer: wait=N</c> (RFC 7240), within the limit; other preferences are ignored.</summary>
    public static TimeSpan Wait(HttpContext context, int defaultSeconds, int maximumSeconds)
    {
        var match = WaitForm().Match(context.Request.Headers["Prefer"].ToString());
        var seconds = match.Success && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : defaultSeconds;
        return TimeSpan.FromSeconds(Math.Min(seconds, maximumSeconds));
    }

    [GeneratedRegex("^[!-~]{1,200}$")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"(?:^|[,;\s])wait\s*=\s*""?(\d{1,6})""?", RegexOptions.IgnoreCase)]
    private static partial Regex WaitForm();
}

using System.Text.RegularExpressions;

namespace Connector.MaxGateway.Http;

/// <summary>Takes <c>X-Correlation-ID</c> over, returns it, and puts it on every log line of the request.</summary>
internal sealed partial class CorrelationId(RequestDelegate next, ILogger<CorrelationId> log)
{
    public const string Header = "X-Correlation-ID";

    public static string Of(HttpContext context) => context.Items[Header] as string ?? context.TraceIdentifier;

    public async Task InvokeAsync(HttpContext context)
    {
        var sent = context.Request.Headers[Header].ToString();
        // Whatever a caller sends ends in log files: only harmless characters, and not many.
        var id = Harmless().IsMatch(sent) ? sent : Guid.NewGuid().ToString("N");
        context.Items[Header] = id;
        context.Response.Headers[Header] = id;
        using var scope = log.BeginScope(new Dictionary<string, object> { ["CorrelationId"] = id });
        await next(context);
    }

    [GeneratedRegex("^[A-Za-z0-9._:/-]{1,128}$")]
    private static partial Regex Harmless();
}

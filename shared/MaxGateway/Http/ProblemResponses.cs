using System.Data.Common;
using System.Globalization;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Max;

namespace Connector.MaxGateway.Http;

/// <summary>Turns everything that ends a request early into problem JSON (RFC 9457).</summary>
internal sealed partial class ProblemResponses(RequestDelegate next, ILogger<ProblemResponses> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, Translate(failure), (failure as ProblemException)?.RetryAfterSeconds);
            return;
        }
        if (!context.Response.HasStarted && context.Response.StatusCode >= 400 && context.Response.ContentType is null)
            await WriteAsync(context, OfStatus(context.Response.StatusCode));
    }

    public static Task WriteAsync(HttpContext context, GatewayProblem problem, int? retryAfterSeconds = null)
    {
        context.Response.StatusCode = problem.Status;
        if (retryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsJsonAsync(
            problem with { CorrelationId = CorrelationId.Of(context) }, StrictJson.Options, "application/problem+json", context.RequestAborted);
    }

    private GatewayProblem Translate(Exception failure)
    {
        switch (failure)
        {
            case ProblemException known:
                return known.Problem;
            case BadHttpRequestException bad:
                return OfStatus(bad.StatusCode);
            case DbException or MaxUnavailableException:
                LogDown(log, failure);
                return Problems.Down(failure is DbException ? "The MAX database does not answer." : failure.Message);
            default:
                LogDefect(log, failure);
                return Problems.Internal();
        }
    }

    private static GatewayProblem OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Problems.Unauthorized(),
        StatusCodes.Status403Forbidden => Problems.Forbidden(),
        StatusCodes.Status404NotFound => Problems.NotFound("resource"),
        StatusCodes.Status405MethodNotAllowed => Problems.Validation("The method is not allowed here.", status: status),
        StatusCodes.Status413PayloadTooLarge => Problems.Validation("The body is larger than Gateway:MaxRequestBytes allows.", status: status),
        StatusCodes.Status415UnsupportedMediaType => Problems.Validation("The body must be application/json.", "Content-Type", status: status),
        >= 500 => Problems.Internal(),
        _ => Problems.Validation("The request is malformed.", status: status),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "MAX does not answer")]
    private static partial void LogDown(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The request failed")]
    private static partial void LogDefect(ILogger log, Exception failure);
}

using Connector.Commercetools.Http;
using Polly;
using Polly.Timeout;

namespace Connector.Commercetools.Resilience;

/// <summary>Which failures are repeated. A write is repeated only when it was surely refused or never arrived.</summary>
internal static class RetryRules
{
    public static bool Repeats(HttpRequestMessage request, Exception? failure) => failure switch
    {
        InternalServerErrorException => !RequestKind.IsWrite(request),
        ApiHttpException e => (int)e.StatusCode is 429 or 502 or 503 or 504,
        HttpRequestException e => !RequestKind.IsWrite(request) || RequestKind.WasNeverSent(e),
        _ => IsTimeout(failure) && !RequestKind.IsWrite(request),
    };

    /// <summary>Failures that say the service is ill. 429 is not one: it answers, and says when to come back.</summary>
    public static bool OpensCircuit(Exception? failure, ResilienceContext context) =>
        failure is ApiServerException or HttpRequestException || (IsTimeout(failure) && !context.CancellationToken.IsCancellationRequested);

    private static bool IsTimeout(Exception? failure) =>
        failure is TimeoutRejectedException or OperationCanceledException { InnerException: TimeoutException };
}

using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Connector.ExactMax.Client;

/// <summary>
/// Short retries inside a request: all requests may be repeated, since reads change nothing and writes are idempotent by
/// key. From outside in: total timeout, retry, circuit breaker, timeout per attempt.
/// </summary>
internal static class GatewayResilience
{
    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, MaxGatewayOptions options)
    {
        pipeline.AddTimeout(options.TotalTimeout);
        if (options.Retries > 0)
        {
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = Retries(options),
            });
        }

        pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = options.CircuitFailureRatio,
            MinimumThroughput = options.CircuitMinimumCalls,
            SamplingDuration = options.CircuitWindow,
            BreakDuration = options.CircuitBreak,
            // 429 says that the gateway works: a busy MAX is no reason to stop reading.
            ShouldHandle = args => ValueTask.FromResult(IsDown(args.Outcome, busyToo: false)),
        });
        pipeline.AddTimeout(options.AttemptTimeout);
    }

    private static Func<RetryPredicateArguments<HttpResponseMessage>, ValueTask<bool>> Retries(MaxGatewayOptions options) => args =>
        ValueTask.FromResult(IsDown(args.Outcome, busyToo: true) && ComesBackSoon(args.Outcome.Result, options));

    /// <summary>A Retry-After beyond the request's own time is for the caller to wait.</summary>
    private static bool ComesBackSoon(HttpResponseMessage? response, MaxGatewayOptions options) =>
        response?.Headers.RetryAfter?.Delta is not { } delta || delta < options.TotalTimeout / 4;

    private static bool IsDown(Outcome<HttpResponseMessage> outcome, bool busyToo) => outcome switch
    {
        // Health answers 503 with its findings: an answer, not a failure.
        { Result.RequestMessage.RequestUri.AbsolutePath: var path } when path.EndsWith("/v1/health", StringComparison.Ordinal) => false,
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => true,
        { Result.StatusCode: HttpStatusCode.TooManyRequests } => busyToo,
        _ => false,
    };
}

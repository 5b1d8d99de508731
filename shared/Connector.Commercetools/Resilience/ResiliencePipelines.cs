using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Connector.Commercetools.Resilience;

/// <summary>From outside in: parallel limit, total timeout, retries, circuit breaker, attempt timeout.</summary>
internal static class ResiliencePipelines
{
    public static IHttpClientBuilder AddCommercetoolsResilience(this IHttpClientBuilder builder, string clientName)
    {
        builder.AddResilienceHandler("commercetools", (pipeline, context) =>
        {
            var options = context.ServiceProvider
                .GetRequiredService<IOptionsMonitor<CommercetoolsResilienceOptions>>().Get(clientName);
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.AddConcurrencyLimiter(options.MaxParallelRequests, options.MaxWaitingRequests);
            pipeline.AddTimeout(options.TotalTimeout);
            if (options.MaxRetries > 0) pipeline.AddRetry(Retries(options));
            pipeline.AddCircuitBreaker(Breaker(options));
            pipeline.AddTimeout(options.AttemptTimeout);
        });
        return builder;
    }

    private static RetryStrategyOptions<HttpResponseMessage> Retries(CommercetoolsResilienceOptions options) => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        ShouldHandle = args => ValueTask.FromResult(
            args.Context.GetRequestMessage() is { } request && RetryRules.Repeats(request, args.Outcome.Exception)),
        DelayGenerator = args => ValueTask.FromResult(Asked(args.Outcome.Exception, options.MaxRetryDelay)),
    };

    private static TimeSpan? Asked(Exception? failure, TimeSpan longest) =>
        failure is ApiHttpException { RetryAfter: { } asked } ? (asked < longest ? asked : longest) : null;

    private static CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker(CommercetoolsResilienceOptions options) => new()
    {
        FailureRatio = options.BreakerFailureRatio,
        MinimumThroughput = options.BreakerMinimumAttempts,
        SamplingDuration = options.BreakerWindow,
        BreakDuration = options.BreakDuration,
        ShouldHandle = args => ValueTask.FromResult(RetryRules.OpensCircuit(args.Outcome.Exception, args.Context)),
    };
}

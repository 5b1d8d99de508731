using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Connector.Commercetools.Http;

/// <summary>
/// Outermost: says of every call that ended without an answer whether nothing was written
/// (<see cref="CommercetoolsUnavailableException"/>) or nobody knows (<see cref="OutcomeUnknownException"/>).
/// </summary>
internal sealed class OutcomeHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            throw new CommercetoolsUnavailableException(FailedRequest.Of(request), "too many calls failed lately", e)
            {
                RetryAfter = e.RetryAfter,
            };
        }
        catch (RateLimiterRejectedException e)
        {
            throw new CommercetoolsUnavailableException(FailedRequest.Of(request), "too many calls are waiting", e)
            {
                RetryAfter = e.RetryAfter,
            };
        }
        catch (InternalServerErrorException e) when (RequestKind.IsWrite(request))
        {
            throw new OutcomeUnknownException(FailedRequest.Of(request), "the server answered 500", e);
        }
        catch (TimeoutRejectedException e)
        {
            throw Unanswered(request, "no answer in time", e);
        }
        catch (HttpRequestException e)
        {
            throw RequestKind.WasNeverSent(e)
                ? new CommercetoolsUnavailableException(FailedRequest.Of(request), "no connection", e)
                : Unanswered(request, "the connection or the reply broke off", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unanswered(request, "no answer in time", e);
        }
    }

    private static CommercetoolsException Unanswered(HttpRequestMessage request, string reason, Exception inner) =>
        RequestKind.IsWrite(request)
            ? new OutcomeUnknownException(FailedRequest.Of(request), reason, inner)
            : new CommercetoolsUnavailableException(FailedRequest.Of(request), reason, inner);
}

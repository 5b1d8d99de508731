using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Identity;
using Connector.ExactMax.Contract;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Connector.ExactMax.Client;

/// <summary>Tells apart: an answer of the contract, a problem of the contract, and anything else, which counts as no answer.</summary>
internal static class GatewayAnswers
{
    /// <summary>Sends a request; whatever ends it without an answer becomes <see cref="GatewayUnavailableException"/>.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpRequestMessage message, CancellationToken cancellationToken, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        try
        {
            return await http.SendAsync(message, completion, cancellationToken);
        }
        catch (BrokenCircuitException open)
        {
            throw new GatewayUnavailableException("The MAX gateway failed repeatedly; requests are held back for a while.", open.RetryAfter, open);
        }
        catch (TimeoutRejectedException timeout)
        {
            throw new GatewayUnavailableException("The MAX gateway did not answer in time.", null, timeout);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GatewayUnavailableException("The MAX gateway did not answer in time.", null, timeout);
        }
        catch (HttpRequestException lost)
        {
            throw new GatewayUnavailableException($"The MAX gateway could not be reached ({lost.HttpRequestError}).", null, lost);
        }
        catch (AuthenticationFailedException failed)
        {
            throw new GatewayUnavailableException("No token for the MAX gateway could be had; check the scope and the app's identity.", null, failed);
        }
    }

    /// <summary>The body of a good answer (and of a bad health); null when the answer is a problem.</summary>
    public static async Task<T?> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var sickButTalking = typeof(T) == typeof(GatewayHealth) && response.StatusCode == HttpStatusCode.ServiceUnavailable && MediaType(response) == "application/json";
        if (!response.IsSuccessStatusCode && !sickButTalking)
            return null;
        return await DeserializeAsync(response, type, cancellationToken)
            ?? throw new GatewayUnavailableException($"What answered {(int)response.StatusCode} does not speak the MAX gateway's contract; check the address.");
    }

    /// <summary>The problem of an answer; one of our own when something between us and the gateway answered.</summary>
    public static async Task<GatewayProblem> ProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (MediaType(response) == "application/problem+json" && await DeserializeAsync(response, GatewayJson.Default.GatewayProblem, cancellationToken) is { } problem)
            return problem with { Status = status };
        return new GatewayProblem
        {
            Code = status is 401 or 403 ? GatewayProblemCode.Unauthorized : GatewayProblemCode.Internal,
            Title = $"Something answered {status} without a problem of the MAX gateway's contract.",
            Advice = "Check the address, and proxies between the connector and the gateway.",
            Retryable = status >= 500,
            Status = status,
        };
    }

    /// <summary>Nobody there, or nobody with time: unavailable. Anything else is a problem.</summary>
    public static Exception Failure(GatewayProblem problem, HttpResponseMessage response, TimeProvider clock)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
            return new GatewayException(problem);
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? (after?.Date is { } date ? date - clock.GetUtcNow() : null);
        return new GatewayUnavailableException($"{problem.Code}: {problem.Title}", wait < TimeSpan.Zero ? TimeSpan.Zero : wait, new GatewayException(problem));
    }

    public static GatewayProblem NotFound(string what) => new()
    {
        Code = GatewayProblemCode.NotFound,
        Title = $"The gateway has no such {what}.",
        Status = (int)HttpStatusCode.NotFound,
    };

    private static string? MediaType(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType;

    private static async Task<T?> DeserializeAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connector.ExactMax.Contract;

namespace Connector.ExactMax.Client;

/// <summary>
/// A feed as it comes, line by line through one pooled buffer. A running feed has no time limit as a whole; the gateway
/// may be silent for the idle timeout at most, and how long the reader takes for a line does not count.
/// </summary>
internal sealed class FeedStream<T>(
    HttpClient http, string path, JsonTypeInfo<FeedLine<T>> type, TimeSpan idleTimeout, TimeProvider clock, CancellationToken cancellationToken) : IAsyncEnumerable<FeedLine<T>>
    where T : class
{
    public async IAsyncEnumerator<FeedLine<T>> GetAsyncEnumerator(CancellationToken ofEnumeration = default)
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ofEnumeration);
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await GatewayAnswers.SendAsync(http, message, caller.Token, HttpCompletionOption.ResponseHeadersRead);
        if (!response.IsSuccessStatusCode)
            throw GatewayAnswers.Failure(await GatewayAnswers.ProblemAsync(response, caller.Token), response, clock);
        if (response.Content.Headers.ContentType?.MediaType != "application/x-ndjson")
            throw new GatewayUnavailableException($"What answered {(int)response.StatusCode} does not speak the MAX gateway's contract; check the address.");
        using var idle = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(caller.Token, idle.Token);
        await using var body = await response.Content.ReadAsStreamAsync(either.Token);
        await using var lines = JsonSerializer.DeserializeAsyncEnumerable(body, type, topLevelValues: true, either.Token).GetAsyncEnumerator(either.Token);
        while (true)
        {
            idle.CancelAfter(idleTimeout);
            var line = await NextAsync(lines, caller.Token);
            idle.CancelAfter(Timeout.InfiniteTimeSpan);
            yield return line;
            if (line.End is not null)
                yield break;
        }
    }

    private async Task<FeedLine<T>> NextAsync(IAsyncEnumerator<FeedLine<T>?> lines, CancellationToken caller)
    {
        try
        {
            return await lines.MoveNextAsync() && lines.Current is { } line && line.Item is null != line.End is null
                ? line
                : throw new GatewayUnavailableException("The feed of the MAX gateway was torn before its end.");
        }
        catch (Exception torn) when (torn is JsonException or IOException or HttpRequestException)
        {
            throw new GatewayUnavailableException("The feed of the MAX gateway was torn before its end.", null, torn);
        }
        catch (OperationCanceledException silent) when (!caller.IsCancellationRequested)
        {
            throw new GatewayUnavailableException($"The MAX gateway sent nothing for {idleTimeout} in the middle of a feed.", null, silent);
        }
    }
}

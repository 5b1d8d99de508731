using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connector.ExactMax.Contract;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Connector.MaxGateway.Feeds;

/// <summary>
/// Writes a feed as NDJSON: a line per item, then the end. The answer begins with the first item, so that a database that
/// is down is a problem and not a torn feed; whatever fails later tears the connection, and the end is missing.
/// </summary>
internal static class FeedWriter
{
    public const string ContentType = "application/x-ndjson";
    private const int FlushBytes = 32 * 1024;
    private static readonly TimeSpan FlushAfter = TimeSpan.FromSeconds(1);

    public static async Task WriteAsync<T>(HttpContext context, IAsyncEnumerable<T> items, FeedCursor next, string? policy, JsonTypeInfo<FeedLine<T>> type, TimeProvider clock)
        where T : class
    {
        var cancellation = context.RequestAborted;
        await using var item = items.GetAsyncEnumerator(cancellation);
        var more = await item.MoveNextAsync();
        context.Response.ContentType = ContentType;
        // A reader that writes each item somewhere slow is no attack.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
        var body = context.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body);
        var (count, flushed) = (0L, clock.GetTimestamp());
        for (; more; more = await item.MoveNextAsync())
        {
            Line(json, body, new FeedLine<T> { Item = item.Current }, type);
            count++;
            if (body.UnflushedBytes < FlushBytes && clock.GetElapsedTime(flushed) < FlushAfter)
                continue;
            await body.FlushAsync(cancellation);
            flushed = clock.GetTimestamp();
        }
        Line(json, body, new FeedLine<T> { End = new FeedEnd { Cursor = next.ToString(), ReadAt = next.ReadAt, Count = count, Policy = policy } }, type);
        await body.FlushAsync(cancellation);
    }

    private static void Line<T>(Utf8JsonWriter json, IBufferWriter<byte> body, FeedLine<T> line, JsonTypeInfo<FeedLine<T>> type)
        where T : class
    {
        JsonSerializer.Serialize(json, line, type);
        json.Flush();
        json.Reset();
        body.Write("\n"u8);
    }
}

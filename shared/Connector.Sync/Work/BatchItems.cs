using System.Text.Json;

namespace Connector.Sync.Work;

/// <summary>
/// The work items of batches of a flow: no larger than a message may be, in as many sessions as instances can share among them.
/// A host holds a session for a while after its last message, so a session per batch would keep the others waiting.
/// </summary>
internal sealed class BatchItems(string flow, TimeProvider time)
{
    /// <summary>A message of Service Bus Standard holds 256 KB, its headers included.</summary>
    internal const int MostBytes = 224 * 1024;

    private const int Sessions = 64;
    private int last = Random.Shared.Next(Sessions);

    /// <summary>The items of some records; one record that is too large for a message is an item all the same, and refused by the queue.</summary>
    /// <param name="company">MAX company; null when the batch is not of one company.</param>
    /// <param name="records">The records.</param>
    /// <param name="write">Writes some of them as a payload.</param>
    /// <param name="reason">Why.</param>
    public IEnumerable<WorkItem> Of<T>(string? company, IReadOnlyList<T> records, Func<IReadOnlyList<T>, string> write, string reason) =>
        Fitting(records, write).Select(payload => WorkItem.OfBatch(flow, company, payload, reason, time.GetUtcNow()) with
        {
            Session = $"{flow}-{(uint)Interlocked.Increment(ref last) % Sessions}",
        });

    // Within the message the payload is a text, so its quotation marks are written as escapes.
    private static IEnumerable<string> Fitting<T>(IReadOnlyList<T> records, Func<IReadOnlyList<T>, string> write)
    {
        var payload = write(records);
        if (records.Count == 1 || JsonEncodedText.Encode(payload).EncodedUtf8Bytes.Length <= MostBytes) return [payload];
        var half = records.Count / 2;
        return [.. Fitting([.. records.Take(half)], write), .. Fitting([.. records.Skip(half)], write)];
    }
}

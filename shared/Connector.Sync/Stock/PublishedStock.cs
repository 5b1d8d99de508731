using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using Connector.Mapping;

namespace Connector.Sync.Stock;

/// <summary>
/// What MAX said when a SKU was last put on the queue, in 16 bytes per SKU and channel and 256 slices per company. It only saves
/// work: what is not in it is looked at.
/// </summary>
public sealed class PublishedStock(IPublishedSlices slices)
{
    /// <summary>Number of slices of a company.</summary>
    public const int Slices = 256;

    private const int SlicesAtOnce = 16;

    /// <summary>In place of a value: unlike any, so that the next look at the entry finds a difference.</summary>
    private const ulong Unknown = 0;

    /// <summary>Key of an entry.</summary>
    public static ulong KeyOf(string sku, string channel) => KeyOf(StockTable.Key(sku, channel));

    /// <summary>The shorter key of an entry.</summary>
    internal static ulong KeyOf(UInt128 key) => (ulong)(key >> 64);

    /// <summary>The slice that holds a key.</summary>
    public static int SliceOf(ulong key) => (int)(key >> 56);

    /// <summary>What MAX says of an entry, as a number. The days until restocking are left out: they change every day.</summary>
    public static ulong ValueOf(SellableStock stock) => XxHash3.HashToUInt64(
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"{stock.Pieces:0.######}|{stock.ExpectedDelivery?.UtcTicks}")));

    /// <summary>Reads a slice; empty when it was never written.</summary>
    public Task<PublishedSlice> ReadAsync(string company, int slice, CancellationToken cancellationToken) => slices.ReadAsync(company, slice, cancellationToken);

    /// <summary>Writes a slice unless somebody else wrote it since it was read.</summary>
    /// <returns>False when somebody did.</returns>
    public Task<bool> WriteAsync(string company, int slice, PublishedSlice content, CancellationToken cancellationToken) => slices.WriteAsync(company, slice, content, cancellationToken);

    /// <summary>The entries whose remembered value is not the given one.</summary>
    public async Task<IReadOnlyCollection<SellableStock>> ChangedAsync(string company, IEnumerable<SellableStock> entries, CancellationToken cancellationToken)
    {
        var changed = new ConcurrentBag<SellableStock>();
        await EachSliceAsync(entries, KeyOf, async (slice, stocks, token) =>
        {
            var known = await ReadAsync(company, slice, token);
            foreach (var stock in stocks)
                if (known.Find(KeyOf(stock)) != ValueOf(stock)) changed.Add(stock);
        }, cancellationToken);
        return changed;
    }

    /// <summary>Remembers values, whoever else writes the slices.</summary>
    public Task RememberAsync(string company, IEnumerable<PublishedEntry> entries, CancellationToken cancellationToken) =>
        EachSliceAsync(entries, entry => entry.Key, (slice, some, token) => ChangeAsync(company, slice, known => some.Where(entry => known.Find(entry.Key) != entry.Value), token), cancellationToken);

    /// <summary>
    /// Forgets the entries whose remembered value is not the given one: somebody acts on another number than the poll knows, and
    /// when MAX goes back to what the poll knows, the poll must not take it for unchanged.
    /// </summary>
    public Task ForgetOthersAsync(string company, IEnumerable<SellableStock> acted, CancellationToken cancellationToken) =>
        EachSliceAsync(acted, KeyOf, (slice, stocks, token) => ChangeAsync(company, slice, known => stocks
            .Where(stock => known.Find(KeyOf(stock)) is var value && value != Unknown && value != ValueOf(stock))
            .Select(stock => new PublishedEntry(KeyOf(stock), Unknown)), token), cancellationToken);

    private static ulong KeyOf(SellableStock stock) => KeyOf(stock.Sku, stock.Channel);

    // No more slices than that are held at a time, however many the entries are in.
    private static Task EachSliceAsync<T>(IEnumerable<T> entries, Func<T, ulong> key, Func<int, IEnumerable<T>, CancellationToken, Task> act, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            entries.ToLookup(entry => SliceOf(key(entry))),
            new ParallelOptions { MaxDegreeOfParallelism = SlicesAtOnce, CancellationToken = cancellationToken },
            async (slice, token) => await act(slice.Key, slice, token));

    private async Task ChangeAsync(string company, int slice, Func<PublishedSlice, IEnumerable<PublishedEntry>> changes, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await ReadAsync(company, slice, cancellationToken);
            var changed = changes(known).ToList();
            if (changed.Count == 0 || await WriteAsync(company, slice, known.With(changed), cancellationToken)) return;
        }
    }
}

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

    /// <summary>Remembers values, whoever else writes the slice.</summary>
    public Task RememberAsync(string company, int slice, IReadOnlyCollection<(ulong Key, ulong Value)> entries, CancellationToken cancellationToken) =>
        ChangeAsync(company, slice, values => SetAll(values, entries), cancellationToken);

    /// <summary>
    /// Forgets the entries whose remembered value is not the given one: somebody acts on another number than the poll knows, and
    /// when MAX goes back to what the poll knows, the poll must not take it for unchanged.
    /// </summary>
    public async Task ForgetOthersAsync(string company, IEnumerable<SellableStock> acted, CancellationToken cancellationToken)
    {
        var parts = acted.Select(stock => (Key: KeyOf(stock.Sku, stock.Channel), Value: ValueOf(stock))).ToLookup(entry => SliceOf(entry.Key));
        await Parallel.ForEachAsync(parts, new ParallelOptions { MaxDegreeOfParallelism = SlicesAtOnce, CancellationToken = cancellationToken }, async (slice, token) =>
            await ChangeAsync(company, slice.Key, values => SetAll(values, slice.Where(entry => !values.TryGetValue(entry.Key, out var known) || known != entry.Value).Select(entry => (entry.Key, Unknown))), token));
    }

    private async Task ChangeAsync(string company, int slice, Func<Dictionary<ulong, ulong>, bool> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var content = await ReadAsync(company, slice, cancellationToken);
            if (!change(content.Values) || await WriteAsync(company, slice, content, cancellationToken)) return;
        }
    }

    private static bool SetAll(Dictionary<ulong, ulong> values, IEnumerable<(ulong Key, ulong Value)> entries)
    {
        var changed = false;
        foreach (var (key, value) in entries.ToList())
        {
            changed |= !values.TryGetValue(key, out var known) || known != value;
            values[key] = value;
        }

        return changed;
    }
}

using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Connector.Sync.Stock;

/// <summary>
/// What every SKU shall have in every channel, in some 60 bytes each, whatever the length of the SKU: the side of MAX in the
/// full comparison. Cut into the slices of <see cref="PublishedStock"/>, so that it grows by little and is compared slice by slice.
/// </summary>
internal sealed class StockTable
{
    private readonly Dictionary<UInt128, Row>[] slices = [.. Enumerable.Range(0, PublishedStock.Slices).Select(_ => new Dictionary<UInt128, Row>())];

    public long Count { get; private set; }

    /// <summary>Two different entries meet with a probability of about 10^-27 among a million.</summary>
    public static UInt128 Key(string sku, string channel)
    {
        Span<byte> bytes = stackalloc byte[512];
        var size = Encoding.UTF8.GetByteCount(sku) + 1 + Encoding.UTF8.GetByteCount(channel);
        if (size > bytes.Length) bytes = new byte[size];
        var used = Encoding.UTF8.GetBytes(sku, bytes);
        bytes[used++] = 0;
        used += Encoding.UTF8.GetBytes(channel, bytes[used..]);
        return XxHash128.HashToUInt128(bytes[..used]);
    }

    public void Add(UInt128 key, Row row)
    {
        if (Slice(key).TryAdd(key, row)) Count++;
    }

    /// <summary>Takes the row of an entry that was found; null when MAX does not have it.</summary>
    public Row? Find(UInt128 key)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrNullRef(Slice(key), key);
        if (Unsafe.IsNullRef(ref row)) return null;
        row.IsFound = true;
        return row;
    }

    public bool IsMissing(UInt128 key) => Slice(key).TryGetValue(key, out var row) && !row.IsFound;

    public long Missing() => slices.Sum(slice => slice.Values.LongCount(row => !row.IsFound));

    /// <summary>What MAX says of a slice, as <see cref="PublishedStock"/> keeps it.</summary>
    public Dictionary<ulong, ulong> Values(int slice)
    {
        var values = new Dictionary<ulong, ulong>(slices[slice].Count);
        foreach (var (key, row) in slices[slice]) values[PublishedStock.KeyOf(key)] = row.Value;
        return values;
    }

    /// <summary>Marks the rows of a slice whose value is not what was published last.</summary>
    /// <returns>True when the slice is not as it was published.</returns>
    public bool Mark(int slice, IReadOnlyDictionary<ulong, ulong> published)
    {
        var rows = slices[slice];
        var differs = rows.Count != published.Count;
        foreach (var key in rows.Keys)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrNullRef(rows, key);
            row.IsChanged = !published.TryGetValue(PublishedStock.KeyOf(key), out var value) || value != row.Value;
            differs |= row.IsChanged;
        }

        return differs;
    }

    private Dictionary<UInt128, Row> Slice(UInt128 key) => slices[PublishedStock.SliceOf(PublishedStock.KeyOf(key))];

    /// <summary>Target of one entry.</summary>
    public struct Row(long quantity, ulong value, int? expected)
    {
        public readonly long Quantity = quantity;

        /// <summary>What MAX says, as <see cref="PublishedStock.ValueOf"/>.</summary>
        public readonly ulong Value = value;

        /// <summary>When more is expected, in minutes; null when nothing is, or it is not shown.</summary>
        public readonly int? Expected = expected;

        /// <summary>MAX's number is not what was published last.</summary>
        public bool IsChanged;
        public bool IsFound;
    }
}

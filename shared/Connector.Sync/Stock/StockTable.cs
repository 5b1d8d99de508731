using System.IO.Hashing;
using System.Text;

namespace Connector.Sync.Stock;

/// <summary>
/// What every SKU shall have in every channel, in some 36 bytes each, whatever the length of the SKU: the side of MAX in the
/// full comparison. Filled first and looked up afterwards. Kept in chunks that are never copied, so that growing leaves nothing
/// behind: 16 pieces to a slice of <see cref="PublishedStock"/>, some sorted chunks to a piece.
/// </summary>
internal sealed class StockTable
{
    private const int PiecesPerSlice = 16;
    private readonly List<Chunk>[] pieces = [.. Enumerable.Range(0, PublishedStock.Slices * PiecesPerSlice).Select(_ => new List<Chunk>())];

    public long Count => pieces.Sum(Rows);

    /// <summary>Two different entries meet with a probability of about 10^-17 among a million.</summary>
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
        var piece = Of(key);
        if (piece.Count == 0 || piece[^1].IsFull) piece.Add(new());
        piece[^1].Add(row.For(key));
    }

    /// <summary>Takes the row of an entry that was found; null when MAX does not have it.</summary>
    public Row? Find(UInt128 key)
    {
        Row? found = null;
        var wanted = default(Row).For(key);
        // A feed may tell of a part twice: all its rows are found.
        foreach (var chunk in Of(key))
        {
            var rows = chunk.Rows;
            if (rows.BinarySearch(wanted) is not (var at and >= 0)) continue;
            rows[at].IsFound = true;
            found = rows[at];
        }

        return found;
    }

    public bool IsMissing(UInt128 key)
    {
        var wanted = default(Row).For(key);
        foreach (var chunk in Of(key))
            if (chunk.Rows.BinarySearch(wanted) is var at and >= 0) return !chunk.Rows[at].IsFound;
        return false;
    }

    public long Missing()
    {
        var missing = 0L;
        foreach (var piece in pieces)
            foreach (var chunk in piece)
                foreach (ref readonly var row in chunk.Rows) missing += row.IsFound ? 0 : 1;
        return missing;
    }

    /// <summary>What MAX says of a slice, as <see cref="PublishedStock"/> keeps it; of a part that came twice what came last.</summary>
    public PublishedEntry[] Values(int slice)
    {
        var entries = new List<PublishedEntry>((int)Slice(slice).Sum(Rows));
        foreach (var chunk in Slice(slice).SelectMany(piece => Enumerable.Reverse(piece)))
            foreach (ref readonly var row in chunk.Rows) entries.Add(new(row.Short, row.Value));
        return [.. entries.DistinctBy(entry => entry.Key)];
    }

    /// <summary>Marks the rows of a slice whose value is not what was published last.</summary>
    /// <returns>True when the slice is not as it was published.</returns>
    public bool Mark(int slice, PublishedSlice published)
    {
        var (count, differs) = (0, false);
        foreach (var chunk in Slice(slice).SelectMany(piece => piece))
        {
            foreach (ref var row in chunk.Rows)
            {
                row.IsChanged = published.Find(row.Short) != row.Value;
                differs |= row.IsChanged;
                count++;
            }
        }

        return differs || count != published.Entries.Length;
    }

    private static long Rows(List<Chunk> piece) => piece.Sum(chunk => (long)chunk.Rows.Length);

    private ArraySegment<List<Chunk>> Slice(int slice) => new(pieces, slice * PiecesPerSlice, PiecesPerSlice);

    // The highest bits are those of the slice.
    private List<Chunk> Of(UInt128 key) => pieces[(int)(key >> 116)];

    /// <summary>Target of one entry in 32 bytes.</summary>
    public struct Row(long quantity, ulong value, int? expected) : IComparable<Row>
    {
        private const int Nothing = int.MinValue;
        private const uint Found = 1;
        private const uint Changed = 2;
        private const uint KeyBits = ~(Found | Changed);
        private ulong high;
        private uint lowAndFlags;
        private readonly int minute = expected ?? Nothing;
        public readonly long Quantity = quantity;

        /// <summary>What MAX says, as <see cref="PublishedStock.ValueOf"/>.</summary>
        public readonly ulong Value = value;

        /// <summary>MAX's number is not what was published last.</summary>
        public bool IsChanged
        {
            readonly get => (lowAndFlags & Changed) != 0;
            set => Set(Changed, value);
        }

        public bool IsFound
        {
            readonly get => (lowAndFlags & Found) != 0;
            set => Set(Found, value);
        }

        /// <summary>When more is expected, in minutes; null when nothing is, or it is not shown.</summary>
        public readonly int? Expected => minute == Nothing ? null : minute;

        /// <summary>The key in <see cref="PublishedStock"/>.</summary>
        public readonly ulong Short => high;

        // Of 128 bits of the key 94 are kept.
        public readonly Row For(UInt128 key) => this with { high = PublishedStock.KeyOf(key), lowAndFlags = (uint)((ulong)key >> 32) & KeyBits };

        public readonly int CompareTo(Row other) => high != other.high ? high.CompareTo(other.high) : (lowAndFlags & KeyBits).CompareTo(other.lowAndFlags & KeyBits);

        private void Set(uint flag, bool on) => lowAndFlags = on ? lowAndFlags | flag : lowAndFlags & ~flag;
    }

    private sealed class Chunk
    {
        private const int Size = 64;
        private readonly Row[] rows = new Row[Size];
        private int count;
        private bool isSorted = true;

        public bool IsFull => count == Size;

        /// <summary>The rows by key, one each.</summary>
        public Span<Row> Rows
        {
            get
            {
                if (!isSorted) Sort();
                return rows.AsSpan(0, count);
            }
        }

        public void Add(Row row)
        {
            rows[count++] = row;
            isSorted = false;
        }

        private void Sort()
        {
            Array.Sort(rows, 0, count);
            var kept = 0;
            for (var at = 0; at < count; at++)
                if (kept == 0 || rows[kept - 1].CompareTo(rows[at]) != 0) rows[kept++] = rows[at];
            (count, isSorted) = (kept, true);
        }
    }
}

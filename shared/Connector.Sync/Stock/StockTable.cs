using System.IO.Hashing;
using System.Text;

namespace Connector.Sync.Stock;

/// <summary>
/// What every SKU shall have in every channel, in some 50 bytes each, whatever the length of the SKU: the side of MAX in the
/// full comparison. Filled first and looked up afterwards. Cut into small sorted pieces, several to a slice of
/// <see cref="PublishedStock"/>, so that it grows by little and leaves nothing large behind.
/// </summary>
internal sealed class StockTable
{
    private const int PiecesPerSlice = 16;
    private readonly Piece[] pieces = [.. Enumerable.Range(0, PublishedStock.Slices * PiecesPerSlice).Select(_ => new Piece())];

    public long Count => pieces.Sum(piece => (long)piece.Rows.Length);

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

    public void Add(UInt128 key, Row row) => Of(key).Add(row.For(key));

    /// <summary>Takes the row of an entry that was found; null when MAX does not have it.</summary>
    public Row? Find(UInt128 key)
    {
        var rows = Of(key).Rows;
        var at = rows.BinarySearch(default(Row).For(key));
        if (at < 0) return null;
        rows[at].IsFound = true;
        return rows[at];
    }

    public bool IsMissing(UInt128 key)
    {
        var rows = Of(key).Rows;
        return rows.BinarySearch(default(Row).For(key)) is var at and >= 0 && !rows[at].IsFound;
    }

    public long Missing()
    {
        var missing = 0L;
        foreach (var piece in pieces)
            foreach (ref readonly var row in piece.Rows) missing += row.IsFound ? 0 : 1;
        return missing;
    }

    /// <summary>What MAX says of a slice, as <see cref="PublishedStock"/> keeps it.</summary>
    public Dictionary<ulong, ulong> Values(int slice)
    {
        var values = new Dictionary<ulong, ulong>(Slice(slice).Sum(piece => piece.Rows.Length));
        foreach (var piece in Slice(slice))
            foreach (ref readonly var row in piece.Rows) values[PublishedStock.KeyOf(row.Key)] = row.Value;
        return values;
    }

    /// <summary>Marks the rows of a slice whose value is not what was published last.</summary>
    /// <returns>True when the slice is not as it was published.</returns>
    public bool Mark(int slice, IReadOnlyDictionary<ulong, ulong> published)
    {
        var (count, differs) = (0, false);
        foreach (var piece in Slice(slice))
        {
            foreach (ref var row in piece.Rows)
            {
                row.IsChanged = !published.TryGetValue(PublishedStock.KeyOf(row.Key), out var value) || value != row.Value;
                differs |= row.IsChanged;
                count++;
            }
        }

        return differs || count != published.Count;
    }

    private ArraySegment<Piece> Slice(int slice) => new(pieces, slice * PiecesPerSlice, PiecesPerSlice);

    // The highest bits are those of the slice.
    private Piece Of(UInt128 key) => pieces[(int)(key >> 116)];

    /// <summary>Target of one entry.</summary>
    public struct Row(long quantity, ulong value, int? expected) : IComparable<Row>
    {
        private const int Nothing = int.MinValue;
        private ulong high;
        private ulong low;
        private readonly int minute = expected ?? Nothing;
        public readonly long Quantity = quantity;

        /// <summary>What MAX says, as <see cref="PublishedStock.ValueOf"/>.</summary>
        public readonly ulong Value = value;

        /// <summary>MAX's number is not what was published last.</summary>
        public bool IsChanged;
        public bool IsFound;

        /// <summary>When more is expected, in minutes; null when nothing is, or it is not shown.</summary>
        public readonly int? Expected => minute == Nothing ? null : minute;

        public readonly UInt128 Key => new(high, low);

        public readonly Row For(UInt128 key) => this with { high = (ulong)(key >> 64), low = (ulong)key };

        public readonly int CompareTo(Row other) => high != other.high ? high.CompareTo(other.high) : low.CompareTo(other.low);
    }

    private sealed class Piece
    {
        private Row[] rows = [];
        private int count;
        private bool isSorted = true;

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
            if (count == rows.Length) Array.Resize(ref rows, count + Math.Max(8, count / 4));
            rows[count++] = row;
            isSorted = false;
        }

        // A feed may tell of a part twice.
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

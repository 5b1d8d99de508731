using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Connector.Sync.Stock;

/// <summary>
/// What every SKU shall have in every channel, in about 40 bytes each, whatever the length of the SKU: the side of MAX in the
/// full comparison. Cut into slices, so that it grows by little.
/// </summary>
internal sealed class StockTable
{
    private const int Slices = 256;
    private readonly Dictionary<UInt128, Row>[] slices = [.. Enumerable.Range(0, Slices).Select(_ => new Dictionary<UInt128, Row>())];

    public long Count { get; private set; }

    /// <summary>Two different entries meet with a probability of about 10^-27 among a million.</summary>
    public static UInt128 Key(string sku, string channelId)
    {
        Span<byte> bytes = stackalloc byte[512];
        var size = Encoding.UTF8.GetByteCount(sku) + 1 + Encoding.UTF8.GetByteCount(channelId);
        if (size > bytes.Length) bytes = new byte[size];
        var used = Encoding.UTF8.GetBytes(sku, bytes);
        bytes[used++] = 0;
        used += Encoding.UTF8.GetBytes(channelId, bytes[used..]);
        return XxHash128.HashToUInt128(bytes[..used]);
    }

    public void Add(UInt128 key, long quantity, int? expectedDay, bool isChanged)
    {
        if (Slice(key).TryAdd(key, new(quantity, expectedDay ?? 0, isChanged))) Count++;
    }

    /// <summary>Takes the row of an entry that was found; null when MAX does not have it.</summary>
    public Row? Find(UInt128 key)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrNullRef(Slice(key), key);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref row)) return null;
        row.IsFound = true;
        return row;
    }

    public bool IsMissing(UInt128 key) => Slice(key).TryGetValue(key, out var row) && !row.IsFound;

    public long Missing() => slices.Sum(slice => slice.Values.LongCount(row => !row.IsFound));

    private Dictionary<UInt128, Row> Slice(UInt128 key) => slices[(int)(key % Slices)];

    /// <summary>Target of one entry.</summary>
    public struct Row(long quantity, int expectedDay, bool isChanged)
    {
        public readonly long Quantity = quantity;
        public readonly int ExpectedDay = expectedDay;

        /// <summary>MAX's number is not what was published last.</summary>
        public readonly bool IsChanged = isChanged;
        public bool IsFound;
    }
}

using System.IO.Compression;

namespace Connector.Sync.Stock;

/// <summary>Compressed bytes: a column of Table Storage holds 64 KiB, and the goods of an order of 500 lines are more.</summary>
internal static class Packed
{
    public static byte[] Write(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest)) brotli.Write(content);
        return packed.ToArray();
    }

    public static byte[] Read(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        brotli.CopyTo(content);
        return content.ToArray();
    }
}

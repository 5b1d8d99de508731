using Azure;

namespace Connector.Sync.Stock;

/// <summary>
/// A slice of what was published: its entries by key in one array, 16 bytes each, looked up by halves. A comparison of a
/// million entries reads some thousands of them per slice, and a dictionary of them takes twice as much.
/// </summary>
public sealed class PublishedSlice
{
    private readonly PublishedEntry[] entries;

    /// <summary>A slice of entries in any order, one per key.</summary>
    /// <param name="entries">Entries; the slice takes the array over and sorts it.</param>
    /// <param name="etag">See <see cref="ETag"/>.</param>
    public PublishedSlice(PublishedEntry[] entries, ETag? etag)
    {
        Array.Sort(entries);
        (this.entries, ETag) = (entries, etag);
    }

    /// <summary>A slice that was never written.</summary>
    public static PublishedSlice None { get; } = new([], null);

    /// <summary>Its version when it was read; null when it did not exist.</summary>
    public ETag? ETag { get; }

    /// <summary>The entries by key.</summary>
    public ReadOnlySpan<PublishedEntry> Entries => entries;

    /// <summary>The value of a key; null when nothing was published.</summary>
    public ulong? Find(ulong key) => Array.BinarySearch(entries, new(key, 0)) is var at and >= 0 ? entries[at].Value : null;

    /// <summary>The same slice with other values; the last of a key counts.</summary>
    public PublishedSlice With(IEnumerable<PublishedEntry> changes)
    {
        var values = entries.ToDictionary(entry => entry.Key, entry => entry.Value);
        foreach (var (key, value) in changes) values[key] = value;
        return new([.. values.Select(pair => new PublishedEntry(pair.Key, pair.Value))], ETag);
    }
}

/// <summary>What was published of an entry, in the order of the keys.</summary>
/// <param name="Key">See <see cref="PublishedStock.KeyOf(string, string)"/>.</param>
/// <param name="Value">See <see cref="PublishedStock.ValueOf"/>.</param>
public readonly record struct PublishedEntry(ulong Key, ulong Value) : IComparable<PublishedEntry>
{
    /// <inheritdoc />
    public int CompareTo(PublishedEntry other) => Key.CompareTo(other.Key);

    /// <summary>Whether one key is below another.</summary>
    public static bool operator <(PublishedEntry left, PublishedEntry right) => left.Key < right.Key;

    /// <summary>Whether one key is above another.</summary>
    public static bool operator >(PublishedEntry left, PublishedEntry right) => left.Key > right.Key;

    /// <summary>Whether one key is not above another.</summary>
    public static bool operator <=(PublishedEntry left, PublishedEntry right) => left.Key <= right.Key;

    /// <summary>Whether one key is not below another.</summary>
    public static bool operator >=(PublishedEntry left, PublishedEntry right) => left.Key >= right.Key;
}

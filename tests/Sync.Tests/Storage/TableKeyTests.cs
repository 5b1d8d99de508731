using Connector.Sync.Storage;
using CsCheck;

namespace Connector.Sync.Tests.Storage;

public sealed class TableKeyTests
{
    [Fact]
    public void Any_key_becomes_one_that_a_table_takes_and_different_keys_stay_different() =>
        Gen.Select(Gen.String[0, 600], Gen.String[0, 600]).Sample((a, b) =>
        {
            var (one, two) = (TableKey.Encode(a), TableKey.Encode(b));
            return one.Length <= 400 && !one.AsSpan().ContainsAny("/\\#?") && !one.Any(char.IsControl) && (a == b) == (one == two);
        });

    [Fact]
    public void The_ids_of_both_systems_stay_as_they_are() =>
        Assert.Equal("3b1a11df-587f-4280-bbab-6c398d88348a", TableKey.Encode("3b1a11df-587f-4280-bbab-6c398d88348a"));

    [Fact]
    public void Later_instants_sort_first() =>
        Gen.Select(Gen.DateTimeOffset, Gen.DateTimeOffset).Sample((a, b) =>
            Math.Sign(string.CompareOrdinal(TableKey.NewestFirst(a), TableKey.NewestFirst(b))) == Math.Sign(b.CompareTo(a)));
}

using System.Globalization;
using System.Text.Json;
using System.Web;
using Commercetools.Tests.Support;
using Connector.Commercetools;
using CsCheck;

namespace Commercetools.Tests;

public class ModifiedTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void No_row_is_lost_or_repeated_however_many_share_an_instant()
    {
        var rows = Gen.Select(Gen.Int[-2, 12], Gen.Int[0, 9999]).List[0, 60]
            .Select(list => list.DistinctBy(r => r.Item2).Select(r => new Row(r.Item2.ToString("x4", CultureInfo.InvariantCulture), Start.AddMilliseconds(r.Item1))).ToList());
        Gen.Select(rows, Gen.Int[1, 7]).Sample(
            (all, pageSize) =>
            {
                using var client = new ClientUnderTest(Server(() => all));
                var read = ReadAll(client, pageSize).GetAwaiter().GetResult();
                Assert.Equal(Expected(all), read);
            },
            iter: 60);
    }

    [Fact]
    public void A_row_that_changes_while_pages_are_read_does_not_make_another_one_vanish()
    {
        Gen.Select(Gen.Int[5, 40], Gen.Int[1, 5], Gen.Int[0, 1000]).Sample(
            (count, pageSize, seed) =>
            {
                var rows = Enumerable.Range(0, count)
                    .Select(i => new Row(i.ToString("x4", CultureInfo.InvariantCulture), Start.AddMilliseconds(i / 4))).ToList();
                var touched = new HashSet<string>();
                using var client = new ClientUnderTest(Server(() =>
                {
                    var i = (seed + touched.Count * 7) % rows.Count;
                    touched.Add(rows[i].Id);
                    rows[i] = rows[i] with { LastModifiedAt = Start.AddDays(1) };
                    return rows;
                }));
                var before = Expected(rows);
                var read = ReadAll(client, pageSize).GetAwaiter().GetResult();
                Assert.Equal(before.Where(id => !touched.Contains(id)), read.Where(id => !touched.Contains(id)));
                Assert.Equal(read.Distinct(), read);
            },
            iter: 60);
    }

    [Fact]
    public async Task A_server_that_gives_smaller_pages_than_asked_for_is_read_to_the_end()
    {
        var all = Enumerable.Range(0, 25)
            .Select(i => new Row(i.ToString("x4", CultureInfo.InvariantCulture), Start.AddMilliseconds(i / 3))).ToList();
        using var client = new ClientUnderTest(Server(() => all, largestPage: 4));
        Assert.Equal(Expected(all).Take(25), await ReadAll(client, 10));
    }

    [Fact]
    public async Task The_total_is_not_asked_for_and_the_fields_of_a_change_are_read()
    {
        using var client = new ClientUnderTest(new(StubServer.Json(
            """
            {"limit":500,"count":1,"offset":0,"results":[{"id":"o1","version":5,"createdAt":"2026-09-30T00:00:00.000Z",
             "lastModifiedAt":"2026-10-01T00:00:00.123Z","orderState":"Open","lastModifiedBy":{"clientId":"we"},"lineItems":[]}]}
            """)));
        await foreach (var page in client.Orders.ModifiedAsync(Start, Start.AddHours(1), 500, default))
        {
            var change = Assert.Single(page);
            Assert.Equal(("o1", 5L, "Open", "we"), (change.Id, change.Version, change.OrderState, change.LastModifiedBy?.ClientId));
            Assert.Equal(Start.AddMilliseconds(123), change.LastModifiedAt);
        }

        Assert.Contains("&withTotal=false&", client.Api.Requests.Single().PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task A_page_size_that_the_API_does_not_allow_is_refused(int pageSize)
    {
        using var client = new ClientUnderTest(Server(() => []));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ReadAll(client, pageSize));
    }

    [Fact]
    public async Task A_server_that_ignores_the_predicate_does_not_keep_us_reading_for_ever()
    {
        using var client = new ClientUnderTest(new(StubServer.Json(
            """{"limit":1,"results":[{"id":"o1","version":5,"lastModifiedAt":"2026-10-01T00:00:00.123Z"}]}""")));
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAll(client, 1));
    }

    private static async Task<List<string>> ReadAll(ClientUnderTest client, int pageSize)
    {
        var ids = new List<string>();
        await foreach (var page in client.Orders.ModifiedAsync(Start, Start.AddMilliseconds(10), pageSize, default))
            ids.AddRange(page.Select(change => change.Id));
        return ids;
    }

    private static List<string> Expected(IEnumerable<Row> rows) =>
        [.. rows.Where(r => r.LastModifiedAt >= Start && r.LastModifiedAt < Start.AddMilliseconds(10))
            .OrderBy(r => r.LastModifiedAt).ThenBy(r => r.Id, StringComparer.Ordinal).Select(r => r.Id)];

    // Answers the two queries that the client may send as commercetools does, and no other.
    private static StubServer Server(Func<List<Row>> rows, int largestPage = 500) => new((seen, _) =>
    {
        var query = HttpUtility.ParseQueryString(seen.PathAndQuery[seen.PathAndQuery.IndexOf('?', StringComparison.Ordinal)..]);
        Assert.Equal(["lastModifiedAt asc", "id asc"], query.GetValues("sort")!);
        DateTimeOffset At(string name) => DateTimeOffset.Parse(query[name]!, CultureInfo.InvariantCulture);
        Func<Row, bool> where = query["where"] switch
        {
            "lastModifiedAt >= :from and lastModifiedAt < :to" => r => r.LastModifiedAt >= At("var.from") && r.LastModifiedAt < At("var.to"),
            "(lastModifiedAt > :t or (lastModifiedAt = :t and id > :id)) and lastModifiedAt < :to" => r =>
                (r.LastModifiedAt > At("var.t") || (r.LastModifiedAt == At("var.t") && string.CompareOrdinal(r.Id, query["var.id"]) > 0))
                && r.LastModifiedAt < At("var.to"),
            var other => throw new InvalidOperationException(other),
        };
        var limit = Math.Min(largestPage, int.Parse(query["limit"]!, CultureInfo.InvariantCulture));
        var page = rows().Where(where).OrderBy(r => r.LastModifiedAt).ThenBy(r => r.Id, StringComparer.Ordinal).Take(limit)
            .Select(r => new { id = r.Id, version = 1, lastModifiedAt = r.LastModifiedAt });
        return Task.FromResult(StubServer.Response(JsonSerializer.Serialize(new { limit, results = page })));
    });

    private sealed record Row(string Id, DateTimeOffset LastModifiedAt);
}

using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;

namespace Connector.EndToEnd.Tests.ExactMax;

public sealed class MaxFeedsClientTests
{
    private const string End = """{"end":{"cursor":"c2","readAt":"2026-10-01T12:00:00+00:00","count":2,"policy":"nettable-less-open-sales"}}""" + "\n";
    private static readonly string[] Items =
    [
        """{"item":{"part":"A","stockUnit":"EA","stockUnitsPerSalesUnit":"1","stockrooms":[{"stockroom":"FG","onHand":"-2.5","openSales":"1"}],"supply":[{"due":"2026-12-01","quantity":"5"}]}}""" + "\n",
        """{"item":{"part":"B"}}""" + "\n",
    ];

    [Fact]
    public async Task A_feed_is_read_line_by_line_to_its_end()
    {
        using var gateway = new StubGateway { Correlation = "corr-1" };
        gateway.Streams(new SlowStream(SlowStream.Ends, [.. Items, End]));

        var lines = await gateway.Feeds.ReadStockAsync("DE", "c/1", default).ToListAsync();

        Assert.Equal(["A", "B"], lines.SkipLast(1).Select(line => line.Item!.Part));
        Assert.Equal((-3.5m, new DateOnly(2026, 12, 1)), (lines[0].Item!.Stockrooms[0].Available, lines[0].Item!.Supply[0].Due));
        Assert.Equal(("c2", 2L, "nettable-less-open-sales"), (lines[^1].End!.Cursor, lines[^1].End!.Count, lines[^1].End!.Policy));
        var (line, _, headers) = Assert.Single(gateway.Requests);
        Assert.Equal(("GET /base/v1/DE/feeds/stock?cursor=c%2F1", "secret", "corr-1"), (line, headers["X-Api-Key"], headers["X-Correlation-ID"]));
    }

    [Fact]
    public async Task A_line_is_handed_on_before_the_next_one_comes()
    {
        using var gateway = new StubGateway();
        var body = new SlowStream(SlowStream.Ends, [.. Items, End]);
        gateway.Streams(body);

        await foreach (var line in gateway.Feeds.ReadStockAsync("DE", null, default))
        {
            Assert.Equal("A", line.Item!.Part);
            break;
        }

        Assert.True(body.Left > 0);
        Assert.Equal("GET /base/v1/DE/feeds/stock", Assert.Single(gateway.Requests).Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"item\":{\"part\":\"C\"")]
    [InlineData("<html>")]
    [InlineData("{}\n")]
    public async Task A_feed_without_its_end_was_torn(string last)
    {
        using var gateway = new StubGateway();
        gateway.Streams(new SlowStream(SlowStream.Ends, [.. Items, last]));
        List<string> parts = [];

        var torn = await Assert.ThrowsAsync<GatewayUnavailableException>(() => ReadAsync(gateway, parts));

        Assert.Contains("torn", torn.Message, StringComparison.Ordinal);
        Assert.Equal(["A", "B"], parts);
        Assert.Single(gateway.Requests);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_is_not_repeated()
    {
        using var gateway = new StubGateway();
        gateway.Streams(new SlowStream(SlowStream.Breaks, Items));

        await Assert.ThrowsAsync<GatewayUnavailableException>(() => ReadAsync(gateway, []));

        Assert.Single(gateway.Requests);
    }

    [Fact]
    public async Task Before_the_first_line_a_gateway_that_is_away_is_asked_again()
    {
        using var gateway = new StubGateway();
        gateway.Breaks().Answers(503, "down", "text/plain").Streams(new SlowStream(SlowStream.Ends, [.. Items, End]));
        List<string> parts = [];

        await ReadAsync(gateway, parts);

        Assert.Equal((2, 3), (parts.Count, gateway.Requests.Count));
    }

    [Fact]
    public async Task A_gateway_that_falls_silent_is_given_up()
    {
        using var gateway = new StubGateway(("FeedIdleTimeout", "00:02:00"));
        gateway.Streams(new SlowStream(
            async cancellation =>
            {
                gateway.Clock.Advance(TimeSpan.FromMinutes(3));
                await Task.Delay(Timeout.Infinite, cancellation);
                return 0;
            },
            Items));

        var silent = await Assert.ThrowsAsync<GatewayUnavailableException>(() => ReadAsync(gateway, []));

        Assert.Contains("00:02:00", silent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_may_take_its_time_with_a_line_and_a_feed_may_take_hours()
    {
        using var gateway = new StubGateway();
        gateway.Streams(new SlowStream(SlowStream.Ends, [.. Items, End]));
        var count = 0;

        await foreach (var _ in gateway.Feeds.ReadStockAsync("DE", null, default))
        {
            count++;
            gateway.Clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal(3, count);
    }

    [Fact]
    public async Task The_caller_can_stop_a_feed()
    {
        using var gateway = new StubGateway();
        using var stop = new CancellationTokenSource();
        gateway.Streams(new SlowStream(
            async cancellation =>
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellation);
                return 0;
            },
            Items));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await gateway.Feeds.ReadStockAsync("DE", null, stop.Token).ToListAsync());
    }

    [Fact]
    public async Task A_problem_is_an_exception_and_whatever_is_no_feed_counts_as_no_answer()
    {
        using var gateway = new StubGateway();
        gateway.Problem(400, "VALIDATION").Answers(200, "<html>sign in</html>", "text/html");

        Assert.Equal("VALIDATION", (await Assert.ThrowsAsync<GatewayException>(() => ReadAsync(gateway, []))).Code);
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => ReadAsync(gateway, []));
    }

    [Fact]
    public async Task Stock_of_many_parts_is_asked_for_in_pages()
    {
        using var gateway = new StubGateway();
        gateway.Answers(200, """[{"part":"A","stockrooms":[]}]""");

        var stock = await gateway.Feeds.ReadStockOfAsync("DE", [.. Enumerable.Range(1, 120).Select(n => $"P {n}"), "P 1"], default);

        Assert.Equal((3, 3), (stock.Count, gateway.Requests.Count));
        Assert.StartsWith("GET /base/v1/DE/stock?part=P%201&part=P%202", gateway.Requests[0].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Levels_for_the_routing_of_lines_are_whole_sales_units_of_the_same_numbers()
    {
        using var gateway = new StubGateway();
        gateway.Answers(200, """[{"part":"A","salesUnit":"BX","stockUnitsPerSalesUnit":"100","stockrooms":[{"stockroom":"FG","onHand":"550","openSales":"100","transfers":"60"},{"stockroom":"MU","onHand":"-3"}]}]""");

        var levels = await gateway.Client.GetStockAsync("DE", ["A"], default);

        Assert.Equal([("FG", 3m, "BX"), ("MU", 0m, "BX")], levels.Select(level => (level.Stockroom, level.Available, level.Unit!)));
    }

    private static async Task ReadAsync(StubGateway gateway, List<string> parts)
    {
        await foreach (var line in gateway.Feeds.ReadStockAsync("DE", null, default))
        {
            if (line.Item is { } item)
                parts.Add(item.Part);
        }
    }
}

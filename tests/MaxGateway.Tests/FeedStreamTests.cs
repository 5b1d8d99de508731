using System.Diagnostics;
using System.Net;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Feeds;
using Microsoft.AspNetCore.Http;
using Xunit.Abstractions;

namespace Connector.MaxGateway.Tests;

public sealed class FeedStreamTests(ITestOutputHelper output) : GatewayTest
{
    private const int Many = 100_000;

    [Fact]
    public async Task A_hundred_thousand_parts_are_streamed_with_flat_memory()
    {
        Max.Catalog.Seed(Many, "FG-HH");
        await using var gateway = await StartAsync();
        using var response = await gateway.Http.GetAsync("/v1/DE/feeds/stock", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var (count, end, watch) = (0, "", Stopwatch.StartNew());
        List<long> held = [];

        while (await lines.ReadLineAsync() is { } line)
        {
            end = line;
            if (++count % (Many / 4) == 0)
                held.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        output.WriteLine($"{count} lines in {watch.Elapsed}, held {string.Join(", ", held.Select(bytes => $"{bytes / 1024 / 1024} MB"))}");
        Assert.True(count > Many);
        Assert.Contains("\"end\"", end, StringComparison.Ordinal);
        // A list of the parts would grow by more than 20 MB from the first quarter to the last.
        Assert.True(held[^1] - held[0] < 8 * 1024 * 1024, $"Held {held[0]} bytes after a quarter and {held[^1]} at the end.");
    }

    [Fact]
    public async Task The_first_lines_are_there_while_the_reader_has_not_asked_for_the_rest()
    {
        Max.Catalog.Seed(20_000, "FG-HH");
        await using var gateway = await StartAsync();

        using var response = await gateway.Http.GetAsync("/v1/DE/feeds/items", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());

        Assert.Contains("\"item\"", await lines.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Null(response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_database_that_is_down_is_a_problem_and_not_a_torn_feed()
    {
        await using var gateway = await StartAsync();
        Max.DatabaseDown = true;

        using var response = await gateway.Http.GetAsync("/v1/DE/feeds/stock");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, GatewayProblemCode.ErpDown), (response.StatusCode, (await RunningGateway.ProblemAsync(response)).Code));
    }

    [Fact]
    public async Task What_fails_in_the_middle_leaves_the_end_out()
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };

        await Assert.ThrowsAsync<InvalidOperationException>(() => FeedWriter.WriteAsync(
            context, BreaksAfter(3_000), new FeedCursor("DE", "items", DateTimeOffset.UtcNow), null, GatewayJson.Default.FeedLinePartItem, TimeProvider.System));

        var sent = System.Text.Encoding.UTF8.GetString(body.ToArray());
        Assert.StartsWith("{\"item\"", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("\"end\"", sent, StringComparison.Ordinal);
    }

    private static async IAsyncEnumerable<PartItem> BreaksAfter(int count)
    {
        for (var n = 0; n < count; n++)
            yield return new PartItem { Part = $"P{n}" };
        await Task.Yield();
        throw new InvalidOperationException("The database went away.");
    }
}

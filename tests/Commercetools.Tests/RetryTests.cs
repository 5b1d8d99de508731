using System.Net;
using Commercetools.Tests.Support;
using Connector.Commercetools;
using static Commercetools.Tests.Support.StubServer;

namespace Commercetools.Tests;

public class RetryTests
{
    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Busy_answers_are_repeated_for_reads_and_writes(int status)
    {
        using var read = new ClientUnderTest(new(Status(status), Status(status), Json(ClientUnderTest.MinimalOrder)));
        Assert.Equal("o1", (await read.Orders.GetByIdAsync("o1", default))?.Id);
        Assert.Equal(3, read.Api.Requests.Count);

        using var write = new ClientUnderTest(new(Status(status), Json(ClientUnderTest.MinimalOrder)));
        await write.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default);
        Assert.Equal(2, write.Api.Requests.Count);
        Assert.Single(write.Api.Requests.Select(r => r.Body).Distinct());
        Assert.Single(write.Api.Requests.Select(r => r.CorrelationId).Distinct());
    }

    [Fact]
    public async Task A_read_is_repeated_after_500_and_after_a_broken_connection_and_a_torn_reply()
    {
        using var client = new ClientUnderTest(new(
            Status(500), Breaks(HttpRequestError.ResponseEnded), Json("""{"id":"o1","ver"""), Json(ClientUnderTest.MinimalOrder)));
        Assert.Equal(3, (await client.Orders.GetByIdAsync("o1", default))?.Version);
        Assert.Equal(4, client.Api.Requests.Count);
    }

    [Fact]
    public async Task A_write_that_got_500_is_not_repeated_since_it_may_have_been_applied()
    {
        using var client = new ClientUnderTest(new(Status(500)));
        var e = await Assert.ThrowsAsync<OutcomeUnknownException>(
            () => client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.Single(client.Api.Requests);
        Assert.Equal(("POST", "/shop/orders/o1"), (e.Method, e.Path));
        Assert.Equal(client.Api.Requests.Single().CorrelationId, e.CorrelationId);
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.Unknown)]
    public async Task A_write_whose_connection_broke_is_not_repeated(HttpRequestError error)
    {
        using var client = new ClientUnderTest(new(Breaks(error)));
        await Assert.ThrowsAsync<OutcomeUnknownException>(
            () => client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.Single(client.Api.Requests);
    }

    [Fact]
    public async Task A_write_whose_reply_is_torn_is_not_repeated()
    {
        using var client = new ClientUnderTest(new(Json("""{"id":"o1","ver""")));
        await Assert.ThrowsAsync<OutcomeUnknownException>(
            () => client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.Single(client.Api.Requests);
    }

    [Fact]
    public async Task A_write_that_never_reached_the_server_is_repeated()
    {
        using var client = new ClientUnderTest(new(Breaks(HttpRequestError.ConnectionError), Json(ClientUnderTest.MinimalOrder)));
        await client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default);
        Assert.Equal(2, client.Api.Requests.Count);
    }

    [Fact]
    public async Task A_write_without_an_answer_has_an_unknown_outcome()
    {
        using var client = await WithToken();
        client.Time.Patience = TimeSpan.FromSeconds(20);
        await Assert.ThrowsAsync<OutcomeUnknownException>(
            () => client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.Single(client.Api.Requests, r => r.Method == HttpMethod.Post);
    }

    [Fact]
    public async Task A_read_without_an_answer_is_repeated_and_then_given_up_as_unavailable()
    {
        using var client = await WithToken();
        client.Time.Patience = TimeSpan.FromSeconds(20);
        await Assert.ThrowsAsync<CommercetoolsUnavailableException>(() => client.Orders.GetByIdAsync("o1", default));
        Assert.InRange(client.Api.Requests.Count, 3, 5);
    }

    [Fact]
    public async Task A_conflict_is_never_repeated_here()
    {
        using var client = new ClientUnderTest(new(Status(409,
            """{"statusCode":409,"message":"m","errors":[{"code":"ConcurrentModification","message":"m","currentVersion":7}]}""")));
        var e = await Assert.ThrowsAsync<ConcurrentModificationException>(
            () => client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.Equal(7, e.CurrentVersion);
        Assert.Single(client.Api.Requests);
    }

    [Fact]
    public async Task Retry_After_is_honoured()
    {
        using var client = new ClientUnderTest(new(
            Status(429, retryAfter: TimeSpan.FromSeconds(7)), Json(ClientUnderTest.MinimalOrder)));
        await client.Orders.GetByIdAsync("o1", default);
        Assert.Contains(TimeSpan.FromSeconds(7), client.Time.Waits);
    }

    [Fact]
    public async Task Retry_After_is_capped_and_the_rest_is_told_to_the_caller()
    {
        using var client = new ClientUnderTest(new(Status(503, retryAfter: TimeSpan.FromMinutes(10))));
        var e = await Assert.ThrowsAsync<ServiceUnavailableException>(() => client.Orders.GetByIdAsync("o1", default));
        Assert.All(client.Time.Waits, wait => Assert.Equal(TimeSpan.FromSeconds(10), wait));
        Assert.Equal(TimeSpan.FromMinutes(10), e.RetryAfter);
        Assert.True(e.IsTransient);
    }

    [Fact]
    public async Task When_most_calls_fail_the_circuit_opens_says_for_how_long_and_closes_again()
    {
        var ill = true;
        var server = new StubServer((_, _) => Task.FromResult(
            ill ? Response("", HttpStatusCode.ServiceUnavailable) : Response(ClientUnderTest.MinimalOrder)));
        using var client = new ClientUnderTest(server);
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAnyAsync<CommercetoolsException>(() => client.Orders.GetByIdAsync("o1", default));

        var before = server.Requests.Count;
        var e = await Assert.ThrowsAsync<CommercetoolsUnavailableException>(
            () => client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.Equal(before, server.Requests.Count);
        Assert.InRange(e.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));

        ill = false;
        client.Time.Advance(TimeSpan.FromSeconds(16));
        Assert.NotNull(await client.Orders.GetByIdAsync("o1", default));
    }

    [Fact]
    public async Task No_more_requests_run_at_once_than_allowed()
    {
        var (running, most) = (0, 0);
        var gate = new TaskCompletionSource();
        var full = new TaskCompletionSource();
        var server = new StubServer(async (_, _) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            if (now == 4) full.TrySetResult();
            await gate.Task;
            Interlocked.Decrement(ref running);
            return Response(ClientUnderTest.MinimalOrder);
        });
        using var client = new ClientUnderTest(server, settings: new() { ["Commercetools:Resilience:MaxParallelRequests"] = "4" });
        var calls = Enumerable.Range(0, 40).Select(_ => client.Orders.GetByIdAsync("o1", default)).ToArray();
        await full.Task;
        gate.SetResult();
        await Task.WhenAll(calls);
        Assert.Equal(4, most);
        Assert.Equal(40, server.Requests.Count);
    }

    [Fact]
    public async Task The_callers_cancellation_stays_a_cancellation()
    {
        using var client = new ClientUnderTest(new(Silence()));
        using var stop = new CancellationTokenSource();
        var call = client.Orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    // Answers once, so that the token is there, and then never again.
    private static async Task<ClientUnderTest> WithToken()
    {
        var client = new ClientUnderTest(new(Json(ClientUnderTest.MinimalOrder), Silence()));
        await client.Orders.GetByIdAsync("o1", default);
        return client;
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = target) < value && Interlocked.CompareExchange(ref target, value, seen) != seen) { }
    }
}

using System.Net;
using Connector.Sandbox.Commercetools;

namespace Connector.EndToEnd.Tests.Commercetools;

public sealed class FaultTests
{
    private const string Confirm = """{"version":1,"actions":[{"action":"changeOrderState","orderState":"Confirmed"}]}""";

    [Theory]
    [InlineData(FaultKind.Conflict, 409, 1)]
    [InlineData(FaultKind.TooManyRequests, 429, 1)]
    [InlineData(FaultKind.ServerErrorBeforeApply, 500, 1)]
    [InlineData(FaultKind.ServerErrorAfterApply, 500, 2)]
    [InlineData(FaultKind.BadGateway, 502, 1)]
    [InlineData(FaultKind.ServiceUnavailable, 503, 1)]
    [InlineData(FaultKind.GatewayTimeoutAfterApply, 504, 2)]
    [InlineData(FaultKind.ExpiredToken, 401, 1)]
    public async Task A_fault_answers_with_its_status_and_applies_or_not(FaultKind kind, int status, int versionAfter)
    {
        await using var shop = await TestShop.StartAsync();
        var order = await shop.PlaceAsync();
        shop.Server.Faults.Next(kind, "POST", "/orders/*");

        await shop.SendAsync(HttpMethod.Post, order, Confirm, status);

        await shop.LogInAsync();
        Assert.Equal(versionAfter, (await shop.GetAsync(order))["version"]!.GetValue<int>());
        Assert.Equal(1, shop.Server.Faults.Happened);
    }

    [Theory]
    [InlineData(FaultKind.NoReplyBeforeApply, 1)]
    [InlineData(FaultKind.NoReplyAfterApply, 2)]
    [InlineData(FaultKind.TornBody, 2)]
    public async Task A_cut_connection_leaves_the_caller_without_an_answer(FaultKind kind, int versionAfter)
    {
        await using var shop = await TestShop.StartAsync();
        var order = await shop.PlaceAsync();
        shop.Server.Faults.Next(kind, "POST", "/{projectKey}/orders/{id}");

        await Assert.ThrowsAsync<HttpRequestException>(() => shop.SendAsync(HttpMethod.Post, order, Confirm, 200));

        Assert.Equal(versionAfter, (await shop.GetAsync(order))["version"]!.GetValue<int>());
        Assert.Null(shop.Server.Calls.Entries[^2].Status);
    }

    [Fact]
    public async Task Retry_after_is_sent_when_planned()
    {
        await using var shop = await TestShop.StartAsync();
        shop.Server.Faults.Add(new FaultRule { Kinds = [FaultKind.TooManyRequests], RetryAfter = TimeSpan.FromSeconds(2), Times = 2 });

        for (var i = 0; i < 2; i++)
            Assert.Equal(TimeSpan.FromSeconds(2), (await shop.RawAsync(HttpMethod.Get, "/orders")).Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, (await shop.RawAsync(HttpMethod.Get, "/orders")).StatusCode);
    }

    [Fact]
    public async Task A_slow_reply_comes_when_the_clock_has_moved()
    {
        await using var shop = await TestShop.StartAsync();
        var asked = new TaskCompletionSource();
        shop.Server.OnCall = (_, moment) =>
        {
            if (moment is CallMoment.AfterApply)
                asked.TrySetResult();
            return Task.CompletedTask;
        };
        shop.Server.Faults.Add(new FaultRule { Kinds = [FaultKind.SlowReply], Delay = TimeSpan.FromSeconds(30) });

        var reply = shop.RawAsync(HttpMethod.Get, "/orders");
        await asked.Task;
        Assert.False(reply.IsCompleted);
        while (!reply.IsCompleted)
        {
            shop.Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.OK, (await reply).StatusCode);
    }

    [Fact]
    public async Task Faults_at_a_rate_repeat_with_their_seed()
    {
        Assert.Equal(await StatusesAsync(), await StatusesAsync());

        static async Task<string> StatusesAsync()
        {
            await using var shop = await TestShop.StartAsync();
            shop.Server.Faults.AtRate(0.5, seed: 7, [FaultKind.BadGateway, FaultKind.ServiceUnavailable]);
            for (var i = 0; i < 20; i++)
                (await shop.RawAsync(HttpMethod.Get, "/orders")).Dispose();
            var statuses = string.Join(',', shop.Server.Calls.Entries.Skip(1).Select(entry => entry.Status));
            Assert.Contains("502", statuses, StringComparison.Ordinal);
            Assert.Contains("200", statuses, StringComparison.Ordinal);
            return statuses;
        }
    }

    [Fact]
    public async Task The_moments_of_a_call_surround_its_change()
    {
        await using var shop = await TestShop.StartAsync();
        var order = await shop.PlaceAsync();
        var versions = new List<string>();
        shop.Server.OnCall = async (call, moment) =>
        {
            if (call.Method is "POST")
                versions.Add($"{moment} {(await shop.GetAsync(order))["version"]} {call.ClientId}");
        };

        await shop.SendAsync(HttpMethod.Post, order, Confirm, 200);

        Assert.Equal(["BeforeApply 1 connector", "AfterApply 2 connector"], versions);
    }
}

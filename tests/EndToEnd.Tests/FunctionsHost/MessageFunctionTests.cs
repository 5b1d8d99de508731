using System.Text.Json;
using Connector.Sandbox.FunctionsHost;

namespace EndToEnd.Tests.FunctionsHost;

public sealed class MessageFunctionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_message_is_completed_when_its_function_succeeds()
    {
        await using var host = await SampleHost.StartAsync();

        for (var i = 0; i < 50; i++)
            host.Plain.Send($"m{i}", "hello");
        await host.Plain.WhenEmptyAsync();

        Assert.Equal(new FunctionCount(50, 0), host.Server.Counts["Plain"]);
        Assert.Contains("plain m49 delivery 1 body hello", host.Said("plain"));
    }

    [Fact]
    public async Task A_message_is_abandoned_when_its_function_throws_and_comes_again_with_a_higher_delivery_count()
    {
        var completed = new List<InvocationCompleted>();
        var third = new TaskCompletionSource();
        await using var host = await SampleHost.StartAsync(options => options with
        {
            MaxConcurrentCalls = 1,
            BeforeSettlement = invocation =>
            {
                completed.Add(invocation);
                if (completed.Count == 3)
                    third.SetResult();
                return Task.FromResult(completed.Count < 3 ? SettlementDecision.AsUsual : SettlementDecision.LeaveLocked);
            },
        });

        host.Plain.Send("m1", "fail");
        await third.Task.WaitAsync(Patience);

        Assert.All(completed, invocation => Assert.False(invocation.Success));
        Assert.Contains("InvalidOperationException", completed[0].Error);
        Assert.Contains("The function was told to fail.", completed[0].Error);
        Assert.Equal(["plain m1 delivery 1 body fail", "plain m1 delivery 2 body fail", "plain m1 delivery 3 body fail"], host.Said("plain"));
        Assert.Equal(new FunctionCount(3, 3), host.Server.Counts["Plain"]);
        Assert.Equal(1, host.Plain.Left);
    }

    [Fact]
    public async Task A_function_sees_the_metadata_and_the_trace_of_its_message()
    {
        await using var host = await SampleHost.StartAsync();
        const string sender = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        host.Plain.Send("m1", "show", properties: new Dictionary<string, object> { ["Diagnostic-Id"] = sender, ["attempt"] = 2 });
        await host.Plain.WhenEmptyAsync();

        var line = host.Said("metadata").Single();
        Assert.Contains("trace 00-0af7651916cd43dd8448eb211c80319c-", line);
        var metadata = JsonSerializer.Deserialize<Dictionary<string, string>>(line["metadata ".Length..line.IndexOf(" trace", StringComparison.Ordinal)])!;
        Assert.Equal("m1", metadata["MessageId"]);
        Assert.Equal("1", metadata["DeliveryCount"]);
        Assert.Equal("1", metadata["SequenceNumber"]);
        Assert.Equal("correlation-1", metadata["CorrelationId"]);
        Assert.Equal("application/json", metadata["ContentType"]);
        Assert.Equal("\"2026-03-01T08:30:00Z\"", metadata["EnqueuedTimeUtc"]);
        Assert.Equal(2, JsonDocument.Parse(metadata["ApplicationProperties"]).RootElement.GetProperty("attempt").GetInt32());
    }

    [Fact]
    public async Task Messages_of_a_session_run_one_at_a_time_and_in_order_while_sessions_run_beside_each_other()
    {
        await using var host = await SampleHost.StartAsync();

        foreach (var i in Enumerable.Range(1, 20))
        {
            foreach (var session in (string[])["a", "b", "c"])
                host.Sessions.Send($"{session}{i}", $"{i:00}", session);
        }

        await host.Sessions.WhenEmptyAsync();

        foreach (var session in (string[])["a", "b", "c"])
        {
            var expected = Enumerable.Range(1, 20).SelectMany(i => (string[])[$"begin {session} {i:00}", $"end {session} {i:00}"]);
            Assert.Equal(expected, host.Said("").Where(said => said.StartsWith($"begin {session} ", StringComparison.Ordinal) || said.StartsWith($"end {session} ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_function_that_settles_itself_keeps_its_lock()
    {
        var done = new TaskCompletionSource();
        await using var host = await SampleHost.StartAsync(options => options with
        {
            BeforeSettlement = invocation =>
            {
                done.SetResult();
                return Task.FromResult(SettlementDecision.AsUsual);
            },
        });

        host.Subscription.Send("m1", "hello");
        await done.Task.WaitAsync(Patience);

        Assert.Equal(["subscription hello"], host.Said("subscription"));
        Assert.Equal(1, host.Subscription.Locked);
    }
}

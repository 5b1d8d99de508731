using System.Net;
using System.Net.Http.Json;
using Connector.Sandbox.Stack;

namespace EndToEnd.Tests.FunctionsHost;

public sealed class ConnectorAppTests
{
    private sealed record Health(string Status, string Version);

    [Fact]
    public async Task The_connectors_app_starts_in_its_real_worker_and_answers_again_after_a_kill()
    {
        // The app starts only with all its settings, and with a storage account to create its tables in.
        await using var sandbox = await SandboxStack.StartAsync(new SandboxOptions { RunSchedules = false }, _ => { }, CancellationToken.None);
        var server = sandbox.Host!;
        using var client = new HttpClient { BaseAddress = server.HttpAddress };
        var live = new Uri("/api/health/live", UriKind.Relative);

        var before = await client.GetFromJsonAsync<Health>(live);
        server.KillWorker();
        Assert.False(server.WorkerRunning);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(live)).StatusCode);
        await server.StartWorkerAsync();
        var after = await client.GetFromJsonAsync<Health>(live);

        Assert.Equal("live", before!.Status);
        Assert.NotEqual("unknown", before.Version);
        Assert.Equal(before, after);
        Assert.Equal(2, server.Counts["HealthLive"].Invocations);
    }
}

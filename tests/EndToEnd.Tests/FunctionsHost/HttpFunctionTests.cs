using System.Net;

namespace EndToEnd.Tests.FunctionsHost;

public sealed class HttpFunctionTests
{
    [Fact]
    public async Task A_request_reaches_its_function_whole_and_the_answer_comes_back_whole()
    {
        await using var host = await SampleHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Server.HttpAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/echo/4711?q=a%20b") { Content = new StringContent("body") };
        request.Headers.Add("x-functions-key", "function-key");
        request.Headers.Add("x-sent", "sent");

        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("4711 a b body", await response.Content.ReadAsStringAsync());
        Assert.Equal("sent", response.Headers.GetValues("x-seen").Single());
    }

    [Fact]
    public async Task Keys_open_the_levels_they_are_for()
    {
        await using var host = await SampleHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Server.HttpAddress };

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("/api/echo/1"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("/api/echo/1?code=wrong"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync("/api/echo/1?code=function-key"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync("/api/echo/1?code=master-key"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/api/operations/secret?code=function-key"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync("/api/operations/secret?code=master-key"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await GetAsync("/api/echo/1?code=function-key"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync("/api/nothing"));

        async Task<HttpStatusCode> GetAsync(string path) => (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;
        async Task<HttpStatusCode> PostAsync(string path) => (await client.PostAsync(new Uri(path, UriKind.Relative), new StringContent("x"))).StatusCode;
    }

    [Fact]
    public async Task A_function_that_throws_is_an_error_to_the_caller_and_a_dead_worker_is_unavailable()
    {
        await using var host = await SampleHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Server.HttpAddress };

        using var thrown = await client.GetAsync(new Uri("/api/boom", UriKind.Relative));
        host.Server.KillWorker();
        using var dead = await client.GetAsync(new Uri("/api/boom", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, thrown.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, dead.StatusCode);
    }
}

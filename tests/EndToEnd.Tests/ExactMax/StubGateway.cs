using System.Net;
using System.Text;
using Connector.ExactMax.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Connector.EndToEnd.Tests.ExactMax;

/// <summary>A gateway that answers what a test queued, the last answer for ever, and remembers what it was asked.</summary>
internal sealed class StubGateway : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = new();
    private readonly ServiceProvider _services;

    public StubGateway(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create("MaxGateway:" + setting.Key, (string?)setting.Value)))
            {
                ["MaxGateway:BaseAddress"] = "https://max.example.com/base",
                ["MaxGateway:ApiKey"] = "secret",
            }).Build();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        services.AddMaxGateway(configuration).ConfigurePrimaryHttpMessageHandler(() => this);
        services.Configure<MaxGatewayOptions>(options => options.CorrelationId = () => Correlation);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new PausesPass();

    public string? Correlation { get; set; }

    public List<(string Line, string Body, Dictionary<string, string> Headers)> Requests { get; } = [];

    public IMaxFeeds Feeds => _services.GetRequiredService<IMaxFeeds>();

    public IMaxGateway Client => _services.GetRequiredService<IMaxGateway>();

    public StubGateway Answers(int status, string body, string type = "application/json", TimeSpan? retryAfter = null)
    {
        _answers.Enqueue(_ =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };
            if (retryAfter is { } wait)
                response.Headers.RetryAfter = new(wait);
            return Task.FromResult(response);
        });
        return this;
    }

    public StubGateway Streams(Stream body)
    {
        _answers.Enqueue(_ =>
        {
            var content = new StreamContent(body);
            content.Headers.ContentType = new("application/x-ndjson");
            return Task.FromResult(new HttpResponseMessage { Content = content });
        });
        return this;
    }

    public StubGateway Problem(int status, string code, bool retryable = false, TimeSpan? retryAfter = null) =>
        Answers(status, $$"""{"code":"{{code}}","title":"No.","retryable":{{(retryable ? "true" : "false")}},"status":{{status}}}""", "application/problem+json", retryAfter);

    public StubGateway Breaks()
    {
        _answers.Enqueue(_ => throw new HttpRequestException(HttpRequestError.ConnectionError));
        return this;
    }

    /// <summary>Never answers; the clock moves on by as much as the test says.</summary>
    public StubGateway Hangs(TimeSpan passing = default)
    {
        _answers.Enqueue(async cancellation =>
        {
            Clock.Advance(passing);
            await Task.Delay(Timeout.Infinite, cancellation);
            return new HttpResponseMessage();
        });
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(($"{request.Method} {request.RequestUri!.PathAndQuery}", body, request.Headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value))));
        var response = await (_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek())(cancellationToken);
        response.RequestMessage = request;
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _services.Dispose();
    }

    /// <summary>Pauses (retries, polling) pass as soon as somebody waits; timeouts, which are longer, only when the test moves the clock.</summary>
    private sealed class PausesPass() : FakeTimeProvider(new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero))
    {
        private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero && dueTime <= LongestPause)
                Advance(dueTime);
            return timer;
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Security;
using Connector.MaxGateway.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Tests;

public sealed class EndpointSecurityTests : GatewayTest
{
    private const string Orders = "/v1/DE/orders";

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData("' OR ''='")]
    public async Task Without_a_configured_key_the_answer_is_401(string? key)
    {
        await using var gateway = await StartAsync();
        gateway.Http.DefaultRequestHeaders.Remove("X-Api-Key");

        using var response = await SendAsync(gateway, new StringContent("{}", Encoding.UTF8, "application/json"), key);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(GatewayProblemCode.Unauthorized, (await RunningGateway.ProblemAsync(response)).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_oversized_body_gets_413_whether_it_names_its_length_or_not(bool named)
    {
        await using var gateway = await StartAsync("--Gateway:MaxRequestBytes=2000");
        var bytes = Encoding.UTF8.GetBytes($"{{\"externalId\":\"{new string('x', 30_000)}\"}}");
        using HttpContent body = named ? new ByteArrayContent(bytes) : new StreamContent(new Unmeasured(bytes));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var response = await SendAsync(gateway, body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("Gateway:MaxRequestBytes", (await RunningGateway.ProblemAsync(response)).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"externalId\":1}")]
    public async Task A_malformed_body_gets_400(string body)
    {
        await using var gateway = await StartAsync();

        using var response = await SendAsync(gateway, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(GatewayProblemCode.Validation, (await RunningGateway.ProblemAsync(response)).Code);
    }

    [Fact]
    public async Task Whoever_asks_too_much_gets_429_and_when_to_come_back_and_the_others_are_served()
    {
        await using var gateway = await StartAsync("--Gateway:Limits:RequestsPerMinute=2");
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.OK, (await gateway.Http.GetAsync("/v1/capabilities")).StatusCode);

        using var refused = await gateway.Http.GetAsync("/v1/capabilities");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        var problem = await RunningGateway.ProblemAsync(refused);
        Assert.Equal((GatewayProblemCode.ErpBusy, true, "More than 2 requests within a minute (Gateway:Limits:RequestsPerMinute)."), (problem.Code, problem.Retryable, problem.Detail));
        gateway.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        gateway.Http.DefaultRequestHeaders.Add("X-Api-Key", RunningGateway.KeyOfGb);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.GetAsync("/v1/capabilities")).StatusCode);
    }

    [Fact]
    public async Task Guessing_keys_is_limited_by_address()
    {
        await using var gateway = await StartAsync("--Gateway:Limits:RequestsPerMinute=2");
        gateway.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
            answers.Add((await SendAsync(gateway, new StringContent("{}", Encoding.UTF8, "application/json"), $"guess {i}")).StatusCode);

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], answers);
    }

    [Theory]
    [InlineData("urls=http://0.0.0.0:5000", "urls is 'http://0.0.0.0:5000'")]
    [InlineData("urls=https://*:8443;http://*:8080", "urls is 'http://*:8080'")]
    [InlineData("urls=http://max-server:8080", "urls is 'http://max-server:8080'")]
    [InlineData("Kestrel:Endpoints:Web:Url=http://[::]:80", "Kestrel:Endpoints:Web:Url is 'http://[::]:80'")]
    public void Plain_http_outside_loopback_stops_the_start(string binding, string beginning)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Options($"--{binding}"));

        Assert.Equal([$"{beginning}: plain http is allowed on loopback only; bind https with a certificate, or set Gateway:AllowPlainHttp to true where something in front of the gateway ends TLS."], wrong.Failures);
        Assert.True(Options($"--{binding}", "--Gateway:AllowPlainHttp=true").AllowPlainHttp);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://[::1]:5000")]
    [InlineData("https://*:8443")]
    public void Loopback_and_https_are_allowed(string address) => Assert.False(Options($"--urls={address}").AllowPlainHttp);

    [Fact]
    public void Ports_without_an_address_are_every_address()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("http_ports", "8080"), new("https_ports", "8443")]).Build();

        Assert.Equal(
            [(new Binding("http_ports", "http://*:8080"), false, false), (new Binding("https_ports", "https://*:8443"), true, false)],
            Binding.Of(configuration).Select(binding => (binding, binding.Secure, binding.Loopback)));
    }

    [Fact]
    public async Task Https_uses_the_certificate_of_the_thumbprint_however_it_was_copied()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=max-gateway", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var copied = "\u200e" + string.Join(' ', certificate.Thumbprint.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));
        await using var app = Build(certificate, "--urls=https://127.0.0.1:0", $"--Gateway:Certificate:Thumbprint={copied}");
        await app.StartAsync();
        string? shown = null;
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, served, _, _) => (shown = served!.Thumbprint) is not null };
        using var http = new HttpClient(handler);

        var health = await http.GetStringAsync(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1/health");

        Assert.Equal(certificate.Thumbprint, shown);
        Assert.Contains("healthy", health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_there_stops_the_start_with_its_key()
    {
        await using var app = Build(null, "--urls=https://127.0.0.1:0", $"--Gateway:Certificate:Thumbprint={new string('a', 40)}");

        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.StartsWith($"Gateway:Certificate:Thumbprint is '{new string('A', 40)}'", Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_hashed_from_standard_input_or_made_and_never_taken_from_the_command_line()
    {
        var (made, hashed, errors) = (new StringWriter(), new StringWriter(), new StringWriter());
        Assert.Equal(0, await HashKeyCommand.RunAsync(["--generate"], TextReader.Null, made, errors));
        var lines = made.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].Trim()).ToList();
        Assert.Equal(0, await HashKeyCommand.RunAsync([], new StringReader(lines[0] + "\r\n"), hashed, errors));
        Assert.Equal(1, await HashKeyCommand.RunAsync([], new StringReader("short"), TextWriter.Null, errors));
        Assert.Equal(2, await HashKeyCommand.RunAsync([lines[0]], TextReader.Null, TextWriter.Null, errors));

        Assert.Equal($"sha256 {lines[1]}", hashed.ToString().Trim());
        Assert.Equal(43, lines[0].Length);
        Assert.Contains("The key has 5 characters: allowed are 32 and more", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(lines[0], errors.ToString(), StringComparison.Ordinal);
        await using var gateway = await StartAsync($"--Gateway:ApiKeys:1:Sha256={lines[1]}");
        gateway.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        gateway.Http.DefaultRequestHeaders.Add("X-Api-Key", lines[0]);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.GetAsync("/v1/capabilities")).StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(RunningGateway gateway, HttpContent body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Orders) { Content = body };
        request.Headers.Add("Idempotency-Key", "one");
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        return gateway.Http.SendAsync(request);
    }

    private GatewayOptions Options(params string[] settings)
    {
        using var app = Build(null, settings);
        return app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value;
    }

    private Microsoft.AspNetCore.Builder.WebApplication Build(X509Certificate2? certificate, params string[] settings) =>
        GatewayHost.Build([.. RunningGateway.Settings(Inbox), .. settings], services =>
        {
            services.AddSingleton<IMaxConnections>(Max);
            services.AddSingleton<IMaxUpdateFactory>(Max);
            services.AddSingleton<IMaxEtlFactory>(Max);
            services.AddSingleton<ICertificateStore>(new Store(certificate));
        });

    private sealed class Store(X509Certificate2? certificate) : ICertificateStore
    {
        public X509Certificate2? Find(string thumbprint) => certificate?.Thumbprint == thumbprint ? certificate : null;
    }

    private sealed class Unmeasured(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}

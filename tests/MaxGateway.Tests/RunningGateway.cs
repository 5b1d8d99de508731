using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Connector.ExactMax.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Connector.MaxGateway.Tests;

/// <summary>The real service on a loopback port; several can be started one after the other on the same inbox and MAX.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    public const string Key = "test-key";
    public const string KeyOfGb = "test-key-gb";
    private readonly WebApplication _app;

    private RunningGateway(WebApplication app, HttpClient http) => (_app, Http) = (app, http);

    public HttpClient Http { get; }

    public static async Task<RunningGateway> StartAsync(MaxRig max, string inbox, TimeProvider? clock = null, params string[] settings)
    {
        var app = GatewayHost.Build([.. Settings(inbox), .. settings], services =>
        {
            services.AddSingleton<IMaxConnections>(max);
            services.AddSingleton<IMaxUpdateFactory>(max);
            services.AddSingleton<IMaxEtlFactory>(max);
            if (clock is not null)
                services.AddSingleton(clock);
        });
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        return new RunningGateway(app, http);
    }

    public static string[] Settings(string inbox) =>
    [
        "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None", $"--Gateway:Inbox:Path={inbox}", "--Gateway:MaxUpdate:SettleSeconds=0",
        "--Gateway:Companies:0:Name=DE", "--Gateway:Companies:0:TimeZone=Europe/Berlin", "--Gateway:Companies:0:Defaults:GlReference=40000-00",
        "--Gateway:Companies:1:Name=GB",
        "--Gateway:ApiKeys:0:Name=tests", $"--Gateway:ApiKeys:0:Sha256={Hash(Key)}", "--Gateway:ApiKeys:0:Companies:0=*",
        "--Gateway:ApiKeys:1:Name=gb", $"--Gateway:ApiKeys:1:Sha256={Hash(KeyOfGb)}", "--Gateway:ApiKeys:1:Companies:0=GB",
    ];

    public Task<HttpResponseMessage> PostAsync(SalesOrderRequest order, string? key = null, int? wait = null, string company = "DE")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/{company}/orders") { Content = JsonContent.Create(order, GatewayJson.Default.SalesOrderRequest) };
        request.Headers.Add("Idempotency-Key", key ?? order.ExternalId);
        if (wait is not null)
            request.Headers.Add("Prefer", $"wait={wait}");
        return Http.SendAsync(request);
    }

    public async Task<Operation> CreateAsync(SalesOrderRequest order, string? key = null, int? wait = null)
    {
        using var response = await PostAsync(order, key, wait);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(GatewayJson.Default.Operation))!;
    }

    public Task<HttpResponseMessage> PostChangeAsync(string number, SalesOrderChange change, string key, int? wait = null) =>
        PostAsync($"/v1/DE/orders/{number}/change", JsonContent.Create(change, GatewayJson.Default.SalesOrderChange), key, wait);

    public Task<HttpResponseMessage> PostCancelAsync(string number, OrderCancellation cancellation, string key, int? wait = null) =>
        PostAsync($"/v1/DE/orders/{number}/cancel", JsonContent.Create(cancellation, GatewayJson.Default.OrderCancellation), key, wait);

    public async Task<Operation> ChangeAsync(string number, SalesOrderRequest order, string key, string? version = null, int? wait = null) =>
        await OperationAsync(await PostChangeAsync(number, new SalesOrderChange { Order = order, ExpectedVersion = version }, key, wait));

    public async Task<Operation> CancelAsync(string number, string key = "cancel", string? reason = null, string? version = null, int? wait = null) =>
        await OperationAsync(await PostCancelAsync(number, new OrderCancellation { Reason = reason, ExpectedVersion = version }, key, wait));

    public Task<HttpResponseMessage> PostReturnAsync(ReturnRequest request, string? key = null, int? wait = null) =>
        PostAsync("/v1/DE/returns", JsonContent.Create(request, GatewayJson.Default.ReturnRequest), key ?? request.ExternalId, wait);

    public Task<HttpResponseMessage> PostCreditMemoAsync(CreditMemoRequest request, string? key = null, int? wait = null) =>
        PostAsync("/v1/DE/credit-memos", JsonContent.Create(request, GatewayJson.Default.CreditMemoRequest), key ?? request.ExternalId, wait);

    public async Task<Operation> ReturnAsync(ReturnRequest request, string? key = null, int? wait = null) => await OperationAsync(await PostReturnAsync(request, key, wait));

    public async Task<Operation> CreditMemoAsync(CreditMemoRequest request, string? key = null, int? wait = null) => await OperationAsync(await PostCreditMemoAsync(request, key, wait));

    public async Task<SalesOrder> OrderAsync(string number) => (await Http.GetFromJsonAsync($"/v1/DE/orders/{number}", GatewayJson.Default.SalesOrder))!;

    public async Task<Operation> OperationAsync(string id) =>
        (await Http.GetFromJsonAsync($"/v1/DE/operations/{id}", GatewayJson.Default.Operation))!;

    /// <summary>Stops the service as a crash would leave things: whatever call it was in gets no answer.</summary>
    /// <param name="grace">How long requests that are under way may go on; 5 seconds when null.</param>
    public async Task StopAsync(TimeSpan? grace = null)
    {
        using var now = new CancellationTokenSource(grace ?? TimeSpan.FromSeconds(5));
        await _app.StopAsync(now.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    public static async Task<GatewayProblem> ProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (await response.Content.ReadFromJsonAsync(GatewayJson.Default.GatewayProblem))!;
    }

    private Task<HttpResponseMessage> PostAsync(string path, HttpContent body, string key, int? wait)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.Add("Idempotency-Key", key);
        if (wait is not null)
            request.Headers.Add("Prefer", $"wait={wait}");
        return Http.SendAsync(request);
    }

    private static async Task<Operation> OperationAsync(HttpResponseMessage answer)
    {
        using var response = answer;
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(GatewayJson.Default.Operation))!;
    }

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

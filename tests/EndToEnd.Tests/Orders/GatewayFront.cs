using System.Collections.Concurrent;
using System.Net;
using Connector.Sandbox.Stack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace EndToEnd.Tests.Orders;

/// <summary>Stands between the connector and the gateway: notes each request, and cuts every connection while the gateway is to be down.</summary>
internal sealed class GatewayFront : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpMessageInvoker invoker = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });
    private readonly ConcurrentQueue<string> requests = new();
    private volatile bool down;

    private GatewayFront(WebApplication app) => this.app = app;

    /// <summary>True while nobody answers.</summary>
    public bool Down
    {
        get => down;
        set => down = value;
    }

    /// <summary>Method and path of each request so far.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    /// <summary>Where the connector is to find the gateway.</summary>
    public string Address => app.Urls.Single() + "/";

    public static async Task<GatewayFront> StartAsync(SandboxStack sandbox)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddHttpForwarder();
        var front = new GatewayFront(builder.Build());
        var forwarder = front.app.Services.GetRequiredService<IHttpForwarder>();
        front.app.Run(async context =>
        {
            front.requests.Enqueue($"{context.Request.Method} {context.Request.GetEncodedPathAndQuery()}");
            if (front.Down) context.Abort();
            else await forwarder.SendAsync(context, sandbox.Gateway.Address.ToString(), front.invoker);
        });
        await front.app.StartAsync();
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        invoker.Dispose();
    }
}

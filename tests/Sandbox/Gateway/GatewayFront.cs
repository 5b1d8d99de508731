using System.Collections.Concurrent;
using System.Net;
using Connector.Sandbox.Stack;
using Microsoft.AspNetCore.Http.Extensions;
using Yarp.ReverseProxy.Forwarder;

namespace Connector.Sandbox.Gateway;

/// <summary>
/// Stands between the connector and the gateway: notes each request, cuts every connection while the gateway is to be
/// down, and loses single requests or replies.
/// </summary>
public sealed class GatewayFront : IAsyncDisposable
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

    /// <summary>Asked for every request what goes wrong with it; null is nothing.</summary>
    public Func<GatewayFault?>? Fault { get; set; }

    /// <summary>Method and path of each request so far.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    /// <summary>Where the connector is to find the gateway.</summary>
    public string Address => app.Urls.Single() + "/";

    /// <summary>Starts in front of a sandbox's gateway.</summary>
    public static Task<GatewayFront> StartAsync(SandboxStack sandbox) => StartAsync(sandbox.Gateway.Address);

    /// <summary>Starts in front of a gateway, which may come up later.</summary>
    public static async Task<GatewayFront> StartAsync(Uri gateway)
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
            var fault = front.Fault?.Invoke();
            if (front.Down || fault == GatewayFault.RequestLost) context.Abort();
            else await forwarder.SendAsync(context, gateway.ToString(), front.invoker, ForwarderRequestConfig.Empty, fault is null ? HttpTransformer.Default : ReplyLost.Instance);
        });
        await front.app.StartAsync();
        return front;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        invoker.Dispose();
    }

    private sealed class ReplyLost : HttpTransformer
    {
        public static ReplyLost Instance { get; } = new();

        public override ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            httpContext.Abort();
            return ValueTask.FromResult(false);
        }
    }
}

/// <summary>What goes wrong between the connector and the gateway.</summary>
public enum GatewayFault
{
    /// <summary>The connection is cut before the gateway got the request.</summary>
    RequestLost,

    /// <summary>The connection is cut when the gateway answers.</summary>
    ReplyLost,
}

using System.Net;
using Microsoft.AspNetCore.Http.Extensions;
using Yarp.ReverseProxy.Forwarder;

namespace Connector.Sandbox.Storage;

/// <summary>
/// The storage account as the connector sees it: forwards to Azurite, so that tests can fail a call, or stop a process
/// at the very moment a row is written.
/// </summary>
public sealed class StorageFront : IAsyncDisposable
{
    private readonly AzuriteServer azurite;
    private readonly List<WebApplication> fronts = [];
    private readonly HttpMessageInvoker invoker = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None, UseCookies = false });

    private StorageFront(AzuriteServer azurite) => this.azurite = azurite;

    /// <summary>Called before a request is forwarded; may throw or never return to keep it from arriving.</summary>
    public Func<StorageCall, Task>? OnCall { get; set; }

    /// <summary>Asked for every request what goes wrong with it; null is nothing.</summary>
    public Func<StorageCall, StorageFault?>? Fault { get; set; }

    /// <summary>Number of requests so far.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Connection string for the Azure SDKs and for <c>AzureWebJobsStorage</c>.</summary>
    public string ConnectionString { get; private set; } = "";

    private long requests;

    /// <summary>Starts Azurite and its front.</summary>
    /// <param name="ports">Ports of blob, queue and table; 0 takes a free one.</param>
    /// <param name="progress">Told what takes long.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<StorageFront> StartAsync((int Blob, int Queue, int Table) ports, Action<string> progress, CancellationToken cancellationToken)
    {
        var front = new StorageFront(await AzuriteServer.StartAsync(progress, cancellationToken));
        var blob = await front.OpenAsync("blob", front.azurite.Blob, ports.Blob, cancellationToken);
        var queue = await front.OpenAsync("queue", front.azurite.Queue, ports.Queue, cancellationToken);
        var table = await front.OpenAsync("table", front.azurite.Table, ports.Table, cancellationToken);
        front.ConnectionString = AzuriteAccount.ConnectionString(blob, queue, table);
        return front;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var front in fronts) await front.DisposeAsync();
        await azurite.DisposeAsync();
        invoker.Dispose();
    }

    private async Task<Uri> OpenAsync(string service, Uri target, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddHttpForwarder();
        var app = builder.Build();
        var forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        app.Run(async context =>
        {
            Interlocked.Increment(ref requests);
            var call = new StorageCall(service, context.Request.Method, context.Request.GetEncodedPathAndQuery());
            if (OnCall is { } hook) await hook(call);
            var fault = Fault?.Invoke(call);
            if (fault == StorageFault.Unavailable) context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            else await forwarder.SendAsync(context, target.ToString(), invoker, ForwarderRequestConfig.Empty, fault is null ? HttpTransformer.Default : UnavailableAfterwards.Instance);
        });
        await app.StartAsync(cancellationToken);
        fronts.Add(app);
        return new Uri(app.Urls.Single());
    }
}

/// <summary>What goes wrong with a request to the storage account.</summary>
public enum StorageFault
{
    /// <summary>503, nothing done.</summary>
    Unavailable,

    /// <summary>503, but the request was carried out.</summary>
    UnavailableAfterwards,
}

/// <summary>Answers 503 in place of what the account said.</summary>
internal sealed class UnavailableAfterwards : HttpTransformer
{
    public static UnavailableAfterwards Instance { get; } = new();

    public override ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return ValueTask.FromResult(false);
    }
}

/// <summary>A request to the storage account.</summary>
/// <param name="Service"><c>blob</c>, <c>queue</c> or <c>table</c>.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query, the account first.</param>
public sealed record StorageCall(string Service, string Method, string Path)
{
    /// <summary>True for a write of a row into a table.</summary>
    public bool WritesRow(string table) => Service == "table" && Method is "PUT" or "POST" or "PATCH" or "MERGE" && Path.Contains($"/{table}", StringComparison.Ordinal);
}

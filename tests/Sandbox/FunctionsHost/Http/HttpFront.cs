using System.Net;
using Connector.Sandbox.FunctionsHost.Workers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Connector.Sandbox.FunctionsHost.Http;

/// <summary>The public side of the HTTP functions: routes, keys, and the way to the worker.</summary>
internal sealed class HttpFront : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpFunctionCall _call;

    private HttpFront(WebApplication app, HttpFunctionCall call) => (_app, _call) = (app, call);

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<HttpFront> StartAsync(
        FunctionsHostOptions options, HostCounts counts, IEnumerable<FunctionInfo> functions, Func<Worker?> worker, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.HttpPort));
        builder.Services.AddRouting();
        var app = builder.Build();

        var keys = new FunctionKeys(options);
        var call = new HttpFunctionCall(options, counts);
        foreach (var function in functions.Where(function => function.Route is not null && !function.Disabled))
        {
            Task Handle(HttpContext context)
            {
                if (!keys.Allow(function, context.Request))
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else if (worker() is { } running)
                    return call.RunAsync(running, function, context);
                else
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }

            var route = $"/api/{function.Route!.TrimStart('/')}";
            if (function.Methods.Count == 0)
                app.Map(route, Handle);
            else
                app.MapMethods(route, function.Methods, Handle);
        }

        await app.StartAsync(cancellationToken);
        return new HttpFront(app, call);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _call.Dispose();
    }
}

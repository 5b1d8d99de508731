using System.Net;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Delivery;
using Connector.Sandbox.Commercetools.Http;
using Connector.Sandbox.Commercetools.Imports;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.Seeding;
using Connector.Sandbox.Commercetools.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connector.Sandbox.Commercetools;

/// <summary>
/// An imitation of the commercetools HTTP API for one project, in memory, on loopback. Its state is JSON of its own
/// and shares no model with the connector, so that it does not share the connector's mistakes.
/// </summary>
public sealed class CommercetoolsServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Project project;
    private readonly NotificationDelivery delivery;

    private CommercetoolsServer(WebApplication app, CommercetoolsServerOptions options)
    {
        this.app = app;
        delivery = new NotificationDelivery(options, Notifications);
        project = new Project(options, AllKinds.List, delivery);
        Seed = new ShopSeed(project, options.ShopClientId);
        delivery.Status = id => Locked(() => project.Of("subscription").ById(id)?.Json["status"].String());
        delivery.StatusChanged = (id, status) => Locked(() => project.Overwrite("subscription", id, "status", status));
        Notifications.Inject = (key, body) => delivery.InjectAsync(SubscriptionId(key), body);
        var pipeline = new ApiPipeline(this, options, project, new TokenIssuer(options), new ApiEndpoints(project, delivery));
        app.Run(pipeline.HandleAsync);
    }

    /// <summary>Base address; the token endpoint is <c>oauth/token</c> below it, the API the project key.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The calls so far.</summary>
    public CallLog Calls { get; } = new();

    /// <summary>Faults of calls to come.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>Misbehaviour of notifications to come.</summary>
    public NotificationPlan Notifications { get; } = new();

    /// <summary>When what orders take shows in stock.</summary>
    public OrderedStock OrderedStock => project.OrderedStock;

    /// <summary>How the Import API works off what it is given.</summary>
    public ImportPlan Imports => project.Imports;

    /// <summary>Fills the project without calls, Messages and notifications.</summary>
    public ShopSeed Seed { get; }

    /// <summary>Asked on both sides of every authorised call; the call waits for it.</summary>
    public Func<ApiCall, CallMoment, Task>? OnCall { get; set; }

    /// <summary>Starts a server with an empty project.</summary>
    public static async Task<CommercetoolsServer> StartAsync(CommercetoolsServerOptions options, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        var server = new CommercetoolsServer(builder.Build(), options);
        await server.app.StartAsync(cancellationToken);
        server.Address = new Uri(server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    /// <summary>Resources as they are now, found without a call: those of a path whose look-up field (id, key, sku, ...) has a value.</summary>
    public IReadOnlyList<JsonObject> Find(string path, string field, string value) => Locked(() =>
    {
        var kind = project.Kinds.Values.Single(kind => kind.Path == path);
        var rows = project.Of(kind.TypeId);
        return (IReadOnlyList<JsonObject>)[.. (field is "id" ? rows.ById(value) is { } row ? [row] : [] : rows.Where(field, value)).Select(row => row.Json.Copy())];
    });

    /// <summary>All resources of a path as they are at the moment of the call, read without an API call and one at a time.</summary>
    public IEnumerable<JsonObject> All(string path)
    {
        var rows = Locked(() => project.Of(project.Kinds.Values.Single(kind => kind.Path == path).TypeId).FromId(null).ToArray());
        return rows.Select(row => row.Copy());
    }

    /// <summary>Completes when every notification that was due has been delivered.</summary>
    public Task WhenDeliveredAsync(CancellationToken cancellationToken) => delivery.WhenDeliveredAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await delivery.DisposeAsync();
    }

    private string SubscriptionId(string key) =>
        Locked(() => project.Of("subscription").By("key", key)?.Id) ?? throw new ArgumentException($"No subscription has the key '{key}'.", nameof(key));

    private T Locked<T>(Func<T> read)
    {
        lock (project.Gate)
            return read();
    }

    private void Locked(Action write)
    {
        lock (project.Gate)
            write();
    }
}

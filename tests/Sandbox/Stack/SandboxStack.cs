using Connector.Sandbox.Commercetools;
using Connector.Sandbox.ExactMax;
using Connector.Sandbox.FunctionsHost;
using Connector.Sandbox.Gateway;
using Connector.Sandbox.ServiceBus;
using Connector.Sandbox.Storage;
using Connector.Sync.Work;

namespace Connector.Sandbox.Stack;

/// <summary>
/// Everything that the connector talks to, on one machine, and the connector itself: Azurite, Service Bus,
/// commercetools, the MAX gateway on an emulated MAX, and the real Functions worker.
/// </summary>
public sealed class SandboxStack : IAsyncDisposable
{
    private const string FunctionKey = "sandbox-key";

    private readonly Stack<IAsyncDisposable> parts = new();
    private readonly string folder = Directory.CreateTempSubdirectory("connector-sandbox-").FullName;
    private Dictionary<string, string> settings = [];
    private MaxReading people = null!;

    private SandboxStack(SandboxOptions options)
    {
        Options = options;
        Crash = new CrashFile(folder);
    }

    /// <summary>How it was started.</summary>
    public SandboxOptions Options { get; }

    /// <summary>The storage account.</summary>
    public StorageFront Storage { get; private set; } = null!;

    /// <summary>Service Bus.</summary>
    public ServiceBusServer Bus { get; private set; } = null!;

    /// <summary>The built-in commercetools, null when another one is used.</summary>
    public CommercetoolsServer? Commercetools { get; private set; }

    /// <summary>Address of commercetools.</summary>
    public Uri CommercetoolsAddress => Commercetools?.Address ?? Options.CommercetoolsUrl!;

    /// <summary>What the shop does.</summary>
    public ShopApi Shop { get; private set; } = null!;

    /// <summary>The gateway's process.</summary>
    public GatewayProcess Gateway { get; private set; } = null!;

    /// <summary>Ends the gateway's process at a chosen moment.</summary>
    public CrashFile Crash { get; }

    /// <summary>What a person sees in MAX.</summary>
    public MaxView Max { get; private set; } = null!;

    /// <summary>The Functions host with the worker; null when somebody else runs it.</summary>
    public FunctionsHostServer? Host { get; private set; }

    /// <summary>All instances of the app; timers run in the first.</summary>
    public IReadOnlyList<FunctionsHostServer> Hosts { get; private set; } = [];

    /// <summary>The app's settings.</summary>
    public IReadOnlyDictionary<string, string> Settings => settings;

    /// <summary>What the connector left in its tables.</summary>
    public ConnectorTables Tables { get; private set; } = null!;

    /// <summary>What another commercetools server did not accept at set-up.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>Called before a message is settled; tests end the worker here.</summary>
    public Func<InvocationCompleted, Task<SettlementDecision>>? BeforeSettlement { get; set; }

    /// <summary>Starts everything.</summary>
    public static async Task<SandboxStack> StartAsync(SandboxOptions options, Action<string> progress, CancellationToken cancellationToken)
    {
        var stack = new SandboxStack(options);
        try
        {
            await stack.StartPartsAsync(progress, cancellationToken);
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>What somebody does in the screens of MAX, past the connector.</summary>
    /// <param name="company">MAX company.</param>
    public MaxUser MaxUser(string company) => people.User(company);

    /// <summary>Opens a company's database beside the gateway's process.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="clock">Dates what is changed; null is the machine's clock.</param>
    public MaxDatabase OpenMax(string company, TimeProvider? clock = null) => MaxDatabase.OpenFile(folder, company, clock);

    /// <summary>What somebody does with stock in the screens of MAX, past the connector.</summary>
    /// <param name="company">MAX company.</param>
    public MaxStockKeeper MaxStockKeeper(string company) => people.StockKeeper(company);

    /// <summary>Kills the worker and starts it again with some settings changed, as a change of app settings does in Azure.</summary>
    /// <param name="changes">New values; they stay until they are changed again.</param>
    public async Task RestartWorkerAsync(params IReadOnlyCollection<(string Name, string Value)> changes)
    {
        foreach (var (name, value) in changes) settings[name] = value;
        foreach (var host in Hosts)
        {
            host.KillWorker();
            await host.StartWorkerAsync();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Shop?.Dispose();
        while (parts.TryPop(out var part)) await part.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartPartsAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        var ports = Options.Ports;
        var storage = StorageFront.StartAsync((ports.Blob, ports.Queue, ports.Table), progress, cancellationToken);
        var gateway = GatewayProcess.StartAsync(folder, ports.Gateway, Options.Log, Options.MaxFaults, cancellationToken);
        Bus = Keep(await ServiceBusServer.StartAsync(Queues.All.Select(Described), ports.ServiceBus));
        progress("Service Bus is up");
        if (Options.CommercetoolsUrl is null)
        {
            Commercetools = Keep(await CommercetoolsServer.StartAsync(
                new CommercetoolsServerOptions { Port = ports.Commercetools, ProjectKey = Options.Access.ProjectKey, ClientId = Options.Access.ClientId, ClientSecret = Options.Access.ClientSecret },
                cancellationToken));
            progress("commercetools is up");
        }

        Gateway = Keep(await gateway);
        people = Keep(new MaxReading(folder));
        Max = people.View;
        progress("MAX and its gateway are up");
        Storage = Keep(await storage);
        Tables = new ConnectorTables(Storage.ConnectionString);
        progress("Azurite is up");
        settings = AllSettings();
        // What the shop writes must not look like an echo of the connector.
        Shop = new ShopApi(CommercetoolsAddress, Commercetools is null ? Options.Access : Options.Access with { ClientId = "shop-frontend" });
        Refused = await ShopSetup.SeedStoresAsync(Shop, cancellationToken);
        if (!Options.RunWorker)
        {
            progress("Run the setup once the worker is up: POST /api/setup");
            return;
        }

        var options = await HostOptionsAsync(ports.Functions, cancellationToken);
        Host = Keep(await FunctionsHostServer.StartAsync(options, cancellationToken));
        Hosts = [Host];
        // Azure runs a timer in one instance only.
        while (Hosts.Count < Options.Workers)
            Hosts = [.. Hosts, Keep(await FunctionsHostServer.StartAsync(options with { HttpPort = 0, RunSchedules = false }, cancellationToken))];
        Refused = [.. Refused, .. await ShopSetup.RunAsync(Host.HttpAddress, FunctionKey, cancellationToken)];
        foreach (var refused in Refused) progress($"commercetools did not accept {refused}");
        progress(Hosts.Count == 1 ? "The Functions worker is up" : $"{Hosts.Count} Functions workers are up");
    }

    private async Task<FunctionsHostOptions> HostOptionsAsync(int port, CancellationToken cancellationToken) => new()
    {
        AppDirectory = await FunctionsApp.LocateAsync(cancellationToken),
        Settings = Settings,
        Queue = Bus.Consumer,
        HttpPort = port,
        FunctionKey = FunctionKey,
        RunSchedules = Options.RunSchedules,
        Log = Options.Log,
        BeforeSettlement = call => BeforeSettlement?.Invoke(call) ?? Task.FromResult(SettlementDecision.AsUsual),
    };

    private QueueDescription Described(QueueDescription queue) =>
        queue.DuplicateDetectionWindow is null ? queue : queue with { DuplicateDetectionWindow = Options.DuplicateDetectionWindow };

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        parts.Push(part);
        return part;
    }

    private Dictionary<string, string> AllSettings()
    {
        var settings = SampleSettings.Read();
        settings["AzureWebJobsStorage"] = settings["Storage"] = Storage.ConnectionString;
        settings["ServiceBus"] = Bus.ConnectionString;
        settings["Setup__EventsConnectionString"] = $"{Bus.ConnectionString};EntityPath={FlowName.CommercetoolsEvents}";
        settings["Commercetools__AuthorizationBaseAddress"] = settings["Commercetools__ApiBaseAddress"] = settings["Commercetools__ImportApiBaseAddress"] = CommercetoolsAddress.ToString();
        settings["Commercetools__ProjectKey"] = Options.Access.ProjectKey;
        settings["Commercetools__ClientId"] = Options.Access.ClientId;
        settings["Commercetools__ClientSecret"] = Options.Access.ClientSecret;
        settings["MaxGateway__BaseAddress"] = Gateway.Address.ToString();
        settings["MaxGateway__ApiKey"] = GatewaySettings.ApiKey;
        settings["Mapping__Path"] = Path.GetFullPath(Options.MappingFile ?? Path.Combine(Repository.Root, "tests", "Sandbox", "mapping.json"));
        // Whatever is placed from now on is to be exported, also before the worker is up.
        var now = DateTimeOffset.UtcNow.ToString("O");
        foreach (var flow in (string[])["OrderExport", "CustomerExport", "OrderFeedback", "ReturnExport"]) settings[$"Flows__{flow}__Start"] = now;
        foreach (var (name, value) in Options.Settings) settings[name] = value;
        return settings;
    }
}

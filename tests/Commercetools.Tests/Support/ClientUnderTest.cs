using Connector.Commercetools;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Commercetools.Tests.Support;

/// <summary>The client as an application registers it, with scripted servers and a clock that moves by itself.</summary>
internal sealed class ClientUnderTest : IDisposable
{
    public const string MinimalOrder =
        """{"id":"o1","version":3,"totalPrice":{"type":"centPrecision","currencyCode":"EUR","centAmount":100,"fractionDigits":2}}""";

    private readonly ServiceProvider provider;
    private int tokens;

    public ClientUnderTest(StubServer api, StubServer? auth = null, Dictionary<string, string?>? settings = null)
    {
        Api = api;
        Auth = auth ?? new StubServer((_, _) => Task.FromResult(StubServer.Response(Token(172_800))));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddCommercetoolsClient(new ConfigurationBuilder().AddInMemoryCollection(Settings(settings)).Build())
            .ConfigurePrimaryHttpMessageHandler(() => Api);
        services.AddHttpClient("Commercetools.Auth").ConfigurePrimaryHttpMessageHandler(() => Auth);
        provider = services.BuildServiceProvider();
    }

    public StubServer Api { get; }

    public StubServer Auth { get; }

    public SelfMovingTime Time { get; } = new();

    public ICommercetoolsOrders Orders => provider.GetRequiredService<ICommercetoolsOrders>();

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public static OrderUpdate AnUpdate => new()
    {
        Version = 3,
        Actions = [new OrderChangeOrderStateAction { OrderState = "Confirmed" }],
    };

    public string Token(int seconds) =>
        $$"""{"access_token":"token-{{Interlocked.Increment(ref tokens)}}","token_type":"Bearer","expires_in":{{seconds}}}""";

    public static Dictionary<string, string?> Settings(Dictionary<string, string?>? changes = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Commercetools:ClientId"] = "id",
            ["Commercetools:ClientSecret"] = "secret",
            ["Commercetools:AuthorizationBaseAddress"] = "https://auth.example/",
            ["Commercetools:ApiBaseAddress"] = "https://api.example",
            ["Commercetools:ProjectKey"] = "shop",
            ["Commercetools:Scope"] = "manage_orders:shop",
        };
        foreach (var (key, value) in changes ?? []) settings[key] = value;
        return settings;
    }

    public void Dispose() => provider.Dispose();
}

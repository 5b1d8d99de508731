using Commercetools.Tests.Support;
using Connector.Commercetools;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Commercetools.Tests;

public class SettingsTests
{
    [Theory]
    [InlineData("Commercetools:ClientId", "", "Commercetools:ClientId is missing.")]
    [InlineData("Commercetools:ClientSecret", null, "Commercetools:ClientSecret is missing.")]
    [InlineData("Commercetools:ProjectKey", "my shop", "Commercetools:ProjectKey is not a project key. Allowed are 2 to 36")]
    [InlineData("Commercetools:ApiBaseAddress", "", "Commercetools:ApiBaseAddress must be an absolute https address")]
    [InlineData("Commercetools:ApiBaseAddress", "http://api.example", "Commercetools:ApiBaseAddress must be an absolute https address")]
    [InlineData("Commercetools:ImportApiBaseAddress", "import.example", "Commercetools:ImportApiBaseAddress must be an absolute https address")]
    [InlineData("Commercetools:AuthorizationBaseAddress", "auth.example", "Commercetools:AuthorizationBaseAddress must be")]
    [InlineData("Commercetools:Resilience:MaxRetries", "11", "Commercetools:Resilience:MaxRetries must be between 0 and 10.")]
    [InlineData("Commercetools:Resilience:TotalTimeout", "00:00:05", "Commercetools:Resilience:TotalTimeout must not be shorter than AttemptTimeout")]
    [InlineData("Commercetools:Resilience:MaxParallelRequests", "0", "Commercetools:Resilience:MaxParallelRequests must be between 1 and 256")]
    public async Task A_wrong_setting_stops_the_start_with_its_key_and_what_is_allowed(string key, string? value, string message)
    {
        using var host = Host(new() { [key] = value });
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret\"", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_stops_the_start_with_its_key()
    {
        using var host = Host(new() { ["Commercetools:Resilience:MaxRetries"] = "many" });
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
        Assert.Contains("Commercetools:Resilience:MaxRetries", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://localhost:5000/")]
    public async Task Http_is_allowed_on_this_machine(string address)
    {
        using var host = Host(new() { ["Commercetools:ApiBaseAddress"] = address });
        await host.StartAsync();
        Assert.NotNull(host.Services.GetRequiredService<ICommercetoolsOrders>());
    }

    [Fact]
    public void A_second_client_is_keyed_by_its_name()
    {
        var settings = ClientUnderTest.Settings();
        foreach (var (key, value) in ClientUnderTest.Settings())
            settings[key.Replace("Commercetools:", "Stock:", StringComparison.Ordinal)] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddCommercetoolsClient(configuration);
        services.AddCommercetoolsClient(configuration, "Stock");
        using var provider = services.BuildServiceProvider();

        var (first, second) = (provider.GetRequiredService<ICommercetoolsOrders>(), provider.GetRequiredKeyedService<ICommercetoolsOrders>("Stock"));
        Assert.NotSame(first, second);
        Assert.Same(first, provider.GetRequiredKeyedService<ICommercetoolsOrders>("Commercetools"));
    }

    private static IHost Host(Dictionary<string, string?> changes)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(ClientUnderTest.Settings(changes));
        builder.Services.AddCommercetoolsClient(builder.Configuration);
        return builder.Build();
    }
}

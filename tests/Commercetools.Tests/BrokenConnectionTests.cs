using System.Net;
using System.Net.Sockets;
using Commercetools.Tests.Support;
using Connector.Commercetools;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Commercetools.Tests.Support.RawServer;

namespace Commercetools.Tests;

/// <summary>What the operating system's sockets make of broken connections, with the client's own network handler.</summary>
public class BrokenConnectionTests
{
    private const string Order = ClientUnderTest.MinimalOrder;

    [Fact]
    public async Task A_read_survives_every_way_a_connection_can_break()
    {
        using var server = new RawServer("", HalfOf(Order), Unchunked(Order), Complete(Order));
        using var provider = Client(server.Address);
        var order = await provider.GetRequiredService<ICommercetoolsOrders>().GetByIdAsync("o1", default);
        Assert.Equal("o1", order?.Id);
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"id\":")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n")]
    public async Task A_write_is_sent_once_and_its_outcome_is_unknown(string reply)
    {
        using var server = new RawServer(reply);
        using var provider = Client(server.Address);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => provider.GetRequiredService<ICommercetoolsOrders>()
            .UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_write_on_a_kept_connection_that_breaks_is_sent_once_too()
    {
        var kept = Complete(Order).Replace("close", "keep-alive", StringComparison.Ordinal);
        using var server = new RawServer(kept, "", Complete(Order));
        using var provider = Client(server.Address);
        var orders = provider.GetRequiredService<ICommercetoolsOrders>();
        await orders.GetByIdAsync("o1", default);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => orders.UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
        Assert.Single(server.Requests, line => line.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_write_to_a_server_that_does_not_listen_was_not_applied()
    {
        using var server = new RawServer();
        using var provider = Client(server.Address, apiAddress: UnusedAddress());
        await Assert.ThrowsAsync<CommercetoolsUnavailableException>(() => provider.GetRequiredService<ICommercetoolsOrders>()
            .UpdateAsync("o1", ClientUnderTest.AnUpdate, default));
    }

    private static ServiceProvider Client(string authAddress, string? apiAddress = null)
    {
        var settings = ClientUnderTest.Settings(new()
        {
            ["Commercetools:AuthorizationBaseAddress"] = authAddress,
            ["Commercetools:ApiBaseAddress"] = apiAddress ?? authAddress,
            ["Commercetools:Resilience:RetryDelay"] = "00:00:00.010",
        });
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new SelfMovingTime());
        services.AddCommercetoolsClient(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider();
    }

    private static string UnusedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
    }
}

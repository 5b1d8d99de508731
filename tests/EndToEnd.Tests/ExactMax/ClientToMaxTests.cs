using System.Security.Cryptography;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.MaxGateway;
using Connector.Sandbox.ExactMax;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connector.EndToEnd.Tests.ExactMax;

/// <summary>The client, the real gateway on a loopback port, and the emulated MAX.</summary>
public sealed class ClientToMaxTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gateway-").FullName;
    private readonly EmulatedMax _max = EmulatedMax.InMemory();
    private WebApplication? _gateway;
    private ServiceProvider? _client;

    private IMaxGateway Gateway => _client!.GetRequiredService<IMaxGateway>();

    public async Task InitializeAsync()
    {
        string[] settings =
        [
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=None",
            $"--Gateway:Inbox:Path={Path.Combine(_folder, "inbox.db")}",
            "--Gateway:MaxUpdate:SettleSeconds=0",
            "--Gateway:Companies:0:Name=DE",
            "--Gateway:Companies:0:Defaults:GlReference=40000-00",
            "--Gateway:ApiKeys:0:Name=tests",
            $"--Gateway:ApiKeys:0:Sha256={Convert.ToHexString(SHA256.HashData("key"u8))}",
            "--Gateway:ApiKeys:0:Companies:0=*",
        ];
        _gateway = GatewayHost.Build(settings, services => services
            .AddSingleton<IMaxConnections>(_max)
            .AddSingleton<IMaxUpdateFactory>(_max)
            .AddSingleton<IMaxEtlFactory>(_max));
        await _gateway.StartAsync();
        var address = _gateway.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var services = new ServiceCollection();
        services.AddMaxGateway(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["MaxGateway:BaseAddress"] = address, ["MaxGateway:ApiKey"] = "key" }).Build());
        _client = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _gateway!.DisposeAsync();
        _max.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_order_arrives_in_MAX_with_what_the_customer_and_the_part_say_and_is_found_again()
    {
        var order = Orders.Two() with { Terms = null, ShipVia = null };
        var operation = await Gateway.CreateOrderAsync("DE", "project/1", order, default);
        Assert.Equal((OperationState.Succeeded, 2), (operation.State, operation.Lines.Count));
        var inMax = _max.View.Order(operation.OrderNumber!)!;
        Assert.Equal(("CC", "DH", "WEB", "40000-00"), (inMax.Terms, inMax.ShipVia, inMax.SalesRep, inMax.GlReference));
        Assert.Equal((order.Totals.Net, order.Totals.Tax), (inMax.Net, inMax.Tax));
        Assert.Equal(operation.OrderNumber, (await Gateway.FindOrderAsync("DE", order.ExternalId, default))!.OrderNumber);
        Assert.Equal(order.ExternalId, (await Gateway.GetOrderAsync("DE", operation.OrderNumber!, default))!.ExternalId);
        Assert.Null(await Gateway.FindOrderAsync("DE", "none", default));
        Assert.Null(await Gateway.GetOrderAsync("DE", "29999999", default));
    }

    [Theory]
    [InlineData(MaxFault.LoseReply)]
    [InlineData(MaxFault.LoseCall)]
    [InlineData(MaxFault.Unavailable)]
    public async Task An_order_that_was_created_but_not_acknowledged_is_not_created_twice(MaxFault fault)
    {
        _max.Faults("DE").Next(fault, kind: MaxCall.AddSalesOrder);
        _max.Faults("DE").Next(fault, kind: MaxCall.AddSalesOrderLine);
        var operation = await Gateway.CreateOrderAsync("DE", "project/1", Orders.Two(), default);
        var again = await Gateway.CreateOrderAsync("DE", "project/1", Orders.Two(), default);
        Assert.Equal((OperationState.Succeeded, operation.OrderNumber), (again.State, again.OrderNumber));
        Assert.Equal((1, 2, 0), (_max.View.CountOrders("DE"), _max.View.CountLines("DE"), _max.View.ConcurrentCalls("DE")));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await Gateway.CreateOrderAsync("DE", "project/1", Orders.Two(), default);
        var failure = await Assert.ThrowsAsync<GatewayException>(() => Gateway.CreateOrderAsync("DE", "project/1", Orders.Two("other"), default));
        Assert.Equal((GatewayProblemCode.Duplicate, false), (failure.Code, failure.Retryable));
    }

    [Fact]
    public async Task A_customer_is_created_linked_and_found()
    {
        var request = new CustomerRequest
        {
            Template = "10001",
            BillTo = new PostalAddress { Name = "New Buyer", Lines = ["Street 1"], City = "Hamburg", Country = "DE" },
            Email = "new@example.com",
        };
        var operation = await Gateway.PutCustomerAsync("DE", "customer-1", request, default);
        Assert.Equal(OperationState.Succeeded, operation.State);
        Assert.Equal(operation.CustomerId, (await Gateway.GetCustomerAsync("DE", "customer-1", default))!.CustomerId);
        Assert.Equal(operation.CustomerId, Assert.Single(await Gateway.FindCustomersAsync("DE", new CustomerQuery { Email = "NEW@example.com" }, default)).CustomerId);
        Assert.Null(await Gateway.GetCustomerAsync("DE", "customer-2", default));
    }

    [Fact]
    public async Task Health_and_capabilities_are_told()
    {
        Assert.Equal("healthy", (await Gateway.GetHealthAsync(default)).Status);
        Assert.Equal("DE", Assert.Single((await Gateway.GetCapabilitiesAsync(default)).Companies).Company);
    }

    [Fact]
    public async Task Feeds_come_whole_and_then_by_what_changed()
    {
        var feeds = _client!.GetRequiredService<IMaxFeeds>();
        var full = await feeds.ReadStockAsync("DE", null, default).ToListAsync();
        _max.Stock("DE").Adjust("BRK-1001", "FG-HH", 4711);

        // Nothing is older than the overlap here, so that everything comes again.
        var delta = await feeds.ReadStockAsync("DE", full[^1].End!.Cursor, default).ToListAsync();
        var single = Assert.Single(await feeds.ReadStockOfAsync("DE", ["BRK-1001", "NOPE"], default));

        Assert.Equal(4711, delta.Single(line => line.Item?.Part == "BRK-1001").Item!.Stockrooms.Single(room => room.Stockroom == "FG-HH").OnHand);
        Assert.Equal(4711, single.Stockrooms.Single(room => room.Stockroom == "FG-HH").OnHand);
        Assert.Equal(full.Count - 1, (await feeds.ReadItemsAsync("DE", null, default).ToListAsync())[^1].End!.Count);
        Assert.Equal(12.50m, (await feeds.ReadPricesAsync("DE", null, default).ToListAsync()).Single(line => line.Item?.Part == "BRK-1001").Item!.Prices[0].Price);
        Assert.Equal("VALIDATION", (await Assert.ThrowsAsync<GatewayException>(async () => await feeds.ReadStockAsync("DE", "nonsense", default).ToListAsync())).Code);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Feedback;
using Connector.Sync.Flows;
using Connector.Sync.Orders;
using Connector.Sync.Outcomes;
using Connector.Sync.Returns;
using Connector.Sync.Tests.Feedback;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Connector.Sync.Tests.Returns;

/// <summary>Flow return-export between a shop and a gateway in memory; the order, what MAX shipped of it and the rules are those of a golden case of the mapping.</summary>
internal sealed class ReturnBench
{
    public ReturnBench(string name)
    {
        Shop.Orders[Placed(name).Id] = Order = Placed(name);
        var parts = JsonSerializer.Deserialize(Repository.Text($"{Folder(name)}/fulfilment.json"), GatewayJson.Default.IReadOnlyListOrderFulfilment)!;
        foreach (var part in parts) Gateway.Fulfilments[part.Order.OrderNumber] = part;
        var mapping = Mapping(name);
        var numbers = parts.Select(part => part.Order.OrderNumber).ToDictionary(number => $"{Order.Id}/{number}");
        Links.SaveAsync(ExportBench.Begun with { OrderId = Order.Id, Company = "DE", Parts = numbers, MaxOrderNumber = string.Join(", ", numbers.Values), Pending = null }, default).GetAwaiter().GetResult();
        Modes = new(Returned.AddHours(-1));
        var max = new MaxReading(Gateway);
        var feedback = new FeedbackWriter(Shop, Payments, new RefundWriter(Payments), new WorkflowStates(Mock.Of<ICommercetoolsStates>()), max, mapping, Shadow.Object, Time);
        var writer = new ReturnWriter(Gateway, Returns, new OrderKeys("shop"), Options.Create(new OrderExportOptions()), Time);
        // A start that is set is never looked up.
        var start = new FlowStart(new TableServiceClient("UseDevelopmentStorage=true"), Modes, Time);
        Export = new(Shop, Links, Returns, max, writer, feedback, mapping, start, Shadow.Object, Modes, Time);
    }

    public static DateTimeOffset Returned { get; } = Items.Noon;

    public Order Order { get; }

    public FakeTimeProvider Time { get; } = new(Items.Noon.AddMinutes(5));

    public FlowModes Modes { get; }

    public FakeShop Shop { get; } = new();

    public FakeGateway Gateway { get; } = new();

    public FakePayments Payments { get; } = new();

    public MemoryLinks Links { get; } = new();

    public MemoryReturnLinks Returns { get; } = new();

    public Mock<IShadowRecords> Shadow { get; } = new();

    public ReturnExportFlow Export { get; }

    public Task<FlowOutcome> RunAsync() => Export.RunAsync(Items.Item(Order.Id) with { Flow = FlowName.ReturnExport }, default);

    /// <summary>What the shop holds of the returned items from now on.</summary>
    public void Change(Func<ReturnItem, ReturnItem> change) => Shop.Change(Order.Id, order => WithItems(order, change));

    private static Order Placed(string name) =>
        WithItems(JsonSerializer.Deserialize<Order>(Repository.Text($"{Folder(name)}/order.json"), CommercetoolsJson.Options)!, item => item with { CreatedAt = Returned });

    private static Order WithItems(Order order, Func<ReturnItem, ReturnItem> change) =>
        order with { ReturnInfo = [.. order.ReturnInfo.Select(info => info with { Items = [.. info.Items.Select(change)] })] };

    private static MappingDocument Mapping(string name)
    {
        var json = JsonNode.Parse(Repository.MappingJson)!.AsObject();
        foreach (var (section, value) in JsonNode.Parse(Repository.Text($"{Folder(name)}/mapping.json"))!.AsObject()) json[section] = value?.DeepClone();
        return Repository.Load(json.ToJsonString());
    }

    private static string Folder(string name) => $"tests/Mapping.Tests/Returns/Entry/{name}";
}

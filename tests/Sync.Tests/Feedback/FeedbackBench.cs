using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Feedback;
using Connector.Sync.Flows;
using Connector.Sync.Orders;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Orders;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Connector.Sync.Tests.Feedback;

/// <summary>Flow order-feedback between a shop and a gateway in memory; the order and what it came to are those of a golden case of the mapping.</summary>
internal sealed class FeedbackBench
{
    public FeedbackBench(string name = "shipped-and-invoiced-is-complete", JsonObject? sections = null)
    {
        Order = JsonSerializer.Deserialize<Order>(Repository.Text($"{Folder}/{name}/order.json"), CommercetoolsJson.Options)!;
        Shop.Orders[Order.Id] = Order;
        Parts = JsonSerializer.Deserialize(Repository.Text($"{Folder}/{name}/fulfilment.json"), GatewayJson.Default.IReadOnlyListOrderFulfilment)!;
        foreach (var part in Parts) Gateway.Fulfilments[part.Order.OrderNumber] = part;
        Link(Parts.Select(part => part.Order.OrderNumber).ToDictionary(number => $"{Order.Id}/{number}"));
        var json = JsonNode.Parse(Repository.MappingJson)!.AsObject();
        foreach (var (section, value) in sections ?? []) json[section] = value?.DeepClone();
        var mapping = Repository.Load(json.ToJsonString());
        Writer = new(Shop, Payments, new RefundWriter(Payments), new WorkflowStates(Mock.Of<ICommercetoolsStates>()), new MaxReading(Gateway), mapping, Shadow.Object, Time);
        Flow = new(Shop, Links, Writer, new PaymentHint(Shop, Links, Queue), mapping, Options);
    }

    private const string Folder = "tests/Mapping.Tests/Feedback";

    public Order Order { get; }

    public IReadOnlyList<OrderFulfilment> Parts { get; }

    public FakeTimeProvider Time { get; } = new(Items.Noon);

    public SetOptions Options { get; } = new(new FlowOptions { Mode = FlowMode.Live });

    public FakeShop Shop { get; } = new();

    public FakeGateway Gateway { get; } = new();

    public FakePayments Payments { get; } = new();

    public MemoryLinks Links { get; } = new();

    public RecordingQueue Queue { get; } = new();

    public Mock<IShadowRecords> Shadow { get; } = new();

    public FeedbackWriter Writer { get; }

    public OrderFeedbackFlow Flow { get; }

    public Order Shown => Shop.Orders[Order.Id];

    public void Link(Dictionary<string, string> parts) =>
        Links.SaveAsync(ExportBench.Begun with { OrderId = Order.Id, Company = "DE", Parts = parts, MaxOrderNumber = string.Join(", ", parts.Values), Pending = null }, default).GetAwaiter().GetResult();

    public Task<FlowOutcome> RunAsync(string? key = null) => Flow.RunAsync(Items.Item(key ?? Order.Id) with { Flow = FlowName.OrderFeedback }, default);
}

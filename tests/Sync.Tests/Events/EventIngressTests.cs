using Connector.Commercetools;
using Connector.Sync.DeadLetters;
using Connector.Sync.Events;
using Connector.Sync.Tests.Support;
using Connector.Sync.Work;
using Microsoft.Extensions.Time.Testing;

namespace Connector.Sync.Tests.Events;

public sealed class EventIngressTests
{
    private readonly FakeTimeProvider time = new(Items.Noon);
    private readonly RecordingQueue queue = new();
    private readonly MemoryDeadLetters letters = new();
    private readonly EventIngress ingress;

    public EventIngressTests()
    {
        var meters = Meters.Create();
        var log = new TestLog();
        ingress = new EventIngress(queue, new DeadLetterWriter(letters, meters, time, log.For<DeadLetterWriter>()), Repository.Mapping, meters, time, log.For<EventIngress>());
    }

    [Theory]
    [InlineData("OrderCreated")]
    [InlineData("OrderImported")]
    [InlineData("OrderStateChanged")]
    [InlineData("OrderPaymentAdded")]
    [InlineData("OrderPaymentStateChanged")]
    [InlineData("OrderShippingAddressSet")]
    public async Task A_message_that_may_concern_MAX_becomes_an_item(string type)
    {
        await RunAsync(Message("order", type));
        var item = Assert.Single(queue.Enqueued);
        Assert.Equal((FlowName.OrderExport, "o1", type, 7L, 0, Items.Noon), (item.Flow, item.Key, item.Reason, item.SourceVersion, item.Attempt, item.FirstSeen));
        Assert.Equal(item, WorkItemJson.TryRead(Items.Json(item)));
    }

    [Theory]
    [InlineData("ReturnInfoAdded")]
    [InlineData("ReturnInfoSet")]
    [InlineData("OrderReturnShipmentStateChanged")]
    public async Task A_message_about_a_return_becomes_an_item_of_its_own_flow(string type)
    {
        await RunAsync(Message("order", type));
        Assert.Equal((FlowName.ReturnExport, "o1", type), (Assert.Single(queue.Enqueued).Flow, queue.Enqueued[0].Key, queue.Enqueued[0].Reason));
    }

    [Fact]
    public void A_payment_is_news_for_both_directions_where_refunds_are_expected()
    {
        var message = new SubscriptionNotification.Message { Resource = new() { TypeId = "payment", Id = "p1" }, Type = "PaymentTransactionAdded", Id = "m", Version = 1 };
        var items = EventRouting.Route(message, expectsRefunds: true, Items.Noon);
        Assert.Equal([(FlowName.OrderExport, "payment/p1"), (FlowName.OrderFeedback, "payment/p1")], items.Select(item => (item.Flow, item.Key)));
    }

    [Theory]
    [InlineData("PaymentTransactionAdded")]
    [InlineData("PaymentTransactionStateChanged")]
    public async Task A_message_about_a_payment_becomes_an_item_that_looks_for_its_order(string type)
    {
        await RunAsync(Message("payment", type));
        Assert.Equal((FlowName.OrderExport, "payment/o1", type), (Assert.Single(queue.Enqueued).Flow, queue.Enqueued[0].Key, queue.Enqueued[0].Reason));
    }

    [Theory]
    [InlineData("ResourceCreated")]
    [InlineData("ResourceUpdated")]
    public async Task A_change_of_an_order_becomes_an_item(string kind)
    {
        await RunAsync(Change(kind, "order"));
        Assert.Equal((kind, 3L), (Assert.Single(queue.Enqueued).Reason, queue.Enqueued[0].SourceVersion));
    }

    [Theory]
    [InlineData("CustomerCreated")]
    [InlineData("CustomerEmailChanged")]
    [InlineData("CustomerAddressChanged")]
    [InlineData("CustomerDefaultBillingAddressSet")]
    public async Task A_message_about_a_customer_becomes_an_item(string type)
    {
        await RunAsync(Message("customer", type));
        var item = Assert.Single(queue.Enqueued);
        Assert.Equal((FlowName.CustomerExport, "o1", type, 7L), (item.Flow, item.Key, item.Reason, item.SourceVersion));
    }

    [Theory]
    [InlineData("ResourceCreated")]
    [InlineData("ResourceUpdated")]
    public async Task A_change_of_a_customer_becomes_an_item(string kind)
    {
        await RunAsync(Change(kind, "customer"));
        Assert.Equal((FlowName.CustomerExport, kind, 3L), (Assert.Single(queue.Enqueued).Flow, queue.Enqueued[0].Reason, queue.Enqueued[0].SourceVersion));
    }

    [Fact]
    public async Task A_hint_about_a_customer_without_a_version_is_no_echo()
    {
        await RunAsync(Change("ResourceUpdated", "customer").Replace("\"version\":3,", "", StringComparison.Ordinal));
        Assert.Null(Assert.Single(queue.Enqueued).SourceVersion);
    }

    public static TheoryData<string> Irrelevant => new(
        Message("order", "OrderShipmentStateChanged"),
        Message("order", "DeliveryAdded"),
        Message("order", "OrderDeleted"),
        Message("customer", "OrderCreated"),
        Message("product", "ProductPublished"),
        Change("ResourceDeleted", "order"),
        Message("customer", "CustomerDeleted"),
        Change("ResourceDeleted", "customer"),
        Change("ResourceCreated", "subscription"),
        """{"notificationType":"Event","id":"e","type":"ImportContainerCreated","resourceType":"import-api","data":{}}""",
        """{"notificationType":"SomethingNew"}""");

    [Theory]
    [MemberData(nameof(Irrelevant))]
    public async Task What_concerns_no_flow_is_dropped(string body)
    {
        await RunAsync(body);
        Assert.Empty(queue.Enqueued);
        Assert.Empty(letters.Open);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"notificationType":"Message","resource":{"typeId":"order","id":"o"}}""")]
    public async Task What_cannot_be_read_is_a_visible_dead_letter_and_written_once(string body)
    {
        await Assert.ThrowsAsync<DeadLetteredException>(() => RunAsync(body));
        var letter = Assert.Single(letters.Open.Values);
        Assert.Equal((FlowName.CommercetoolsEvents, "MALFORMED_MESSAGE", body), (letter.Flow, letter.Code, letter.Source));
        Assert.Equal(0, letters.Reads);
        await Assert.ThrowsAsync<DeadLetteredException>(() => RunAsync(body, count: 2));
        Assert.Same(letter, Assert.Single(letters.Open.Values));
        Assert.Empty(queue.Enqueued);
    }

    [Fact]
    public async Task When_the_queue_is_away_the_notification_goes_back()
    {
        queue.Fails = () => true;
        await Assert.ThrowsAsync<IOException>(() => RunAsync(Message("order", "OrderCreated")));
        Assert.Empty(letters.Open);
    }

    [Fact]
    public async Task Only_a_redelivery_asks_whether_it_was_dead_lettered()
    {
        await RunAsync(Message("order", "OrderCreated"));
        Assert.Equal(0, letters.Reads);
        await RunAsync(Message("order", "OrderCreated"), count: 2);
        Assert.Equal((1, 2), (letters.Reads, queue.Enqueued.Count));
    }

    private Task RunAsync(string body, int count = 1) =>
        ingress.RunAsync(new Delivery(body, count, new MessageIdentity(FlowName.CommercetoolsEvents, "sequence-7", 7)), default);

    private static string Message(string type, string message) =>
        $$"""{"notificationType":"Message","projectKey":"shop","id":"m1","version":1,"sequenceNumber":4,"resourceVersion":7,"resource":{"typeId":"{{type}}","id":"o1"},"type":"{{message}}"}""";

    private static string Change(string kind, string type) =>
        $$"""{"notificationType":"{{kind}}","projectKey":"shop","resource":{"typeId":"{{type}}","id":"o1"},"version":3,"oldVersion":2}""";
}

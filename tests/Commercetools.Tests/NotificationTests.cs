using System.Text;
using Connector.Commercetools;
using CsCheck;

namespace Commercetools.Tests;

public class NotificationTests
{
    private const string Message =
        """
        {"notificationType":"Message","projectKey":"shop","id":"m1","version":1,"sequenceNumber":4,"resourceVersion":7,
         "resource":{"typeId":"order","id":"o1"},"resourceUserProvidedIdentifiers":{"orderNumber":"A-1","sku":null},
         "type":"OrderCreated","createdAt":"2026-10-01T10:00:00.000Z","lastModifiedAt":"2026-10-01T10:00:00.000Z","order":{"id":"o1"}}
        """;

    private const string TooLarge =
        """
        {"notificationType":"Message","id":"m1","resource":{"typeId":"order","id":"o1"},"resourceVersion":7,"sequenceNumber":4,
         "payloadNotIncluded":{"reason":"too large","payloadType":"OrderCreated"}}
        """;

    private const string Deleted =
        """{"notificationType":"ResourceDeleted","projectKey":"shop","resource":{"typeId":"customer","id":"c1"},"version":9,"dataErasure":true}""";

    [Fact]
    public void A_message_is_read()
    {
        var message = Assert.IsType<SubscriptionNotification.Message>(NotificationParser.Parse(Message));
        Assert.Equal(("order", "o1", "OrderCreated", 7L, 4L, true), (message.Resource.TypeId, message.Resource.Id, message.Type, message.Version, message.SequenceNumber, message.PayloadIncluded));
        Assert.Equal(("A-1", null, "m1", "shop"), (message.Identifiers!.OrderNumber, message.Identifiers.Sku, message.Id, message.ProjectKey));
    }

    [Fact]
    public void A_message_whose_body_is_left_out_is_read()
    {
        var message = Assert.IsType<SubscriptionNotification.Message>(NotificationParser.Parse(TooLarge));
        Assert.Equal(("OrderCreated", false), (message.Type, message.PayloadIncluded));
    }

    [Fact]
    public void Changes_are_read()
    {
        var updated = Assert.IsType<SubscriptionNotification.ResourceUpdated>(NotificationParser.Parse(
            """{"notificationType":"ResourceUpdated","resource":{"typeId":"customer","id":"c1"},"version":3,"oldVersion":2,"resourceUserProvidedIdentifiers":{"customerNumber":"N","externalId":"E","key":"K"}}"""));
        Assert.Equal((3L, 2L, "N", "E", "K"), (updated.Version, updated.OldVersion, updated.Identifiers?.CustomerNumber, updated.Identifiers?.ExternalId, updated.Identifiers?.Key));
        Assert.IsType<SubscriptionNotification.ResourceCreated>(NotificationParser.Parse(
            """{"notificationType":"ResourceCreated","resource":{"typeId":"customer","id":"c1"},"version":1}"""));
        var deleted = Assert.IsType<SubscriptionNotification.ResourceDeleted>(NotificationParser.Parse(Deleted));
        Assert.True(deleted.DataErasure);
    }

    [Theory]
    [InlineData(Message, "com.commercetools.order.message.OrderCreated")]
    [InlineData(TooLarge, "com.commercetools.order.message.OrderCreated")]
    [InlineData(Deleted, "com.commercetools.customer.change.ResourceDeleted")]
    public void A_cloud_event_reads_like_its_data(string payload, string type)
    {
        Assert.Equal(NotificationParser.Parse(payload), NotificationParser.Parse(CloudEvent(payload, type)));
        // The kind is in the event's type as well.
        var bare = payload.Replace("\"notificationType\":", "\"_\":", StringComparison.Ordinal);
        Assert.Equal(NotificationParser.Parse(payload), NotificationParser.Parse(CloudEvent(bare, type)));
    }

    [Theory]
    [InlineData("""{"notificationType":"ResourceCreated","resource":{"typeId":"subscription","id":"s"},"version":1}""")]
    [InlineData("""{"notificationType":"Message","id":"m","type":"X","resource":{"typeId":"subscription","id":"s"}}""")]
    [InlineData("""{"notificationType":"Event","id":"e","type":"ImportContainerCreated","resourceType":"import-api","data":{}}""")]
    [InlineData("""{"notificationType":"SomethingNew"}""")]
    public void What_is_no_concern_of_ours_is_ignorable(string text) =>
        Assert.IsType<SubscriptionNotification.Ignorable>(NotificationParser.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\ud800")]
    [InlineData("{} {}")]
    [InlineData("{}")]
    [InlineData("""{"notificationType":"Message"}""")]
    [InlineData("""{"notificationType":"Message","resource":"order"}""")]
    [InlineData("""{"notificationType":"Message","resource":{"typeId":"order","id":"o"},"type":"T"}""")]
    [InlineData("""{"notificationType":"Message","resource":{"typeId":"order","id":"o"},"id":"m"}""")]
    [InlineData("""{"notificationType":7}""")]
    [InlineData("""{"specversion":"1.0","id":"x","type":"com.commercetools.order.message.OrderCreated"}""")]
    public void What_is_no_notification_is_malformed(string text) =>
        Assert.IsType<SubscriptionNotification.Malformed>(NotificationParser.Parse(text));

    [Fact]
    public void Bytes_that_are_no_text_are_malformed_and_a_byte_order_mark_is_skipped()
    {
        byte[] broken = [.. "{\"notificationType\":\""u8, 0xFF, 0xC0, .. "\"}"u8];
        Assert.IsType<SubscriptionNotification.Malformed>(NotificationParser.Parse(broken));
        Assert.IsType<SubscriptionNotification.Message>(NotificationParser.Parse((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Message)]));
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception() =>
        Gen.Byte.Array[0, 200].Sample(bytes => NotificationParser.Parse(bytes) is not null, iter: 20_000);

    [Fact]
    public void Any_damage_to_a_notification_is_read_without_an_exception()
    {
        var originals = AnyOf(Message, TooLarge, Deleted, CloudEvent(Message, "com.commercetools.order.message.OrderCreated"));
        Gen.Select(originals, Gen.Select(Gen.Int[0, 600], Gen.Byte).List[0, 4], Gen.Int[0, 700]).Sample(
            (original, edits, length) =>
            {
                var bytes = Encoding.UTF8.GetBytes(original);
                foreach (var (at, value) in edits) bytes[at % bytes.Length] = value;
                return NotificationParser.Parse(bytes.AsSpan(0, Math.Min(length, bytes.Length))) is not null
                    && NotificationParser.Parse(bytes) is not null
                    && NotificationParser.Parse(Encoding.UTF8.GetString(bytes)) is not null;
            },
            iter: 20_000);
    }

    [Fact]
    public void Any_types_of_the_fields_are_read_without_an_exception()
    {
        var value = AnyOf("null", "1", "1e400", "-9e18", "true", "\"x\"", "\"\\ud800\"", "[]", "{}", "{\"id\":1}", "{\"typeId\":\"order\",\"id\":\"o\"}", "\"Message\"");
        var field = AnyOf("notificationType", "resource", "id", "type", "version", "resourceVersion", "sequenceNumber", "createdAt",
            "payloadNotIncluded", "resourceUserProvidedIdentifiers", "specversion", "data", "dataErasure", "projectKey", "\\ud800");
        Gen.Select(field, value).List[0, 12].Sample(
            fields => NotificationParser.Parse("{" + string.Join(",", fields.Select(f => $"\"{f.Item1}\":{f.Item2}")) + "}") is not null,
            iter: 20_000);
    }

    private static Gen<string> AnyOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string CloudEvent(string payload, string type) =>
        $$"""{"specversion":"1.0","id":"e1","type":"{{type}}","source":"/shop/orders","subject":"o1","time":"2026-10-01T10:00:00.000Z","data":{{payload}}}""";
}

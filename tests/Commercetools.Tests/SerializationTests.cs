using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Commercetools;
using Connector.Commercetools.Models;

namespace Commercetools.Tests;

public class SerializationTests
{
    public static TheoryData<string> Examples => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Examples");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_value_of_an_order_that_is_written_is_the_one_that_was_read(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        var order = Read<Order>(text);
        var written = JsonSerializer.Serialize(order, CommercetoolsJson.Options);

        Assert.Equal(written, JsonSerializer.Serialize(Read<Order>(written), CommercetoolsJson.Options));
        var compared = Compare(JsonNode.Parse(written), JsonNode.Parse(text), file);
        Assert.True(compared > 50, $"only {compared} values were compared");
        Assert.NotEmpty(order.LineItems);
        Assert.True(order.TotalPrice.CentAmount > 0);
    }

    [Fact]
    public void What_the_models_do_not_know_does_no_harm()
    {
        var order = Read<Order>(
            """
            {"id":"o","version":9007199254740993,"orderState":"Teleported","newThing":{"deep":[1,{"a":null}]},
             "totalPrice":{"type":"quantumPrecision","currencyCode":"EUR","centAmount":-1,"fractionDigits":2,"spin":0.5},
             "returnInfo":[{"items":[{"type":"GiftCardReturnItem","id":"r","quantity":1,"giftCardId":"g","shipmentState":"Lost"}]}],
             "lastModifiedBy":{"clientId":"c","isPlatformClient":false,"associate":{"typeId":"customer","id":"x"}}}
            """);
        Assert.Equal(("Teleported", 9007199254740993L, "quantumPrecision"), (order.OrderState, order.Version, order.TotalPrice.Type));
        Assert.Equal("GiftCardReturnItem", order.ReturnInfo[0].Items[0].Type);
        Assert.Equal("c", order.LastModifiedBy?.ClientId);
    }

    [Fact]
    public void An_explicit_null_reads_like_an_absent_field()
    {
        var order = Read<Order>(
            """
            {"id":"o","version":1,"lineItems":null,"customLineItems":null,"shipping":null,"syncInfo":null,"returnInfo":null,
             "taxMode":null,"orderState":null,"custom":null,"store":null,"paymentInfo":{"payments":null},
             "totalPrice":{"currencyCode":"EUR","centAmount":1}}
            """);
        Assert.Empty(order.LineItems);
        Assert.Empty(order.CustomLineItems);
        Assert.Empty(order.Shipping);
        Assert.Empty(order.SyncInfo);
        Assert.Empty(order.ReturnInfo);
        Assert.Empty(order.PaymentInfo!.Payments);
        Assert.Equal(("Platform", "Open", "centPrecision", 2),
            (order.TaxMode, order.OrderState, order.TotalPrice.Type, order.TotalPrice.FractionDigits));
    }

    [Theory]
    [InlineData("""{"id":"o","version":1}""", "totalPrice")]
    [InlineData("""{"id":null,"version":1,"totalPrice":{"currencyCode":"EUR","centAmount":1}}""", "id")]
    [InlineData("""{"id":"o","version":1,"totalPrice":{"currencyCode":"EUR"}}""", "centAmount")]
    public void What_is_needed_and_missing_is_named(string json, string field) =>
        Assert.Contains(field, Assert.Throws<JsonException>(() => Read<Order>(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Numbers_keep_every_digit()
    {
        var rate = Read<TaxRate>("""{"name":"n","amount":0.1234567890123456789012345}""");
        Assert.Equal(0.1234567890123456789012345m, rate.Amount);
        var money = Read<Money>(
            """{"type":"highPrecision","currencyCode":"EUR","centAmount":1,"preciseAmount":1234567,"fractionDigits":7}""");
        Assert.Equal(0.1234567m, money.Amount);
    }

    [Fact]
    public void The_post_office_box_has_the_name_that_the_API_gives_it()
    {
        var address = new Address { Country = "DE", POBox = "4711" };
        Assert.Equal("""{"country":"DE","pOBox":"4711"}""", JsonSerializer.Serialize(address, CommercetoolsJson.Options));
        Assert.Equal("4711", Read<Address>("""{"pOBox":"4711","country":"DE"}""").POBox);
    }

    [Fact]
    public void Update_actions_are_written_as_the_API_wants_them()
    {
        var update = new OrderUpdate
        {
            Version = 4,
            Actions =
            [
                new OrderUpdateSyncInfoAction
                {
                    Channel = new() { TypeId = "channel", Key = "max" },
                    ExternalId = "00010001",
                    SyncedAt = new(2026, 10, 1, 14, 0, 0, TimeSpan.FromHours(2)),
                },
                new OrderTransitionStateAction { State = new() { TypeId = "state", Key = "sent" } },
                new OrderSetCustomFieldAction { Name = "maxOrder", Value = "00010001" },
                new OrderSetCustomFieldAction { Name = "gone" },
                new OrderSetCustomTypeAction
                {
                    Type = new() { TypeId = "type", Key = "erp" },
                    Fields = new Dictionary<string, object?> { ["n"] = 1.50m, ["b"] = true, ["list"] = new[] { "a" } },
                },
                new OrderImportLineItemStateAction { LineItemId = "l", State = [new() { Quantity = 2 }] },
                new OrderAddDeliveryAction { DeliveryKey = "S1", Items = [new() { Id = "l", Quantity = 2 }] },
            ],
        };
        Assert.Equal(
            """{"version":4,"actions":["""
            + """{"action":"updateSyncInfo","channel":{"typeId":"channel","key":"max"},"externalId":"00010001","syncedAt":"2026-10-01T12:00:00.000Z"},"""
            + """{"action":"transitionState","state":{"typeId":"state","key":"sent"}},"""
            + """{"action":"setCustomField","name":"maxOrder","value":"00010001"},"""
            + """{"action":"setCustomField","name":"gone"},"""
            + """{"action":"setCustomType","type":{"typeId":"type","key":"erp"},"fields":{"n":1.50,"b":true,"list":["a"]}},"""
            + """{"action":"importLineItemState","lineItemId":"l","state":[{"quantity":2}]},"""
            + """{"action":"addDelivery","deliveryKey":"S1","items":[{"id":"l","quantity":2}]}]}""",
            JsonSerializer.Serialize(update, CommercetoolsJson.Options));
    }

    [Theory]
    [InlineData(typeof(OrderUpdateAction), "Order")]
    [InlineData(typeof(CustomerUpdateAction), "Customer")]
    [InlineData(typeof(ChannelUpdateAction), "Channel")]
    [InlineData(typeof(StateUpdateAction), "State")]
    [InlineData(typeof(TypeUpdateAction), "Type")]
    [InlineData(typeof(SubscriptionUpdateAction), "Subscription")]
    public void Every_action_is_registered_under_the_name_that_its_class_says(Type actions, string resource)
    {
        var declared = actions.Assembly.GetTypes().Where(t => t.BaseType == actions).ToHashSet();
        var registered = actions.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false)
            .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);
        Assert.Equal(declared, registered.Keys.ToHashSet());
        Assert.All(registered, pair => Assert.Equal(
            $"{resource}{char.ToUpperInvariant(pair.Value[0])}{pair.Value[1..]}Action", pair.Key.Name));
    }

    [Fact]
    public void A_connection_string_does_not_show_in_text()
    {
        var draft = new SubscriptionDraft
        {
            Key = "k",
            Destination = new() { Type = "AzureServiceBus", ConnectionString = "SharedAccessKey=abc" },
        };
        Assert.DoesNotContain("abc", draft.ToString(), StringComparison.Ordinal);
        Assert.Contains("abc", JsonSerializer.Serialize(draft, CommercetoolsJson.Options), StringComparison.Ordinal);
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, CommercetoolsJson.Options)!;

    // Returns how many values were equal. Defaults of fields that the original lacks are no difference.
    private static int Compare(JsonNode? written, JsonNode? original, string path)
    {
        switch (written)
        {
            case JsonObject fields:
                return fields.Where(f => original![f.Key] is not null)
                    .Sum(f => Compare(f.Value, original![f.Key], $"{path}.{f.Key}"));
            case JsonArray items:
                Assert.Equal(items.Count, original!.AsArray().Count);
                return items.Select((item, i) => Compare(item, original[i], $"{path}[{i}]")).Sum();
            default:
                Assert.True(JsonNode.DeepEquals(written, original), $"{path}: {written} instead of {original}");
                return 1;
        }
    }
}

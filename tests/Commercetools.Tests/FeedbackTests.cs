using System.Text.Json;
using Commercetools.Tests.Support;
using Connector.Commercetools;
using Connector.Commercetools.Models;

namespace Commercetools.Tests;

/// <summary>What feedback writes besides orders: payments and custom objects; and what the API client may do.</summary>
public class FeedbackTests
{
    [Fact]
    public async Task A_refund_is_sent_as_the_contract_names_it()
    {
        using var client = new ClientUnderTest(new(StubServer.Json(
            """{"id":"p1","version":5,"amountPlanned":{"type":"centPrecision","currencyCode":"EUR","centAmount":995,"fractionDigits":2},"transactions":[]}""")));
        await client.Get<ICommercetoolsPayments>().UpdateAsync("p1", new()
        {
            Version = 4,
            Actions =
            [
                new PaymentAddTransactionAction { Transaction = new() { Type = "Refund", Amount = new() { CurrencyCode = "EUR", CentAmount = 500 }, State = "Initial", InteractionId = "CM-1" } },
                new PaymentChangeTransactionStateAction { TransactionId = "t1", State = "Success" },
            ],
        }, default);
        var seen = client.Api.Requests.Single();
        Assert.Equal("/shop/payments/p1", seen.PathAndQuery);
        Assert.Equal(
            """{"version":4,"actions":[{"action":"addTransaction","transaction":{"type":"Refund","amount":{"type":"centPrecision","currencyCode":"EUR","centAmount":500,"fractionDigits":2},"state":"Initial","interactionId":"CM-1"}},{"action":"changeTransactionState","transactionId":"t1","state":"Success"}]}""",
            seen.Body);
    }

    [Fact]
    public async Task A_custom_object_is_put_by_container_and_key_and_read_back()
    {
        const string stored = """{"id":"c1","version":2,"container":"exact-max","key":"DE-1","value":{"net":"10.00"}}""";
        using var client = new ClientUnderTest(new(StubServer.Json(stored), StubServer.Json(stored), StubServer.Status(404)));
        var objects = client.Get<ICommercetoolsCustomObjects>();
        await objects.PutAsync("exact-max", "DE-1", JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["net"] = "10.00" }), default);
        var found = await objects.GetAsync("exact-max", "DE-1", default);
        Assert.Equal(("exact-max", "DE-1", "10.00"), (found!.Container, found.Key, found.Value.GetProperty("net").GetString()));
        Assert.Null(await objects.GetAsync("exact-max", "none", default));
        Assert.Equal("""{"container":"exact-max","key":"DE-1","value":{"net":"10.00"}}""", client.Api.Requests.First().Body);
        Assert.Equal("/shop/custom-objects/exact-max/DE-1", client.Api.Requests.ElementAt(1).PathAndQuery);
    }

    [Fact]
    public async Task A_return_item_gets_its_type_and_fields()
    {
        using var client = new ClientUnderTest(new(StubServer.Json(ClientUnderTest.MinimalOrder)));
        await client.Orders.UpdateAsync("o1", new()
        {
            Version = 3,
            Actions =
            [
                new OrderSetReturnItemCustomTypeAction { ReturnItemKey = "r1", Type = new() { TypeId = "type", Key = "exact-max-return-item" }, Fields = new Dictionary<string, object?> { ["maxRmaNumber"] = "70000001" } },
                new OrderSetReturnItemCustomFieldAction { ReturnItemKey = "r1", Name = "maxReceived", Value = 2 },
            ],
        }, default);
        Assert.Equal(
            """{"version":3,"actions":[{"action":"setReturnItemCustomType","returnItemKey":"r1","type":{"typeId":"type","key":"exact-max-return-item"},"fields":{"maxRmaNumber":"70000001"}},{"action":"setReturnItemCustomField","returnItemKey":"r1","name":"maxReceived","value":2}]}""",
            client.Api.Requests.Single().Body);
    }

    [Fact]
    public async Task Granted_scopes_lose_the_project_but_not_the_store()
    {
        using var client = new ClientUnderTest(
            new(StubServer.Status(404)),
            new(StubServer.Json("""{"access_token":"t","expires_in":172800,"scope":"manage_orders:shop view_orders:shop:de"}""")));
        Assert.Equal(new HashSet<string> { "manage_orders", "view_orders:shop:de" }, await client.Get<IGrantedScopes>().GetAsync(default));
    }

    [Fact]
    public async Task A_service_that_names_no_scopes_leaves_them_unknown()
    {
        using var client = new ClientUnderTest(new(StubServer.Status(404)), new(StubServer.Json("""{"access_token":"t","expires_in":172800}""")));
        Assert.Null(await client.Get<IGrantedScopes>().GetAsync(default));
    }
}

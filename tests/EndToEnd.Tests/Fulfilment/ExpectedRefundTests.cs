using System.Text.Json.Nodes;
using Connector.Sandbox;
using Connector.Sandbox.Demo;
using Connector.Sandbox.Stack;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Fulfilment;

/// <summary>Where somebody else refunds, a return is refunded once the payment says so.</summary>
public sealed class ExpectedRefundTests(ExpectedRefundTests.Stack stack) : IClassFixture<ExpectedRefundTests.Stack>
{
    [Fact]
    public async Task A_return_is_refunded_only_after_the_payment_has_the_successful_refund()
    {
        var (order, max) = await stack.ExportedAsync();
        stack.ShipAll(max.Number);
        stack.People.Invoice(max.Number);
        await stack.ReturnAsync(order, 2);
        await stack.SettledAsync();
        var memo = Assert.Single(stack.Credits(max.Number));
        stack.People.InvoiceCredit(memo.Number);
        var credited = await stack.FollowAsync(order);
        Assert.Equal((memo.Net, "Initial"), (credited.Money("maxCreditMemoNet"), credited.ReturnState("paymentState")));

        await stack.Sandbox.Shop.UpdateAsync($"payments/{order["paymentInfo"]!["payments"]![0]!["id"]}", [Refund(memo.Total)]);
        await stack.SettledAsync();
        Assert.Equal("Refunded", (await stack.Sandbox.Shop.OrderAsync(order.Id())).ReturnState("paymentState"));
        Assert.Null(await stack.DeadLetterAsync(order.Id()));
    }

    private static JsonObject Refund(decimal amount) => new()
    {
        ["action"] = "addTransaction",
        ["transaction"] = new JsonObject
        {
            ["type"] = "Refund",
            ["state"] = "Success",
            ["amount"] = new JsonObject { ["currencyCode"] = "EUR", ["centAmount"] = (long)(amount * 100) },
        },
    };

    /// <summary>The stack, under a mapping that waits for refunds.</summary>
    public sealed class Stack : FulfilmentStack, IDisposable
    {
        private readonly TemporaryFolder folder = new();

        /// <inheritdoc />
        protected override SandboxOptions Options => base.Options with { MappingFile = Mapping() };

        /// <inheritdoc />
        public void Dispose() => folder.Dispose();

        private string Mapping()
        {
            var mapping = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Sandbox", "mapping.json")))!.AsObject();
            mapping.Remove("$schema");
            mapping["returns"]!["refund"] = "expect";
            var path = Path.Combine(folder.Path, "mapping.json");
            File.WriteAllText(path, mapping.ToJsonString());
            return path;
        }
    }
}

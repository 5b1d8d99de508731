using System.Text.Json.Nodes;
using Connector.Sandbox.Demo;
using Connector.Sandbox.ExactMax;

namespace EndToEnd.Tests.Fulfilment;

/// <summary>What MAX says and nobody expects is a dead letter with advice, with nothing half-written, and closes by itself once it is settled.</summary>
public sealed class FeedbackProblemTests(FulfilmentStack stack) : IClassFixture<FulfilmentStack>
{
    [Fact]
    public async Task A_status_that_nobody_has_mapped()
    {
        var (order, max) = await stack.ExportedAsync();
        stack.People.ChangeHeader(max.Number, "STATUS_27", "X");
        stack.People.Ship(max.Number, 1, 3);
        await AssertParkedAsync(order, "UNMAPPED_STATUS", "statuses.codes");

        stack.People.ChangeHeader(max.Number, "STATUS_27", "3");
        var shown = await stack.FollowAsync(order);
        Assert.Equal(3, shown.Delivered(0));
        Assert.Null(await stack.FeedbackLetterAsync(order.Id()));
    }

    [Fact]
    public async Task More_shipped_than_was_ordered()
    {
        var (order, max) = await stack.ExportedAsync();
        stack.People.Change(max.Number, 1, quantity: 9);
        stack.People.Ship(max.Number, 1, 9);
        await AssertParkedAsync(order, "SHIPPED_MORE", "7");
    }

    [Fact]
    public async Task An_invoice_in_another_currency()
    {
        var (order, max) = await stack.ExportedAsync();
        stack.ShipAll(max.Number);
        var invoice = stack.People.Invoice(max.Number);
        stack.Sandbox.Max.Scalar<int>("DE", "UPDATE Invoice_Master SET CURR_31 = 'USD' WHERE RTRIM(INVCE_31) = @invoice", new { invoice });
        await AssertParkedAsync(order, "INVOICE_CURRENCY", invoice);
    }

    [Fact]
    public async Task A_credit_memo_without_a_return()
    {
        var (order, max) = await stack.ExportedAsync();
        stack.ShipAll(max.Number);
        var invoice = stack.People.Invoice(max.Number);
        order = await stack.FollowAsync(order);
        var memo = stack.People.Credit(max.Number, null, invoice, new MaxCreditLine(max.Lines[0].Part, 1, 3.48m, 0.66m, "V19"));
        stack.People.InvoiceCredit(memo);
        await AssertParkedAsync(order, "CREDIT_WITHOUT_RETURN", "creditWithoutReturn");
    }

    private async Task AssertParkedAsync(JsonObject order, string code, string named)
    {
        var shown = await stack.FollowAsync(order);
        var letter = await stack.FeedbackLetterAsync(order.Id());
        Assert.NotNull(letter);
        Assert.Equal(code, letter.GetString("Code"));
        Assert.Contains(named, letter.GetString("Summary") + letter.GetString("Advice"), StringComparison.Ordinal);
        Assert.Equal(order["version"]!.GetValue<long>(), shown["version"]!.GetValue<long>());
    }
}

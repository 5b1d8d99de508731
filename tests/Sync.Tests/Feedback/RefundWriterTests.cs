using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Feedback;

namespace Connector.Sync.Tests.Feedback;

public sealed class RefundWriterTests
{
    private static readonly Money Gross = new() { CurrencyCode = "EUR", CentAmount = 828 };
    private static readonly RefundPlan Refund = new("p1", new TransactionDraft { Type = "Refund", Amount = Gross, State = "Initial", InteractionId = "max-40000002" });
    private readonly FakePayments payments = new() { Payments = { ["p1"] = new Payment { Id = "p1", Version = 3, AmountPlanned = Gross } } };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refund_is_added_once_whatever_happens_to_the_reply(bool losesReply)
    {
        payments.LosesReply = losesReply;
        var writer = new RefundWriter(payments);
        for (var i = 0; i < 3; i++) Assert.Null(await writer.AddAsync(Refund, default));
        var added = Assert.Single(payments.Payments["p1"].Transactions);
        Assert.Equal(("Refund", 828L, "max-40000002"), (added.Type, added.Amount.CentAmount, added.InteractionId));
    }

    [Fact]
    public async Task A_payment_that_changes_meanwhile_is_read_again()
    {
        payments.BeforeUpdate = update =>
        {
            if (update == 1) payments.Payments["p1"] = payments.Payments["p1"] with { Version = 9 };
        };
        Assert.Null(await new RefundWriter(payments).AddAsync(Refund, default));
        Assert.Equal((2, 1), (payments.Updates, payments.Payments["p1"].Transactions.Count));
    }

    [Fact]
    public async Task A_payment_that_is_gone_is_said_by_its_id()
    {
        var problem = await new RefundWriter(payments).AddAsync(Refund with { PaymentId = "gone" }, default);
        Assert.Equal(("PAYMENT_MISSING", "gone"), (problem!.Code, problem.Value));
    }
}

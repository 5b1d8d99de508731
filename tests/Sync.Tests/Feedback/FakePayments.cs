using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sync.Tests.Orders;

namespace Connector.Sync.Tests.Feedback;

/// <summary>Payments and custom objects in memory: versions, 409, and replies that are lost on the way back.</summary>
internal sealed class FakePayments : ICommercetoolsPayments, ICommercetoolsCustomObjects
{
    public Dictionary<string, Payment> Payments { get; } = [];

    public Dictionary<string, System.Text.Json.JsonElement> Objects { get; } = [];

    public int Updates { get; private set; }

    /// <summary>Called before an update arrives.</summary>
    public Action<int> BeforeUpdate { get; set; } = _ => { };

    public bool LosesReply { get; set; }

    public Task<Payment?> GetByIdAsync(string id, CancellationToken ct) => Task.FromResult(Payments.GetValueOrDefault(id));

    public Task<Payment> UpdateAsync(string id, PaymentUpdate update, CancellationToken ct)
    {
        BeforeUpdate(++Updates);
        var payment = Payments[id];
        if (payment.Version != update.Version) throw new ConcurrentModificationException(FakeShop.Reply(409, "ConcurrentModification"));
        var added = update.Actions.OfType<PaymentAddTransactionAction>().Select(action => new PaymentTransaction
        {
            Type = action.Transaction.Type,
            Amount = action.Transaction.Amount,
            State = action.Transaction.State ?? "Initial",
            InteractionId = action.Transaction.InteractionId,
        });
        Payments[id] = payment with { Version = payment.Version + 1, Transactions = [.. payment.Transactions, .. added] };
        return LosesReply
            ? throw new OutcomeUnknownException(new FailedRequest("POST", $"/shop/payments/{id}", "trace-1"), "the connection broke")
            : Task.FromResult(Payments[id]);
    }

    public Task<CustomObject?> GetAsync(string container, string key, CancellationToken ct) => throw new NotSupportedException();

    public Task<CustomObject> PutAsync(string container, string key, System.Text.Json.JsonElement value, CancellationToken ct)
    {
        Objects[$"{container}/{key}"] = value;
        return Task.FromResult(new CustomObject { Id = key, Version = 1, Container = container, Key = key, Value = value });
    }
}

using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>Payments and their transactions.</summary>
internal static class PaymentResource
{
    private static readonly string[] TransactionTypes = ["Authorization", "CancelAuthorization", "Charge", "Refund", "Chargeback"];
    private static readonly string[] TransactionStates = ["Initial", "Pending", "Success", "Failure"];

    public static ResourceKind Kind { get; } = new()
    {
        Path = "payments",
        TypeId = "payment",
        Scopes = ["payments"],
        Fields = ["customer", "anonymousId", "interfaceId", "amountPlanned", "paymentMethodInfo", "paymentStatus", "transactions", "interfaceInteractions"],
        Indexed = ["interfaceId"],
        Create = Create,
        Created = (change, payment) => change.Emit("PaymentCreated", ("payment", payment)),
        Actions = new Dictionary<string, UpdateAction>
        {
            ["setKey"] = Common.SetKey,
            ["setCustomer"] = (change, payment, action) => payment.Put("customer", change.Project.ReferenceOrNull(action.ObjectOrNull("customer"), "customer")),
            ["setAnonymousId"] = Common.SetText("anonymousId"),
            ["setInterfaceId"] = (_, payment, action) => payment["interfaceId"] = action.Text("interfaceId"),
            ["changeAmountPlanned"] = (_, payment, action) => payment["amountPlanned"] = Money.Cents(action.Object("amount")),
            ["addTransaction"] = AddTransaction,
            ["changeTransactionState"] = ChangeTransactionState,
            ["changeTransactionInteractionId"] = (_, payment, action) => Find(payment, action)["interactionId"] = action.Text("interactionId"),
            ["changeTransactionTimestamp"] = (_, payment, action) => Find(payment, action)["timestamp"] = action.InstantOrNull("timestamp") ?? throw Shape.Missing("timestamp"),
            ["setTransactionInterfaceId"] = (_, payment, action) => Find(payment, action).Put("interfaceId", action.TextOrNull("interfaceId")),
            ["setTransactionCustomType"] = (change, payment, action) => CustomFields.SetType(change, Find(payment, action), action),
            ["setTransactionCustomField"] = (change, payment, action) => CustomFields.SetField(change, Find(payment, action), action),
            ["setStatusInterfaceCode"] = (_, payment, action) => payment.Object("paymentStatus").Put("interfaceCode", action.TextOrNull("interfaceCode")),
            ["setStatusInterfaceText"] = (_, payment, action) => payment.Object("paymentStatus").Put("interfaceText", action.Text("interfaceText")),
            ["transitionState"] = TransitionState,
            ["setMethodInfo"] = (_, payment, action) => payment["paymentMethodInfo"] = MethodInfo(action),
            ["setMethodInfoInterface"] = (_, payment, action) => payment.Object("paymentMethodInfo").Put("paymentInterface", action.Text("interface")),
            ["setMethodInfoMethod"] = (_, payment, action) => payment.Object("paymentMethodInfo").Put("method", action.TextOrNull("method")),
            ["setMethodInfoName"] = (_, payment, action) => payment.Object("paymentMethodInfo").Put("name", action.ObjectOrNull("name")),
            ["setMethodInfoInterfaceAccount"] = (_, payment, action) => payment.Object("paymentMethodInfo").Put("interfaceAccount", action.TextOrNull("interfaceAccount")),
            ["addInterfaceInteraction"] = AddInteraction,
            ["setCustomType"] = CustomFields.SetType,
            ["setCustomField"] = CustomFields.SetField,
        },
    };

    private static JsonObject Create(Change change, JsonObject draft)
    {
        var payment = new JsonObject().Take(draft, "anonymousId", "interfaceId");
        payment.Put("key", Common.KeyOrNull(draft));
        payment.Put("customer", change.Project.ReferenceOrNull(draft.ObjectOrNull("customer"), "customer"));
        payment["amountPlanned"] = Money.Cents(draft.Object("amountPlanned"));
        payment["paymentMethodInfo"] = MethodInfo(draft.ObjectOrNull("paymentMethodInfo") ?? []);
        var status = draft.ObjectOrNull("paymentStatus") ?? [];
        payment["paymentStatus"] = new JsonObject().Take(status, "interfaceCode", "interfaceText");
        payment.Object("paymentStatus").Put("state", change.Project.ReferenceOrNull(status.ObjectOrNull("state"), "state"));
        payment["transactions"] = new JsonArray([.. draft.Objects("transactions").Select(transaction => Transaction(change, transaction))]);
        payment["interfaceInteractions"] = new JsonArray([.. draft.Objects("interfaceInteractions").Select(interaction => CustomFields.FromDraft(change, interaction))]);
        payment.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        return payment;
    }

    private static JsonObject MethodInfo(JsonObject draft) => new JsonObject().Take(draft, "paymentInterface", "method", "name", "token", "interfaceAccount");

    private static JsonObject Transaction(Change change, JsonObject draft)
    {
        var transaction = new JsonObject { ["id"] = Guid.NewGuid().ToString() };
        transaction.Put("timestamp", draft.InstantOrNull("timestamp"));
        transaction["type"] = draft.OneOf("type", TransactionTypes);
        transaction["amount"] = Money.Cents(draft.Object("amount"));
        transaction.Take(draft, "interactionId", "interfaceId");
        transaction["state"] = draft.OneOfOrNull("state", TransactionStates) ?? "Initial";
        transaction.Put("custom", CustomFields.FromDraft(change, draft.ObjectOrNull("custom")));
        return transaction;
    }

    private static JsonObject Find(JsonObject payment, JsonObject action) =>
        payment.Objects("transactions").FirstOrDefault(transaction => transaction["id"].String() == action.Text("transactionId"))
        ?? throw Refuse.Input($"The payment has no transaction with the id '{action["transactionId"]}'.");

    private static void AddTransaction(Change change, JsonObject payment, JsonObject action)
    {
        var transaction = Transaction(change, action.Object("transaction"));
        payment.List("transactions").Add(transaction);
        change.Emit("PaymentTransactionAdded", ("transaction", transaction));
    }

    private static void ChangeTransactionState(Change change, JsonObject payment, JsonObject action)
    {
        var transaction = Find(payment, action);
        transaction["state"] = action.OneOf("state", TransactionStates);
        change.Emit("PaymentTransactionStateChanged", ("transactionId", transaction["id"]), ("state", transaction["state"]));
    }

    private static void TransitionState(Change change, JsonObject payment, JsonObject action)
    {
        var (status, force) = (payment.Object("paymentStatus"), action.FlagOrNull("force") ?? false);
        var target = change.Project.Resolve(action.Object("state"), "state");
        if (!force)
            StateResource.EnsureTransition(change, status["state"], target, "PaymentState");
        status["state"] = References.To("state", target);
        change.Emit("PaymentStatusStateTransition", ("state", status["state"]), ("force", force));
    }

    private static void AddInteraction(Change change, JsonObject payment, JsonObject action)
    {
        var interaction = CustomFields.FromDraft(change, action);
        payment.List("interfaceInteractions").Add(interaction);
        change.Emit("PaymentInteractionAdded", ("interaction", interaction));
    }
}

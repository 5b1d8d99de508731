using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;

namespace Connector.Sync.Tests.Orders;

/// <summary>The gateway in memory: one order per idempotency key, the orders as they stand, and answers that tests replace.</summary>
internal sealed class FakeGateway : IMaxGateway
{
    /// <summary>Replaces the answer to a create; null lets the gateway do its work.</summary>
    public Func<SalesOrderRequest, Operation?> OnCreate { get; set; } = _ => null;

    /// <summary>Replaces the answer to a customer.</summary>
    public Func<Operation> OnCustomer { get; set; } = () => new Operation { OperationId = "op-c", State = OperationState.Succeeded, CustomerId = "C-100" };

    /// <summary>Replaces the answer to a change, given the MAX number; null lets the gateway do its work.</summary>
    public Func<string, Operation?> OnChange { get; set; } = _ => null;

    /// <summary>Replaces the answer to a cancellation, given the MAX number.</summary>
    public Func<string, Operation?> OnCancel { get; set; } = _ => null;

    public Dictionary<string, SalesOrderRequest> Created { get; } = [];

    /// <summary>The orders as they stand in MAX, by number; cancelled ones are null.</summary>
    public SortedDictionary<string, SalesOrderRequest?> Orders { get; } = new(StringComparer.Ordinal);

    /// <summary>Every idempotency key of a change or cancellation that was carried out; a repeated key does nothing.</summary>
    public List<string> Keys { get; } = [];

    public int Creates { get; private set; }

    public int Changes { get; private set; }

    public int Cancels { get; private set; }

    public int Customers { get; private set; }

    /// <summary>Parts whose stock was asked for.</summary>
    public List<string> StockAsked { get; } = [];

    /// <summary>What a search for an order finds.</summary>
    public SalesOrder? Existing { get; set; }

    public Task<Operation> CreateOrderAsync(string company, string idempotencyKey, SalesOrderRequest request, CancellationToken cancellationToken)
    {
        Creates++;
        if (OnCreate(request) is { } answer) return Task.FromResult(answer);
        if (Created.TryAdd(idempotencyKey, request)) Orders[$"{20000000 + Created.Count}"] = request;
        return Task.FromResult(Succeeded($"{20000001 + Created.Keys.ToList().IndexOf(idempotencyKey)}"));
    }

    public Task<Operation> ChangeOrderAsync(string company, string orderNumber, string idempotencyKey, SalesOrderChange change, CancellationToken cancellationToken)
    {
        Changes++;
        if (OnChange(orderNumber) is { } answer) return Task.FromResult(answer);
        if (Done(idempotencyKey)) Orders[orderNumber] = change.Order;
        return Task.FromResult(Succeeded(orderNumber));
    }

    public Task<Operation> CancelOrderAsync(string company, string orderNumber, string idempotencyKey, OrderCancellation cancellation, CancellationToken cancellationToken)
    {
        Cancels++;
        if (OnCancel(orderNumber) is { } answer) return Task.FromResult(answer);
        if (Done(idempotencyKey)) Orders[orderNumber] = null;
        return Task.FromResult(Succeeded(orderNumber));
    }

    public Task<IReadOnlyList<StockLevel>> GetStockAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken)
    {
        StockAsked.AddRange(parts);
        return Task.FromResult<IReadOnlyList<StockLevel>>([]);
    }

    public Task<Operation> PutCustomerAsync(string company, string externalId, CustomerRequest request, CancellationToken cancellationToken)
    {
        Customers++;
        return Task.FromResult(OnCustomer());
    }

    public Task<SalesOrder?> FindOrderAsync(string company, string externalId, CancellationToken cancellationToken) => Task.FromResult(Existing);

    public Task<Operation> GetOperationAsync(string company, string operationId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SalesOrder?> GetOrderAsync(string company, string orderNumber, CancellationToken cancellationToken) => Task.FromResult(Existing);

    public Task<CustomerAccount?> GetCustomerAsync(string company, string externalId, CancellationToken cancellationToken) => Task.FromResult<CustomerAccount?>(null);

    public Task<IReadOnlyList<CustomerAccount>> FindCustomersAsync(string company, CustomerQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GatewayHealth> GetHealthAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GatewayCapabilities> GetCapabilitiesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public static Operation Failed(string code, string? value = null) =>
        new() { OperationId = "op-1", State = OperationState.Failed, Error = Problem(code) with { Value = value } };

    private static Operation Succeeded(string number) => new() { OperationId = "op-1", State = OperationState.Succeeded, OrderNumber = number };

    private bool Done(string key)
    {
        if (Keys.Contains(key)) return false;
        Keys.Add(key);
        return true;
    }

    public static GatewayProblem Problem(string code, bool retryable = false) => new()
    {
        Code = code,
        Title = "A kind of problem.",
        Detail = "Erika Mustermann is not known.",
        Field = "customerId",
        Value = "Erika Mustermann",
        Advice = "Create the customer.",
        Retryable = retryable,
    };

    /// <summary>What orders have come to, by number.</summary>
    public Dictionary<string, OrderFulfilment> Fulfilments { get; } = [];

    public int FulfilmentReads { get; private set; }

    /// <summary>Replaces the answer to a return or credit memo, given its idempotency key; null lets the gateway do its work.</summary>
    public Func<string, Operation?> OnReturn { get; set; } = _ => null;

    /// <summary>RMAs by idempotency key.</summary>
    public Dictionary<string, ReturnRequest> Returns { get; } = [];

    /// <summary>Credit memos by idempotency key.</summary>
    public Dictionary<string, CreditMemoRequest> CreditMemos { get; } = [];

    public Task<OrderFulfilment?> GetFulfilmentAsync(string company, string orderNumber, CancellationToken cancellationToken)
    {
        FulfilmentReads++;
        return Task.FromResult(Fulfilments.GetValueOrDefault(orderNumber));
    }

    public Task<Operation> CreateReturnAsync(string company, string idempotencyKey, ReturnRequest request, CancellationToken cancellationToken)
    {
        if (OnReturn(idempotencyKey) is { } answer) return Task.FromResult(answer);
        Same(Returns, idempotencyKey, request);
        return Task.FromResult(new Operation { OperationId = "op-r", State = OperationState.Succeeded, ReturnNumber = $"{80000001 + Returns.Keys.ToList().IndexOf(idempotencyKey)}" });
    }

    public Task<Operation> CreateCreditMemoAsync(string company, string idempotencyKey, CreditMemoRequest request, CancellationToken cancellationToken)
    {
        if (OnReturn(idempotencyKey) is { } answer) return Task.FromResult(answer);
        Same(CreditMemos, idempotencyKey, request);
        return Task.FromResult(new Operation { OperationId = "op-m", State = OperationState.Succeeded, OrderNumber = $"{25000001 + CreditMemos.Keys.ToList().IndexOf(idempotencyKey)}" });
    }

    // As the gateway: the same key with another body is refused.
    private static void Same<T>(Dictionary<string, T> all, string key, T request)
    {
        if (!all.TryAdd(key, request) && System.Text.Json.JsonSerializer.Serialize(all[key]) != System.Text.Json.JsonSerializer.Serialize(request))
            throw new GatewayException(Problem(GatewayProblemCode.Duplicate));
    }
}

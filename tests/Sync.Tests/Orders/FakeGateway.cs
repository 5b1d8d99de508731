using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;

namespace Connector.Sync.Tests.Orders;

/// <summary>The gateway in memory: one order per idempotency key, and answers that tests replace.</summary>
internal sealed class FakeGateway : IMaxGateway
{
    /// <summary>Replaces the answer to a create; null lets the gateway do its work.</summary>
    public Func<SalesOrderRequest, Operation?> OnCreate { get; set; } = _ => null;

    /// <summary>Replaces the answer to a customer.</summary>
    public Func<Operation> OnCustomer { get; set; } = () => new Operation { OperationId = "op-c", State = OperationState.Succeeded, CustomerId = "C-100" };

    public Dictionary<string, SalesOrderRequest> Created { get; } = [];

    public int Creates { get; private set; }

    public int Customers { get; private set; }

    /// <summary>What a search for an order finds.</summary>
    public SalesOrder? Existing { get; set; }

    public Task<Operation> CreateOrderAsync(string company, string idempotencyKey, SalesOrderRequest request, CancellationToken cancellationToken)
    {
        Creates++;
        if (OnCreate(request) is { } answer) return Task.FromResult(answer);
        Created.TryAdd(idempotencyKey, request);
        return Task.FromResult(new Operation { OperationId = "op-1", State = OperationState.Succeeded, OrderNumber = "20000001" });
    }

    public Task<Operation> PutCustomerAsync(string company, string externalId, CustomerRequest request, CancellationToken cancellationToken)
    {
        Customers++;
        return Task.FromResult(OnCustomer());
    }

    public Task<SalesOrder?> FindOrderAsync(string company, string externalId, CancellationToken cancellationToken) => Task.FromResult(Existing);

    public Task<Operation> ChangeOrderAsync(string company, string orderNumber, string idempotencyKey, SalesOrderChange change, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Operation> CancelOrderAsync(string company, string orderNumber, string idempotencyKey, OrderCancellation cancellation, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StockLevel>> GetStockAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Operation> GetOperationAsync(string company, string operationId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SalesOrder?> GetOrderAsync(string company, string orderNumber, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CustomerAccount?> GetCustomerAsync(string company, string externalId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<CustomerAccount>> FindCustomersAsync(string company, CustomerQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GatewayHealth> GetHealthAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GatewayCapabilities> GetCapabilitiesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

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
}

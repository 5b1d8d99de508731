using Connector.ExactMax.Contract;

namespace Connector.ExactMax.Client;

/// <summary>The MAX gateway as its callers see it. Every write is idempotent by its key and may be repeated as it stands.</summary>
/// <exception cref="GatewayException">The gateway answered with a problem.</exception>
/// <exception cref="GatewayUnavailableException">The gateway or MAX did not answer, or is known to be down.</exception>
public interface IMaxGateway
{
    /// <summary>Creates a sales order and waits for the outcome, within <see cref="MaxGatewayOptions.OperationTimeout"/>.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="idempotencyKey">Names the order; the same key and body always get the same answer.</param>
    /// <param name="request">The order.</param>
    /// <param name="cancellationToken">Ends the wait; the gateway goes on.</param>
    /// <returns>The last state: also <see cref="OperationState.Running"/> when time is up, <see cref="OperationState.Failed"/> when MAX refused, or <see cref="OperationState.Unknown"/>.</returns>
    Task<Operation> CreateOrderAsync(string company, string idempotencyKey, SalesOrderRequest request, CancellationToken cancellationToken);

    /// <summary>Brings an order to where it shall be and waits for the outcome, as <see cref="CreateOrderAsync"/> does.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="orderNumber">MAX order number.</param>
    /// <param name="idempotencyKey">Names the change.</param>
    /// <param name="change">The order as it shall be.</param>
    /// <param name="cancellationToken">Ends the wait; the gateway goes on.</param>
    Task<Operation> ChangeOrderAsync(string company, string orderNumber, string idempotencyKey, SalesOrderChange change, CancellationToken cancellationToken);

    /// <summary>Closes what is open of an order and waits for the outcome, as <see cref="CreateOrderAsync"/> does.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="orderNumber">MAX order number.</param>
    /// <param name="idempotencyKey">Names the cancellation.</param>
    /// <param name="cancellation">Why.</param>
    /// <param name="cancellationToken">Ends the wait; the gateway goes on.</param>
    Task<Operation> CancelOrderAsync(string company, string orderNumber, string idempotencyKey, OrderCancellation cancellation, CancellationToken cancellationToken);

    /// <summary>What the stockrooms can sell of some parts; a part that MAX does not know is missing in the answer.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="parts">Parts; any number, asked for in pages.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<StockLevel>> GetStockAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken);

    /// <summary>State of a write.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="operationId">Id of the operation.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Operation> GetOperationAsync(string company, string operationId, CancellationToken cancellationToken);

    /// <summary>An order by its MAX number; null when MAX has none.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="orderNumber">MAX order number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<SalesOrder?> GetOrderAsync(string company, string orderNumber, CancellationToken cancellationToken);

    /// <summary>An order by its id in the calling system; null when there is none.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="externalId">Id that the order was created with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<SalesOrder?> FindOrderAsync(string company, string externalId, CancellationToken cancellationToken);

    /// <summary>What an order has come to: shipments, invoices, returns and credit memos; null when MAX has no such order.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="orderNumber">MAX order number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<OrderFulfilment?> GetFulfilmentAsync(string company, string orderNumber, CancellationToken cancellationToken);

    /// <summary>Enters an RMA and waits for the outcome, as <see cref="CreateOrderAsync"/> does; <see cref="Operation.ReturnNumber"/> is its number.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="idempotencyKey">Names the return.</param>
    /// <param name="request">The return.</param>
    /// <param name="cancellationToken">Ends the wait; the gateway goes on.</param>
    Task<Operation> CreateReturnAsync(string company, string idempotencyKey, ReturnRequest request, CancellationToken cancellationToken);

    /// <summary>Enters a credit memo and waits for the outcome, as <see cref="CreateOrderAsync"/> does.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="idempotencyKey">Names the credit memo.</param>
    /// <param name="request">The credit memo.</param>
    /// <param name="cancellationToken">Ends the wait; the gateway goes on.</param>
    Task<Operation> CreateCreditMemoAsync(string company, string idempotencyKey, CreditMemoRequest request, CancellationToken cancellationToken);

    /// <summary>Creates, updates or links a customer account and waits for the outcome, as <see cref="CreateOrderAsync"/> does.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="externalId">Id of the customer in the calling system; names the write.</param>
    /// <param name="request">The account.</param>
    /// <param name="cancellationToken">Ends the wait; the gateway goes on.</param>
    Task<Operation> PutCustomerAsync(string company, string externalId, CustomerRequest request, CancellationToken cancellationToken);

    /// <summary>The account linked to a customer of the calling system; null when there is none.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="externalId">Id of the customer in the calling system.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<CustomerAccount?> GetCustomerAsync(string company, string externalId, CancellationToken cancellationToken);

    /// <summary>The accounts that match exactly one criterion.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="query">The criterion.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<CustomerAccount>> FindCustomersAsync(string company, CustomerQuery query, CancellationToken cancellationToken);

    /// <summary>Health of the gateway and its companies, also when it is not healthy.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<GatewayHealth> GetHealthAsync(CancellationToken cancellationToken);

    /// <summary>What the gateway offers.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<GatewayCapabilities> GetCapabilitiesAsync(CancellationToken cancellationToken);
}

using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Connector.ExactMax.Contract;
using Microsoft.Extensions.Options;

namespace Connector.ExactMax.Client;

/// <summary>The gateway over HTTP.</summary>
internal sealed class MaxGatewayClient(HttpClient http, IOptions<MaxGatewayOptions> options, TimeProvider clock) : IMaxGateway
{
    private static readonly GatewayJson Json = GatewayJson.Default;

    public Task<Operation> CreateOrderAsync(string company, string idempotencyKey, SalesOrderRequest request, CancellationToken cancellationToken) =>
        PostAsync(company, "orders", idempotencyKey, request, Json.SalesOrderRequest, cancellationToken);

    public Task<Operation> ChangeOrderAsync(string company, string orderNumber, string idempotencyKey, SalesOrderChange change, CancellationToken cancellationToken) =>
        PostAsync(company, $"orders/{Escape(orderNumber)}/change", idempotencyKey, change, Json.SalesOrderChange, cancellationToken);

    public Task<Operation> CancelOrderAsync(string company, string orderNumber, string idempotencyKey, OrderCancellation cancellation, CancellationToken cancellationToken) =>
        PostAsync(company, $"orders/{Escape(orderNumber)}/cancel", idempotencyKey, cancellation, Json.OrderCancellation, cancellationToken);

    public async Task<IReadOnlyList<StockLevel>> GetStockAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken)
    {
        var feeds = new MaxFeedsClient(http, options, clock);
        return [.. (await feeds.ReadStockOfAsync(company, parts, cancellationToken)).SelectMany(StockLevel.Of)];
    }

    public Task<Operation> PutCustomerAsync(string company, string externalId, CustomerRequest request, CancellationToken cancellationToken) =>
        FollowAsync(company, Write(HttpMethod.Put, $"v1/{Escape(company)}/customers/{Escape(externalId)}", request, Json.CustomerRequest), cancellationToken);

    public async Task<Operation> GetOperationAsync(string company, string operationId, CancellationToken cancellationToken) =>
        await GetAsync($"v1/{Escape(company)}/operations/{Escape(operationId)}", Json.Operation, cancellationToken)
            ?? throw new GatewayException(GatewayAnswers.NotFound("operation"));

    public Task<SalesOrder?> GetOrderAsync(string company, string orderNumber, CancellationToken cancellationToken) =>
        GetAsync($"v1/{Escape(company)}/orders/{Escape(orderNumber)}", Json.SalesOrder, cancellationToken);

    public async Task<SalesOrder?> FindOrderAsync(string company, string externalId, CancellationToken cancellationToken) =>
        await GetAsync($"v1/{Escape(company)}/orders?externalId={Escape(externalId)}", Json.IReadOnlyListSalesOrder, cancellationToken) is [var order, ..] ? order : null;

    public Task<OrderFulfilment?> GetFulfilmentAsync(string company, string orderNumber, CancellationToken cancellationToken) =>
        GetAsync($"v1/{Escape(company)}/orders/{Escape(orderNumber)}/fulfilment", Json.OrderFulfilment, cancellationToken);

    public Task<Operation> CreateReturnAsync(string company, string idempotencyKey, ReturnRequest request, CancellationToken cancellationToken) =>
        PostAsync(company, "returns", idempotencyKey, request, Json.ReturnRequest, cancellationToken);

    public Task<Operation> CreateCreditMemoAsync(string company, string idempotencyKey, CreditMemoRequest request, CancellationToken cancellationToken) =>
        PostAsync(company, "credit-memos", idempotencyKey, request, Json.CreditMemoRequest, cancellationToken);

    public Task<CustomerAccount?> GetCustomerAsync(string company, string externalId, CancellationToken cancellationToken) =>
        GetAsync($"v1/{Escape(company)}/customers/{Escape(externalId)}", Json.CustomerAccount, cancellationToken);

    public async Task<IReadOnlyList<CustomerAccount>> FindCustomersAsync(string company, CustomerQuery query, CancellationToken cancellationToken)
    {
        (string Name, string? Value)[] criteria =
            [("customerId", query.CustomerId), ("email", query.Email), ("taxNumber", query.TaxNumber), ("name", query.Name), ("postalCode", query.PostalCode)];
        var given = criteria.Where(criterion => !string.IsNullOrWhiteSpace(criterion.Value)).ToArray();
        if (given is not ([("customerId" or "email" or "taxNumber", _)] or [("name", _), ("postalCode", _)]))
            throw new ArgumentException("Give exactly one of customerId, email, taxNumber, or name and postalCode together.", nameof(query));
        var criterion = string.Join('&', given.Select(part => $"{part.Name}={Escape(part.Value!)}"));
        return await GetAsync($"v1/{Escape(company)}/customers?{criterion}", Json.IReadOnlyListCustomerAccount, cancellationToken) ?? [];
    }

    public async Task<GatewayHealth> GetHealthAsync(CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "v1/health");
        return (await SendAsync(message, Json.GatewayHealth, cancellationToken))!;
    }

    public async Task<GatewayCapabilities> GetCapabilitiesAsync(CancellationToken cancellationToken) =>
        await GetAsync("v1/capabilities", Json.GatewayCapabilities, cancellationToken) ?? throw new GatewayException(GatewayAnswers.NotFound("list of capabilities"));

    private static string Escape(string segment) => Uri.EscapeDataString(segment);

    private Task<Operation> PostAsync<T>(string company, string path, string idempotencyKey, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (idempotencyKey.Length is 0 or > 200 || idempotencyKey.Any(c => c is <= ' ' or > '~'))
            throw new ArgumentException("1 to 200 printable ASCII characters without blanks are allowed.", nameof(idempotencyKey));
        var message = Write(HttpMethod.Post, $"v1/{Escape(company)}/{path}", body, type);
        message.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        return FollowAsync(company, message, cancellationToken);
    }

    private HttpRequestMessage Write<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> type)
    {
        var message = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, type) };
        message.Headers.TryAddWithoutValidation("Prefer", string.Create(CultureInfo.InvariantCulture, $"wait={(int)options.Value.Wait.TotalSeconds}"));
        return message;
    }

    /// <summary>Sends a write and looks at its operation until it has an outcome or time is up.</summary>
    private async Task<Operation> FollowAsync(string company, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        Operation operation;
        using (message)
            operation = await SendAsync(message, Json.Operation, cancellationToken) ?? throw new GatewayException(GatewayAnswers.NotFound("resource"));
        while (operation.State is OperationState.Queued or OperationState.Running
            && clock.GetElapsedTime(start) + options.Value.PollInterval <= options.Value.OperationTimeout)
        {
            await Task.Delay(options.Value.PollInterval, clock, cancellationToken);
            operation = await GetOperationAsync(company, operation.OperationId, cancellationToken);
        }

        return operation;
    }

    /// <summary>Reads a resource; null when it does not exist.</summary>
    private async Task<T?> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(message, type, cancellationToken);
    }

    private async Task<T?> SendAsync<T>(HttpRequestMessage message, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await GatewayAnswers.SendAsync(http, message, cancellationToken);
        var body = await GatewayAnswers.ReadAsync(response, type, cancellationToken);
        if (body is not null)
            return body;
        var problem = await GatewayAnswers.ProblemAsync(response, cancellationToken);
        return problem.Code == GatewayProblemCode.NotFound && response.StatusCode == HttpStatusCode.NotFound && message.Method == HttpMethod.Get
            ? null
            : throw GatewayAnswers.Failure(problem, response, clock);
    }
}

using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;

namespace Connector.Sync.Tests.Customers;

/// <summary>The gateway's customers in memory: one account per external id, e-mails that are recognised, and answers that are lost.</summary>
internal sealed class FakeAccounts : IMaxGateway
{
    private readonly Dictionary<(string Company, string ExternalId), string> linked = [];

    /// <summary>Accounts in MAX, by company and number.</summary>
    public Dictionary<(string Company, string Account), CustomerRequest> Accounts { get; } = [];

    /// <summary>Every request that arrived, in order.</summary>
    public List<(string Company, string ExternalId, CustomerRequest Request)> Puts { get; } = [];

    /// <summary>Called before a request takes effect; may throw, or answer in its place.</summary>
    public Func<CustomerRequest, Operation?> BeforePut { get; set; } = _ => null;

    /// <summary>Called when a request took effect; may throw.</summary>
    public Action<CustomerRequest> AfterPut { get; set; } = _ => { };

    public IReadOnlyList<string> Similar { get; set; } = [];

    public bool OnHold { get; set; }

    public Task<Operation> PutCustomerAsync(string company, string externalId, CustomerRequest request, CancellationToken cancellationToken)
    {
        Puts.Add((company, externalId, request));
        if (BeforePut(request) is { } answer) return Task.FromResult(answer);
        var (account, action, rule) = Apply(company, externalId, request);
        AfterPut(request);
        return Task.FromResult(new Operation
        {
            OperationId = $"op-{Puts.Count}",
            State = OperationState.Succeeded,
            CustomerId = account,
            Account = new AccountOutcome { Action = action, MatchedBy = rule, OnHold = OnHold, Similar = action == AccountAction.Created ? Similar : [] },
        });
    }

    private (string Account, AccountAction Action, CustomerMatchBy? Rule) Apply(string company, string externalId, CustomerRequest request)
    {
        if (linked.TryGetValue((company, externalId), out var known))
        {
            if (request.Update.Count == 0) return (known, AccountAction.Unchanged, null);
            var held = Accounts[(company, known)];
            Accounts[(company, known)] = request.Update.Aggregate(held, (account, value) => value switch
            {
                CustomerValue.BillTo => account with { BillTo = request.BillTo },
                CustomerValue.Phone => account with { Phone = request.Phone },
                CustomerValue.Email => account with { Email = request.Email },
                _ => account,
            });
            return (known, AccountAction.Updated, null);
        }

        foreach (var match in request.Match)
        {
            if (match.By != CustomerMatchBy.Email || Accounts.FirstOrDefault(account => account.Key.Company == company && account.Value.Email == match.Value) is not { Value: not null } found) continue;
            linked[(company, externalId)] = found.Key.Account;
            return (found.Key.Account, AccountAction.Matched, match.By);
        }

        var number = $"C-{Accounts.Count + 100}";
        Accounts[(company, number)] = request;
        linked[(company, externalId)] = number;
        return (number, AccountAction.Created, null);
    }

    public Task<Operation> CreateOrderAsync(string company, string idempotencyKey, SalesOrderRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SalesOrder?> FindOrderAsync(string company, string externalId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Operation> ChangeOrderAsync(string company, string orderNumber, string idempotencyKey, SalesOrderChange change, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Operation> CancelOrderAsync(string company, string orderNumber, string idempotencyKey, OrderCancellation cancellation, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StockLevel>> GetStockAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Operation> GetOperationAsync(string company, string operationId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SalesOrder?> GetOrderAsync(string company, string orderNumber, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CustomerAccount?> GetCustomerAsync(string company, string externalId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<CustomerAccount>> FindCustomersAsync(string company, CustomerQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GatewayHealth> GetHealthAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GatewayCapabilities> GetCapabilitiesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<OrderFulfilment?> GetFulfilmentAsync(string company, string orderNumber, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Operation> CreateReturnAsync(string company, string idempotencyKey, ReturnRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Operation> CreateCreditMemoAsync(string company, string idempotencyKey, CreditMemoRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}

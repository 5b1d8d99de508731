using Connector.ExactMax.Contract;

namespace Connector.Mapping;

/// <summary>What a commercetools order becomes in MAX.</summary>
public sealed record OrderExport
{
    /// <summary>MAX company, as in the gateway's URL.</summary>
    public required string Company { get; init; }

    /// <summary>The account to create or update first; null when the order goes to an account that must exist (guests).</summary>
    public CustomerExport? Customer { get; init; }

    /// <summary>
    /// The MAX orders, together proven to be the commercetools order: one, or several where it is split by ship-to or
    /// because of its length. Their <see cref="SalesOrderRequest.CustomerId"/> is the account, or, when
    /// <see cref="Customer"/> is set, a placeholder that the flow replaces by the account that the gateway answers.
    /// </summary>
    public required IReadOnlyList<SalesOrderRequest> Orders { get; init; }
}

/// <summary>A customer to be upserted before the order.</summary>
/// <param name="ExternalId">commercetools customer id.</param>
/// <param name="Request">The account.</param>
public sealed record CustomerExport(string ExternalId, CustomerRequest Request)
{
    /// <summary>As in <see cref="CustomerAccountPlan.Owned"/>: what the link has to remember once the account is known.</summary>
    public IReadOnlyDictionary<CustomerValue, string> Owned { get; init; } = new Dictionary<CustomerValue, string>();
}

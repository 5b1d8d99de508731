namespace Connector.Sync.Links;

/// <summary>Which MAX account a commercetools customer has in a company.</summary>
public sealed record CustomerLink
{
    /// <summary>commercetools customer id.</summary>
    public required string CustomerId { get; init; }

    /// <summary>MAX company.</summary>
    public required string Company { get; init; }

    /// <summary>MAX account.</summary>
    public required string Account { get; init; }

    /// <summary>How the account came to be linked: <c>created</c>, or the rule that recognised it.</summary>
    public required string LinkedBy { get; init; }

    /// <summary>Hash of each value that MAX was given last, by the name of the value.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Accounts with the same name and postal code that MAX had when this one was created all the same.</summary>
    public IReadOnlyList<string> Similar { get; init; } = [];

    /// <summary>Version of the commercetools customer after our last write to it; older hints need no work. 0 until it was written.</summary>
    public required long AppliedVersion { get; init; }

    /// <summary>When MAX confirmed the account, UTC.</summary>
    public required DateTimeOffset LinkedAt { get; init; }
}

/// <summary>The links between commercetools customers and MAX accounts.</summary>
public interface ICustomerLinks
{
    /// <summary>The link of a customer in a company, or null.</summary>
    Task<CustomerLink?> FindAsync(string customerId, string company, CancellationToken cancellationToken);

    /// <summary>All links of a customer.</summary>
    Task<IReadOnlyList<CustomerLink>> OfAsync(string customerId, CancellationToken cancellationToken);

    /// <summary>
    /// Remembers, before MAX is asked for an account, the values that it is given, unless that was done before: a change
    /// that comes between two attempts would not be seen as one otherwise.
    /// </summary>
    /// <returns>The values that are remembered: these, or earlier ones.</returns>
    Task<IReadOnlyDictionary<string, string>> BeginAsync(string customerId, string company, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken);

    /// <summary>Inserts or replaces a link.</summary>
    Task SaveAsync(CustomerLink link, CancellationToken cancellationToken);
}

namespace Connector.Mapping.Document;

/// <summary>Which MAX accounts customers have, how they are recognised, and what of them commercetools owns.</summary>
internal sealed record CustomersJson
{
    public required CustomerStrategy Strategy { get; init; }
    public ConsumerStrategy Consumers { get; init; }
    public IReadOnlyList<AccountRuleJson> DefaultAccounts { get; init; } = [];
    public IReadOnlyList<CustomerCompanyJson> NoStore { get; init; } = [];
    public IReadOnlyList<CustomerMatchRule> Match { get; init; } = [];
    public EmailScope EmailScope { get; init; }
    public SimilarRule Similar { get; init; }
    public AccountNumberSource AccountNumber { get; init; }
    public string AccountPrefix { get; init; } = "";
    public IReadOnlyList<AccountRuleJson> Templates { get; init; } = [];
    public bool TaxNumber { get; init; } = true;
    public bool Contact { get; init; }
    public bool Phone { get; init; } = true;
    public ShipToRule ShipTos { get; init; }
    public IReadOnlyList<OwnedValue>? Owned { get; init; }
    public string? CustomType { get; init; }
    public CreditHoldRule CreditHold { get; init; }
}

/// <summary>An account of a company, for one country or all others.</summary>
internal sealed record AccountRuleJson(string Company, string Account, string? Country = null);

/// <summary>A company of customers without a store, of one country or all others.</summary>
internal sealed record CustomerCompanyJson(string Company, string? Country = null);

internal enum CustomerStrategy
{
    GuestAccount,
    Create,
    Link,
}

internal enum ConsumerStrategy
{
    AsBusinesses,
    DefaultAccount,
}

internal enum CustomerMatchRule
{
    Account,
    CustomerNumber,
    VatNumber,
    Email,
}

internal enum EmailScope
{
    Project,
    Store,
}

internal enum SimilarRule
{
    Report,
    Refuse,
    Ignore,
}

internal enum AccountNumberSource
{
    Gateway,
    CustomerNumber,
    ExternalId,
    Key,
}

internal enum ShipToRule
{
    None,
    Default,
    All,
}

internal enum OwnedValue
{
    BillTo,
    Contact,
    Phone,
    Email,
    TaxNumber,
    ShipTos,
}

internal enum CreditHoldRule
{
    Stop,
    Flag,
}

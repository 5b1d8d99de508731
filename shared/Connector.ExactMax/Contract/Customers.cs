namespace Connector.ExactMax.Contract;

/// <summary>
/// A customer account that MAX shall hold: the body of <c>PUT /v1/{company}/customers/{externalId}</c>, by the id of the
/// calling system. The gateway decides alone and one request after the other, so that two callers never make two
/// accounts: an id that is linked keeps its account; else the first rule of <see cref="Match"/> that finds one account
/// links it; else an account is created, unless <see cref="LinkOnly"/>. What is null is left to MAX, or to the template.
/// </summary>
public sealed record CustomerRequest
{
    /// <summary>How an existing account is recognised, first rule first; two accounts for one rule are refused with <c>AMBIGUOUS_CUSTOMER</c>.</summary>
    public IReadOnlyList<CustomerMatch> Match { get; init => field = value ?? []; } = [];

    /// <summary>What becomes of an account that would be created although MAX has one with the same name and postal code.</summary>
    public SimilarAccounts Similar { get; init; }

    /// <summary>
    /// Which values are written into an account that is linked already: those that changed in the calling system and that
    /// it owns. A named value that is null is left to MAX, an empty one is blanked there; the bill-to address is written as
    /// a whole. An account that was only now recognised keeps all that people entered in MAX.
    /// </summary>
    public IReadOnlyList<CustomerValue> Update { get; init => field = value ?? []; } = [];

    /// <summary>Ship-to addresses; created with the account or when <see cref="Update"/> names them. MAX's others stay.</summary>
    public IReadOnlyList<CustomerShipTo> ShipTos { get; init => field = value ?? []; } = [];

    /// <summary>Scope of the caller's e-mail addresses, for example a store; see <see cref="CustomerMatch.Scope"/>.</summary>
    public string? Scope { get; init; }

    /// <summary>
    /// Wanted account, <c>CUSTID_23</c>, up to 20 characters; null lets the gateway number it. It must not exist yet, unless
    /// a rule of <see cref="Match"/> recognises it or <see cref="LinkOnly"/> asks for it.
    /// </summary>
    public string? AccountNumber { get; init; }

    /// <summary>True links an existing account, by <see cref="Match"/> or <see cref="AccountNumber"/>, and creates none.</summary>
    public bool LinkOnly { get; init; }

    /// <summary>MAX account whose terms, tax, currency, type and GL codes a new account copies.</summary>
    public string? Template { get; init; }

    /// <summary>Bill-to name and address.</summary>
    public required PostalAddress BillTo { get; init; }

    /// <summary>Contact, <c>CNTCT_23</c>, up to 20 characters.</summary>
    public string? Contact { get; init; }

    /// <summary>Phone, <c>PHONE_23</c>, up to 20 characters.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail, <c>EMAIL1_23</c>, up to 200 characters.</summary>
    public string? Email { get; init; }

    /// <summary>VAT or tax number, <c>TAXNUM_23</c>.</summary>
    public string? TaxNumber { get; init; }

    /// <summary>ISO 4217 currency.</summary>
    public string? Currency { get; init; }

    /// <summary>Terms code, 2 characters.</summary>
    public string? Terms { get; init; }

    /// <summary>Ship-via code, 2 characters.</summary>
    public string? ShipVia { get; init; }
}

/// <summary>A rule by which an account is recognised.</summary>
/// <param name="By">What is compared.</param>
/// <param name="Value">The value; never blank.</param>
/// <param name="Scope">
/// Limits the rule to accounts whose linked customers all have this <see cref="CustomerRequest.Scope"/>, or that have no
/// linked customer: where several stores use the same e-mail for different people. Null does not limit; anything else is
/// the request's own scope.
/// </param>
public sealed record CustomerMatch(CustomerMatchBy By, string Value, string? Scope = null);

/// <summary>What identifies an account.</summary>
public enum CustomerMatchBy
{
    /// <summary>Account number, <c>CUSTID_23</c>.</summary>
    AccountNumber,

    /// <summary>VAT or tax number, <c>TAXNUM_23</c>; blanks, dots, hyphens and case do not count.</summary>
    TaxNumber,

    /// <summary>E-mail, <c>EMAIL1_23</c> or <c>EMAIL2_23</c>, not case-sensitive.</summary>
    Email,
}

/// <summary>What becomes of an account that would be created beside a similar one.</summary>
public enum SimilarAccounts
{
    /// <summary>It is created; the operation names the similar ones.</summary>
    Report,

    /// <summary>It is refused with <c>SIMILAR_CUSTOMER</c>, naming them.</summary>
    Refuse,

    /// <summary>Nobody looks.</summary>
    Ignore,
}

/// <summary>A value of an account, for <see cref="CustomerRequest.Update"/>.</summary>
public enum CustomerValue
{
    /// <summary>Bill-to name and address.</summary>
    BillTo,

    /// <summary>Contact.</summary>
    Contact,

    /// <summary>Phone.</summary>
    Phone,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>VAT or tax number.</summary>
    TaxNumber,

    /// <summary>Terms.</summary>
    Terms,

    /// <summary>Ship-via.</summary>
    ShipVia,

    /// <summary>The ship-to addresses that are given.</summary>
    ShipTos,
}

/// <summary>A ship-to address of an account.</summary>
/// <param name="Code"><c>SHPCDE_24</c>, up to 10 characters.</param>
/// <param name="Address">The address.</param>
public sealed record CustomerShipTo(string Code, PostalAddress Address);

/// <summary>What the gateway did about an account.</summary>
public sealed record AccountOutcome
{
    /// <summary>What was done.</summary>
    public required AccountAction Action { get; init; }

    /// <summary>The rule that recognised the account, when it was <see cref="AccountAction.Matched"/>.</summary>
    public CustomerMatchBy? MatchedBy { get; init; }

    /// <summary>True when the account is on hold in MAX.</summary>
    public bool OnHold { get; init; }

    /// <summary>Accounts with the same name and postal code, when one was created all the same.</summary>
    public IReadOnlyList<string> Similar { get; init => field = value ?? []; } = [];
}

/// <summary>What was done about an account.</summary>
public enum AccountAction
{
    /// <summary>A new account.</summary>
    Created,

    /// <summary>An account that existed is linked now.</summary>
    Matched,

    /// <summary>A linked account was changed.</summary>
    Updated,

    /// <summary>A linked account had everything.</summary>
    Unchanged,
}

/// <summary>A customer account as it stands in MAX.</summary>
public sealed record CustomerAccount
{
    /// <summary>Account, <c>CUSTID_23</c>.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Id in the calling system, when linked.</summary>
    public string? ExternalId { get; init; }

    /// <summary><c>released</c> or <c>hold</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Name and bill-to address.</summary>
    public required PostalAddress BillTo { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>VAT or tax number.</summary>
    public string? TaxNumber { get; init; }

    /// <summary>Contact.</summary>
    public string? Contact { get; init; }

    /// <summary>Phone.</summary>
    public string? Phone { get; init; }

    /// <summary>ISO 4217 currency.</summary>
    public string? Currency { get; init; }

    /// <summary>Terms code.</summary>
    public string? Terms { get; init; }

    /// <summary>Ship-via code.</summary>
    public string? ShipVia { get; init; }
}

/// <summary>Which accounts to find: <c>GET /v1/{company}/customers?...</c>; exactly one criterion, name and postal code being one.</summary>
public sealed record CustomerQuery
{
    /// <summary>Account.</summary>
    public string? CustomerId { get; init; }

    /// <summary>E-mail, the first or the second of the account, not case-sensitive.</summary>
    public string? Email { get; init; }

    /// <summary>VAT or tax number; blanks, dots, hyphens and case do not count.</summary>
    public string? TaxNumber { get; init; }

    /// <summary>Name, together with <see cref="PostalCode"/>; blanks and case do not count.</summary>
    public string? Name { get; init; }

    /// <summary>Postal code, together with <see cref="Name"/>; blanks and case do not count.</summary>
    public string? PostalCode { get; init; }
}

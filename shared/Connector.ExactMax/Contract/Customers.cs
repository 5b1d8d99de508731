namespace Connector.ExactMax.Contract;

/// <summary>
/// A customer account that MAX shall hold: the body of <c>PUT /v1/{company}/customers/{externalId}</c>, an upsert by
/// the id of the calling system. Null means: keep what MAX has, or MAX's template value on create.
/// </summary>
public sealed record CustomerRequest
{
    /// <summary>Wanted account, <c>CUSTID_23</c>, up to 20 characters; null lets the gateway number it.</summary>
    public string? AccountNumber { get; init; }

    /// <summary>True links to the existing account <see cref="AccountNumber"/> and creates none.</summary>
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

    /// <summary>ISO 4217 currency.</summary>
    public string? Currency { get; init; }

    /// <summary>Terms code.</summary>
    public string? Terms { get; init; }

    /// <summary>Ship-via code.</summary>
    public string? ShipVia { get; init; }
}

/// <summary>Which accounts to find: <c>GET /v1/{company}/customers?...</c>; exactly one criterion.</summary>
public sealed record CustomerQuery
{
    /// <summary>Account.</summary>
    public string? CustomerId { get; init; }

    /// <summary>E-mail, not case-sensitive.</summary>
    public string? Email { get; init; }

    /// <summary>VAT or tax number.</summary>
    public string? TaxNumber { get; init; }
}

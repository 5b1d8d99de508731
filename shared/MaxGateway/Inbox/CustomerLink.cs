namespace Connector.MaxGateway.Inbox;

/// <summary>Which MAX account an id of the calling system became; several ids may share an account.</summary>
internal sealed record CustomerLink
{
    public string ExternalId { get; init; } = "";

    public string CustomerId { get; init; } = "";

    /// <summary>False while the account number is reserved and the caller has not been told the account.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Scope of the caller's e-mail addresses.</summary>
    public string? Scope { get; init; }

    /// <summary>The request that an account was reserved for, until MAX is known to hold the account.</summary>
    public string? Request { get; init; }
}

/// <summary>A number reserved for an account that is about to be loaded, with everything by which others may look for it.</summary>
internal sealed record CustomerReservation
{
    public required string Company { get; init; }

    public required string ExternalId { get; init; }

    public required string CustomerId { get; init; }

    public string? Scope { get; init; }

    public required string Request { get; init; }

    public required string Reserved { get; init; }

    public string? EmailKey { get; init; }

    public string? TaxNumberKey { get; init; }

    public required string NameKey { get; init; }

    public required string PostalCodeKey { get; init; }
}

/// <summary>By which values a request looks for accounts.</summary>
internal sealed record CustomerTraits
{
    public IReadOnlyList<string> AccountNumbers { get; init; } = [];

    public IReadOnlyList<string> Emails { get; init; } = [];

    public IReadOnlyList<string> TaxNumbers { get; init; } = [];

    /// <summary>Null: nobody looks for similar accounts.</summary>
    public string? Name { get; init; }

    public string? PostalCode { get; init; }
}

namespace Connector.Commercetools;

/// <summary>Sets the number in the other system; ours is the MAX customer number.</summary>
public sealed record CustomerSetExternalIdAction : CustomerUpdateAction
{
    /// <summary>The number in the other system.</summary>
    public string? ExternalId { get; init; }
}

/// <summary>Sets the key.</summary>
public sealed record CustomerSetKeyAction : CustomerUpdateAction
{
    /// <summary>The key.</summary>
    public string? Key { get; init; }
}

/// <summary>Sets the customer number, once and for all.</summary>
public sealed record CustomerSetCustomerNumberAction : CustomerUpdateAction
{
    /// <summary>The number; it cannot be changed later.</summary>
    public string? CustomerNumber { get; init; }
}

/// <summary>Changes the e-mail address.</summary>
public sealed record CustomerChangeEmailAction : CustomerUpdateAction
{
    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }
}

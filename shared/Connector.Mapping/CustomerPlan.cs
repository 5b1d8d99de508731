using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;

namespace Connector.Mapping;

/// <summary>What a commercetools customer becomes in MAX: an account per company, or none and why.</summary>
public sealed record CustomerPlan
{
    /// <summary>The accounts; empty when the customer gets none of its own.</summary>
    public required IReadOnlyList<CustomerAccountPlan> Accounts { get; init; }

    /// <summary>Why the customer gets no account of its own, in a sentence for an operator; null when it gets one.</summary>
    public string? Reason { get; init; }
}

/// <summary>The account of a customer in one company.</summary>
public sealed record CustomerAccountPlan
{
    /// <summary>MAX company, as in the gateway's URL.</summary>
    public required string Company { get; init; }

    /// <summary>The account as it would be created, with the rules that recognise an existing one; <see cref="CustomerRequest.Update"/> is empty.</summary>
    public required CustomerRequest Request { get; init; }

    /// <summary>
    /// A hash of each value that commercetools owns (mapping.json: <c>customers.owned</c>). Values whose hash differs from
    /// what was applied last belong into <see cref="CustomerRequest.Update"/>.
    /// </summary>
    public required IReadOnlyDictionary<CustomerValue, string> Owned { get; init; }
}

/// <summary>What commercetools shall be told about a customer whose accounts are known.</summary>
public sealed record CustomerFeedback
{
    /// <summary>External id to set; null leaves it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Customer number to set, which never changes again; null leaves it.</summary>
    public string? CustomerNumber { get; init; }

    /// <summary>Custom fields to set.</summary>
    public IReadOnlyDictionary<string, string> CustomFields { get; init; } = new Dictionary<string, string>();

    /// <summary>Key of the type that holds <see cref="CustomFields"/>, to be set when the customer has no type yet.</summary>
    public string? CustomType { get; init; }
}

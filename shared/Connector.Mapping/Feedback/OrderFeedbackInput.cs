using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;

namespace Connector.Mapping;

/// <summary>Everything that telling commercetools about an order in MAX needs to know; it reads nothing itself.</summary>
public sealed record OrderFeedbackInput
{
    /// <summary>The commercetools order, with its payments expanded.</summary>
    public required Order Order { get; init; }

    /// <summary>MAX company.</summary>
    public required string Company { get; init; }

    /// <summary>What each MAX order of it has come to, closed parts included.</summary>
    public required IReadOnlyList<OrderFulfilment> Parts { get; init; }

    /// <summary>Ids of the workflow states that <see cref="OrderFeedbackMapping.StateKeys"/> asks for, by key; a key that commercetools does not know is missing.</summary>
    public IReadOnlyDictionary<string, string> States { get; init; } = new Dictionary<string, string>();

    /// <summary>Today in the company's time zone: what is open and was due before is on backorder. Without it nothing is late.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>True when the connector closed the order in MAX because it is cancelled in commercetools: MAX's status then is no news.</summary>
    public bool CancelledInShop { get; init; }
}

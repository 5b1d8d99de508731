using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Links;

namespace Connector.Sync.Feedback;

/// <summary>Reads what the MAX orders of a commercetools order have come to.</summary>
public sealed class MaxReading(IMaxGateway gateway)
{
    private const int AtATime = 4;

    /// <summary>All parts, those too that an edit made needless: they may have been shipped before.</summary>
    /// <returns>The parts in the order of their numbers, or the problem that one of them is gone.</returns>
    public async Task<Mapped<Parts>> ReadAsync(OrderLink link, CancellationToken cancellationToken)
    {
        var numbers = link.Parts.Values.Concat(link.ClosedParts.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var parts = new OrderFulfilment?[numbers.Length];
        await Parallel.ForAsync(0, numbers.Length, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, async (i, token) =>
            parts[i] = await gateway.GetFulfilmentAsync(link.Company, numbers[i], token));
        var gone = Array.IndexOf(parts, null);
        return gone < 0
            ? new() { Value = new([.. parts.OfType<OrderFulfilment>()]) }
            : new() { Problems = [Missing(link, numbers[gone])] };
    }

    private static Problem Missing(OrderLink link, string number) => new(
        "MAX_ORDER_MISSING",
        "maxOrderNumber",
        number,
        $"MAX order {number} of company {link.Company} belongs to this order and is not in MAX any more. If it was archived or deleted there on purpose, discard this; else bring it back and replay.");
}

/// <summary>The MAX orders of a commercetools order.</summary>
/// <param name="Orders">In the order of their numbers.</param>
public sealed record Parts(IReadOnlyList<OrderFulfilment> Orders);

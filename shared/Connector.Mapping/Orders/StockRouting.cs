using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>
/// A line ships from the first stockroom of the company's list that has all of it, after what earlier lines of the order
/// take; where none has, the mapping says whether from the fullest, the first, or the part's own.
/// </summary>
internal sealed class StockRouting
{
    private readonly RoutingJson rule;
    private readonly Dictionary<(string Part, string Stockroom), decimal> left = [];

    public StockRouting(RoutingJson rule, IReadOnlyList<StockLevel> stock)
    {
        this.rule = rule;
        foreach (var level in stock) left[(level.Part, level.Stockroom)] = level.Available;
    }

    public string? Take(string part, decimal quantity)
    {
        if (Choose(part, quantity) is not { } stockroom) return null;
        Take(part, stockroom, quantity);
        return stockroom;
    }

    public void Take(string part, string stockroom, decimal quantity) => left[(part, stockroom)] = Left(part, stockroom) - quantity;

    private string? Choose(string part, decimal quantity)
    {
        var fullest = rule.Priority[0];
        foreach (var stockroom in rule.Priority)
        {
            var available = Left(part, stockroom);
            if (available >= quantity) return stockroom;
            if (available > Left(part, fullest)) fullest = stockroom;
        }

        return rule.WhenNone switch
        {
            WhenNone.First => rule.Priority[0],
            WhenNone.PartDefault => null,
            _ => fullest,
        };
    }

    private decimal Left(string part, string stockroom) => left.GetValueOrDefault((part, stockroom));
}

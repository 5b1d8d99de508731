using Connector.Commercetools;

namespace Connector.Mapping;

/// <summary>The steps of one scope, in an order in which no two prices ever apply at the same time.</summary>
internal sealed class PriceSteps
{
    private readonly string company;
    private readonly DateTimeOffset now;
    private readonly List<KnownPrice> left;
    private readonly List<ShopPrice> open;
    private readonly List<(KnownPrice Existing, ShopPrice Wanted)> pairs = [];

    public PriceSteps(string company, List<KnownPrice> existing, List<ShopPrice> wanted, DateTimeOffset now)
    {
        (this.company, this.now, left, open) = (company, now, existing, wanted);
        Pair();
        Order();
        Creates.AddRange(open);
    }

    /// <summary>Changes in place, and deletions of what does not apply now.</summary>
    public List<PriceChange> First { get; } = [];

    /// <summary>New prices.</summary>
    public List<ShopPrice> Creates { get; } = [];

    /// <summary>Deletions of what applies now.</summary>
    public List<PriceChange> Last { get; } = [];

    // The price that applies now becomes the one that shall apply now, so that its customers never see none.
    private void Pair()
    {
        Take(PricePeriod.Same);
        Take((existing, wanted) => Applies(existing) && Applies(wanted) && PricePeriod.HasPeriod(existing) == PricePeriod.HasPeriod(wanted));
        Take((existing, wanted) => Applies(existing) && Applies(wanted));
        Take((_, _) => true);
    }

    private void Take(Func<ShopPrice, ShopPrice, bool> belong)
    {
        foreach (var existing in left.OrderBy(price => PricePeriod.Begins(price.Price)).ToList())
        {
            if (open.OrderBy(PricePeriod.Begins).FirstOrDefault(wanted => belong(existing.Price, wanted)) is not { } wanted) continue;
            pairs.Add((existing, wanted));
            left.Remove(existing);
            open.Remove(wanted);
        }
    }

    private void Order()
    {
        foreach (var price in left) (Applies(price.Price) ? Last : First).Add(new PriceChange.Delete(price));
        var stand = pairs.ToDictionary(pair => pair.Existing.Id, pair => pair.Existing.Price);
        foreach (var price in left.Where(price => Applies(price.Price))) stand[price.Id] = price.Price;
        var pending = pairs.Where(pair => Actions(pair.Existing, pair.Wanted).Count > 0).ToList();
        while (pending.Count > 0)
        {
            var free = pending.FindIndex(pair => !stand.Any(other => other.Key != pair.Existing.Id && PricePeriod.Conflict(other.Value, pair.Wanted)));
            if (free >= 0)
            {
                var (existing, wanted) = pending[free];
                First.Add(new PriceChange.Update(existing, Actions(existing, wanted)));
                stand[existing.Id] = wanted;
                pending.RemoveAt(free);
            }
            else if (Last.Count > 0)
            {
                // What goes anyway stands in the way.
                First.AddRange(Last);
                foreach (var change in Last.OfType<PriceChange.Delete>()) stand.Remove(change.Existing.Id);
                Last.Clear();
            }
            else
            {
                MakeRoom(pending, stand);
            }
        }
    }

    // Two prices that trade places: one that does not apply now is created anew.
    private void MakeRoom(List<(KnownPrice Existing, ShopPrice Wanted)> pending, Dictionary<string, ShopPrice> stand)
    {
        var at = Math.Max(0, pending.FindIndex(pair => !Applies(pair.Existing.Price)));
        First.Add(new PriceChange.Delete(pending[at].Existing));
        stand.Remove(pending[at].Existing.Id);
        open.Add(pending[at].Wanted);
        pending.RemoveAt(at);
    }

    private bool Applies(ShopPrice price) => PricePeriod.Covers(price, now);

    private List<StandalonePriceUpdateAction> Actions(KnownPrice existing, ShopPrice wanted)
    {
        List<StandalonePriceUpdateAction> actions = [];
        if (existing.Price.Value != wanted.Value) actions.Add(new StandalonePriceChangeValueAction { Value = wanted.Value });
        if (!existing.Price.Tiers.SequenceEqual(wanted.Tiers)) actions.Add(new StandalonePriceSetPriceTiersAction { Tiers = wanted.Tiers });
        if (!PricePeriod.Same(existing.Price, wanted)) actions.Add(new StandalonePriceSetValidFromAndUntilAction { ValidFrom = wanted.ValidFrom, ValidUntil = wanted.ValidUntil });
        if (!existing.IsActive) actions.Add(new StandalonePriceChangeActiveAction { Active = true });
        if (!PriceKey.IsOurs(existing.Key, company)) actions.Add(new StandalonePriceSetKeyAction { Key = PriceKey.Of(company, wanted) });
        return actions;
    }
}

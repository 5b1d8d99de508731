namespace Connector.Mapping;

/// <summary>
/// Brings the prices of a SKU to what MAX says: what stays is changed in place with one update, what is new is created, and
/// only then what is left over is deleted. So a scope that has a price before and after has one at every moment in between.
/// </summary>
public static class PriceDifference
{
    /// <summary>The writes of a SKU.</summary>
    /// <param name="company">MAX company; only its own prices and scopes are looked at.</param>
    /// <param name="existing">All prices of the SKU.</param>
    /// <param name="wanted">All prices that it shall have.</param>
    /// <param name="mapping">The business decisions.</param>
    /// <param name="now">The moment of the writes.</param>
    public static PricePlan Of(string company, IReadOnlyCollection<KnownPrice> existing, IReadOnlyCollection<ShopPrice> wanted, MappingDocument mapping, DateTimeOffset now)
    {
        var owner = new PriceOwnership(company, mapping);
        var ours = existing.Where(owner.IsOurs).ToLookup(price => PriceScope.Of(price.Price));
        var others = existing.Where(owner.IsOfOthers).ToLookup(price => PriceScope.Of(price.Price));
        var asked = wanted.ToLookup(PriceScope.Of);
        var (first, creates, last, problems) = (new List<PriceChange>(), new List<ShopPrice>(), new List<PriceChange>(), new List<Problem>());
        foreach (var scope in ours.Select(group => group.Key).Union(asked.Select(group => group.Key)))
        {
            if (Obstacle(scope, [.. asked[scope]], [.. others[scope]]) is { } problem)
            {
                problems.Add(problem);
                continue;
            }

            var steps = new PriceSteps(company, [.. ours[scope]], [.. asked[scope]], now);
            first.AddRange(steps.First);
            creates.AddRange(steps.Creates);
            last.AddRange(steps.Last);
        }

        var keys = existing.Select(price => price.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new([.. first, .. creates.Select(price => new PriceChange.Create(FreeKey(company, price, keys), price)), .. last], problems, others.Sum(group => group.Count()));
    }

    private static Problem? Obstacle(PriceScope scope, List<ShopPrice> wanted, List<KnownPrice> others)
    {
        foreach (var (i, price) in wanted.Index())
            if (wanted.Skip(i + 1).Any(other => PricePeriod.Conflict(price, other)))
                return new(ProblemCode.Duplicate, $"prices of {price.Sku}", scope.ToString(), $"MAX has two prices of {price.Sku} for {scope} at the same time. Correct their dates in MAX.");
        foreach (var price in wanted)
            if (others.Find(other => PricePeriod.Conflict(price, other.Price)) is { } other)
                return new(ProblemCode.AlreadySet, $"prices of {price.Sku}", scope.ToString(), $"Somebody else's price (id {other.Id}) stands where MAX's price of {price.Sku} for {scope} belongs. Delete it in commercetools, or let the connector take over such prices in mapping.json: prices.adopt: true.");
        return null;
    }

    // A price that was changed in place keeps its key, which another one may ask for later.
    private static string FreeKey(string company, ShopPrice price, HashSet<string> taken)
    {
        var key = PriceKey.Of(company, price);
        for (var n = 2; !taken.Add(key); n++) key = FormattableString.Invariant($"{PriceKey.Of(company, price)}_{n}");
        return key;
    }
}

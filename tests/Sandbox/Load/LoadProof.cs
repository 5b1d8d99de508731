using Connector.Sandbox.ExactMax;
using Connector.Sandbox.Reports;
using Connector.Sandbox.Stack;

namespace Connector.Sandbox.Load;

/// <summary>Compares all orders of commercetools with everything that is in MAX.</summary>
internal sealed class LoadProof(SandboxStack stack, Report report, int expected)
{
    /// <summary>Looks at both sides.</summary>
    /// <param name="accountsBefore">Accounts in MAX before the load, by company.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task LookAsync(IReadOnlyDictionary<string, int> accountsBefore, CancellationToken cancellationToken)
    {
        var orders = await LoadedOrder.ReadAsync(stack.Shop, cancellationToken);
        var max = World.Load().Companies.SelectMany(company => stack.Max.Orders(company.Max).Select(order => (Company: company.Max, Order: order))).ToList();
        var byReference = max.ToLookup(entry => (entry.Company, entry.Order.PurchaseOrder), entry => entry.Order);

        var lost = orders.Where(order => !byReference.Contains((order.Company, order.Reference))).ToList();
        var twice = byReference.Where(group => group.Count() > 1).Select(group => group.Key.PurchaseOrder).ToList();
        var fingerprints = World.Load().Companies.Sum(company => stack.Max.Duplicates(company.Max).Count);
        report.Figure("lost", lost.Count);
        report.Figure("duplicates", byReference.Sum(group => group.Count() - 1));
        report.Equal("orders in commercetools", expected, orders.Count);
        report.Equal("orders in MAX", expected, max.Count);
        None("lost: orders that MAX does not hold", lost.Select(order => order.Reference));
        None("duplicates: orders that MAX holds more than once", twice);
        report.Equal("duplicates: fingerprints that MAX holds more than once", 0, fingerprints);

        var pairs = orders.Where(order => byReference[(order.Company, order.Reference)].Count() == 1)
            .Select(order => (Shop: order, Max: byReference[(order.Company, order.Reference)].Single())).ToList();
        None("orders whose net or tax differs", pairs.Where(pair => pair.Shop.Net != pair.Max.Net || pair.Shop.Tax != pair.Max.Tax).Select(pair => pair.Shop.Reference));
        None("orders that do not show their MAX number, once", pairs.Where(pair => !pair.Shop.ShownAs.SequenceEqual([pair.Max.Number])).Select(pair => pair.Shop.Reference));
        None("orders that are not confirmed in commercetools", orders.Where(order => order.State != "Confirmed").Select(order => order.Reference));
        Totals(orders, pairs);
        TaxCodes(orders, max.Select(entry => entry.Order));
        Accounts(pairs, accountsBefore);
    }

    private void Totals(IReadOnlyList<LoadedOrder> orders, IReadOnlyList<(LoadedOrder Shop, MaxOrder Max)> pairs)
    {
        foreach (var group in orders.GroupBy(order => order.Currency).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var inMax = pairs.Where(pair => pair.Shop.Currency == group.Key).Select(pair => pair.Max).ToList();
            report.Equal($"{group.Key}: net and tax of {group.Count()} orders", (group.Sum(order => order.Net), group.Sum(order => order.Tax)), (inMax.Sum(order => order.Net), inMax.Sum(order => order.Tax)));
        }
    }

    private void TaxCodes(IReadOnlyList<LoadedOrder> orders, IEnumerable<MaxOrder> max)
    {
        var inMax = max.SelectMany(order => order.Lines).SelectMany(line => line.Taxes).ToLookup(tax => tax.Code, tax => tax.Amount);
        var inShop = orders.SelectMany(order => order.Taxes).ToLookup(tax => tax.Code, tax => tax.Amount);
        foreach (var code in inMax.Select(group => group.Key).Union(inShop.Select(group => group.Key)).Order(StringComparer.Ordinal))
            report.Equal($"tax {code}", inShop[code].Sum(), inMax[code].Sum());
    }

    private void Accounts(IReadOnlyList<(LoadedOrder Shop, MaxOrder Max)> pairs, IReadOnlyDictionary<string, int> before)
    {
        foreach (var company in World.Load().Companies)
        {
            var own = pairs.Where(pair => pair.Shop.Company == company.Max).ToList();
            var registered = own.Where(pair => pair.Shop.CustomerId is not null).GroupBy(pair => pair.Shop.CustomerId!, pair => pair.Max.CustomerId).ToList();
            var accounts = registered.SelectMany(customer => customer.Distinct()).ToList();
            report.Equal($"{company.Max}: accounts that were created, customers with orders", registered.Count, stack.Max.CountCustomers(company.Max) - before[company.Max]);
            report.Check(
                $"{company.Max}: every customer has one account of their own", accounts.Count == registered.Count && accounts.Distinct().Count() == registered.Count,
                $"{registered.Count} customers, {accounts.Distinct().Count()} accounts");
            None($"{company.Max}: guest orders elsewhere than on the guest account", own.Where(pair => pair.Shop.CustomerId is null && pair.Max.CustomerId != company.GuestAccount).Select(pair => pair.Shop.Reference));
        }
    }

    private void None(string name, IEnumerable<string> found)
    {
        List<string> all = [.. found];
        report.Check(name, all.Count == 0, all.Count == 0 ? "0" : $"{all.Count}: {string.Join(", ", all.Take(10))}");
    }
}

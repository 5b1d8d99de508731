using Connector.Sandbox.ExactMax;

namespace Connector.Sandbox.Load;

/// <summary>The accounts that MAX had before the load, by company.</summary>
internal static class LoadAccounts
{
    /// <summary>Counts them.</summary>
    public static IReadOnlyDictionary<string, int> Before(MaxView max) => World.Load().Companies.ToDictionary(company => company.Max, company => max.CountCustomers(company.Max));
}

using Connector.ExactMax.Contract;

namespace Connector.Sync.Customers;

/// <summary>Compares the values that commercetools owns with those that MAX was given last. Pure.</summary>
public static class OwnedValues
{
    /// <summary>The hashes as a link keeps them.</summary>
    public static IReadOnlyDictionary<string, string> Named(IReadOnlyDictionary<CustomerValue, string> owned) =>
        owned.ToDictionary(value => value.Key.ToString(), value => value.Value, StringComparer.Ordinal);

    /// <summary>
    /// What MAX is to be told: values that changed since they were given, and those that were never given. A link that
    /// remembers nothing at all says nothing about changes, and nothing is written over what people entered in MAX.
    /// </summary>
    public static IReadOnlyList<CustomerValue> Changed(IReadOnlyDictionary<CustomerValue, string> owned, IReadOnlyDictionary<string, string> given) =>
        given.Count == 0 ? [] : [.. owned.Where(value => given.GetValueOrDefault(value.Key.ToString()) != value.Value).Select(value => value.Key).Order()];
}

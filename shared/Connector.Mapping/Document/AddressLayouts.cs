using System.Collections.Frozen;

namespace Connector.Mapping.Document;

/// <summary>
/// The layouts that apply without a word in mapping.json, after the customs of the national posts: the French write from
/// the flat to the street, the British name the house before the street, Americans write the unit beside the street, the
/// Japanese write the family name first. City, state, postal code and country have their own columns in MAX.
/// </summary>
internal static class AddressLayouts
{
    /// <summary>Germany, and every country that is not named below.</summary>
    private static readonly AddressLayout Usual = AddressLayout.Of(
        ["{department}", "{person}", "{additionalAddressInfo}", "{street}", "{additionalStreetInfo}", "{building}", "{apartment}", "{poBox}", "{region}"]);

    private static readonly AddressLayout French = AddressLayout.Of(
        ["{person}", "{department}", "{apartment}, {building}", "{additionalAddressInfo}", "{street}", "{additionalStreetInfo}", "{poBox}, {region}"]);

    private static readonly AddressLayout British = AddressLayout.Of(
        ["{person}", "{department}", "{additionalAddressInfo}", "{poBox}", "{apartment}, {building}", "{street}", "{additionalStreetInfo}", "{region}"]);

    private static readonly AddressLayout American = AddressLayout.Of(
        ["{person}", "{department}", "{additionalAddressInfo}", "{building}", "{street}, {apartment}", "{additionalStreetInfo}", "{poBox}", "{region}"]);

    private static readonly AddressLayout Japanese = AddressLayout.Of(
        ["{department}", "{person}", "{street}", "{additionalStreetInfo}", "{building} {apartment}", "{poBox}", "{additionalAddressInfo}", "{region}"],
        "{lastName} {firstName} {title} {salutation}");

    private static readonly FrozenDictionary<string, AddressLayout> ByCountry = new Dictionary<string, AddressLayout>
    {
        ["FR"] = French, ["MC"] = French,
        ["GB"] = British, ["IE"] = British,
        ["US"] = American, ["CA"] = American, ["AU"] = American, ["NZ"] = American,
        ["JP"] = Japanese,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static AddressLayout Of(string country) => ByCountry.GetValueOrDefault(country, Usual);
}

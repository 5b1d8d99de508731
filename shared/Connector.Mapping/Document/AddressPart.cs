namespace Connector.Mapping.Document;

/// <summary>What a layout can place: the fields of a commercetools address that MAX has no column for.</summary>
internal enum AddressPart
{
    Department,

    /// <summary>The layout's person line; empty when the person is the name of the address.</summary>
    Person,

    AdditionalAddressInfo,

    /// <summary>Street name and number, the number first where the country writes it so.</summary>
    Street,

    StreetName,
    StreetNumber,
    AdditionalStreetInfo,
    Building,
    Apartment,
    PoBox,

    /// <summary>The region; empty when it stands in MAX's column for the state.</summary>
    Region,

    Salutation,
    Title,
    FirstName,
    LastName,
}

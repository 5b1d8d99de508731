namespace Connector.Sandbox.Commercetools;

/// <summary>What a call is for.</summary>
public enum CallKind
{
    /// <summary>A query for several resources.</summary>
    List,

    /// <summary>One resource, or the project.</summary>
    Read,

    /// <summary>Creates, changes or deletes a resource.</summary>
    Write,

    /// <summary>The Import API: containers, records and their operations.</summary>
    Import,

    /// <summary>Asks for a token.</summary>
    Token,

    /// <summary>The sandbox's own seeding paths, which commercetools does not have.</summary>
    Seed,

    /// <summary>A path that does not exist.</summary>
    Unknown,
}

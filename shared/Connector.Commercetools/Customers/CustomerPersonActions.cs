using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Sets the given name.</summary>
public sealed record CustomerSetFirstNameAction : CustomerUpdateAction
{
    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }
}

/// <summary>Sets the family name.</summary>
public sealed record CustomerSetLastNameAction : CustomerUpdateAction
{
    /// <summary>Family name.</summary>
    public string? LastName { get; init; }
}

/// <summary>Sets the middle name.</summary>
public sealed record CustomerSetMiddleNameAction : CustomerUpdateAction
{
    /// <summary>Middle name.</summary>
    public string? MiddleName { get; init; }
}

/// <summary>Sets the title.</summary>
public sealed record CustomerSetTitleAction : CustomerUpdateAction
{
    /// <summary>Title.</summary>
    public string? Title { get; init; }
}

/// <summary>Sets the salutation.</summary>
public sealed record CustomerSetSalutationAction : CustomerUpdateAction
{
    /// <summary>Salutation.</summary>
    public string? Salutation { get; init; }
}

/// <summary>Sets the company name.</summary>
public sealed record CustomerSetCompanyNameAction : CustomerUpdateAction
{
    /// <summary>Company name.</summary>
    public string? CompanyName { get; init; }
}

/// <summary>Sets the VAT number.</summary>
public sealed record CustomerSetVatIdAction : CustomerUpdateAction
{
    /// <summary>VAT number.</summary>
    public string? VatId { get; init; }
}

/// <summary>Sets the date of birth.</summary>
public sealed record CustomerSetDateOfBirthAction : CustomerUpdateAction
{
    /// <summary>Date of birth.</summary>
    public DateOnly? DateOfBirth { get; init; }
}

/// <summary>Sets the language.</summary>
public sealed record CustomerSetLocaleAction : CustomerUpdateAction
{
    /// <summary>Language tag.</summary>
    public string? Locale { get; init; }
}

/// <summary>Sets the customer group.</summary>
public sealed record CustomerSetCustomerGroupAction : CustomerUpdateAction
{
    /// <summary>The customer group; null removes it.</summary>
    public ResourceIdentifier? CustomerGroup { get; init; }
}

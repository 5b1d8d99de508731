using Connector.ExactMax.Contract;

namespace Connector.ExactMax.Documents;

/// <summary>What a new account takes from its template; null leaves the column out (an update keeps MAX's value).</summary>
public sealed record CustomerDefaults
{
    /// <summary>R released or H hold, <c>STATUS_23</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Customer type, <c>CUSTYP_23</c>.</summary>
    public string? CustomerType { get; init; }

    /// <summary>Taxable flag, <c>TAXABL_23</c>: Y or N.</summary>
    public string? Taxable { get; init; }

    /// <summary>Tax codes, at most 3.</summary>
    public IReadOnlyList<string> TaxCodes { get; init; } = [];

    /// <summary>Terms code.</summary>
    public string? Terms { get; init; }

    /// <summary>Ship-via code.</summary>
    public string? ShipVia { get; init; }

    /// <summary>The currency as MAX writes it, <c>CURR_23</c>; null writes the request's ISO 4217 code.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>Sales representative, <c>SLSREP_23</c>.</summary>
    public string? SalesRep { get; init; }

    /// <summary>Id in the calling system, or its fingerprint, <c>UDFKEY_23</c>, 15 characters.</summary>
    public string? UdfKey { get; init; }

    /// <summary>Reference in the calling system, <c>UDFREF_23</c>, 25 characters.</summary>
    public string? UdfReference { get; init; }

    /// <summary>When the account was opened, <c>NEWDTE_23</c>.</summary>
    public DateOnly? Opened { get; init; }

    /// <summary>When the account was changed, <c>CHGDTE_23</c>.</summary>
    public DateOnly? Changed { get; init; }
}

/// <summary>Writes customer accounts and ship-to addresses as eMAXExact documents for MAX ETL.</summary>
public static class CustomerDocuments
{
    /// <summary>A customer account. Only what is known is written, so that a load keeps the rest as MAX has it.</summary>
    /// <param name="customer">The account as the caller wants it.</param>
    /// <param name="customerId">Account number; null uses the request's, or leaves it blank (preview).</param>
    /// <param name="defaults">What a new account takes from its template.</param>
    /// <returns>The document's text.</returns>
    /// <exception cref="InvalidMaxValueException">A value cannot stand in the document.</exception>
    public static string Customer(CustomerRequest customer, string? customerId = null, CustomerDefaults? defaults = null)
    {
        defaults ??= new CustomerDefaults();
        return new MaxRecord("Customer_Master")
            .Text("CUSTID_23", customerId ?? customer.AccountNumber ?? "")
            .Address("_23", customer.BillTo)
            .Text("PHONE_23", customer.Phone)
            .Text("CNTCT_23", customer.Contact)
            .Text("EMAIL1_23", customer.Email)
            .Text("STATUS_23", defaults.Status)
            .Text("CUSTYP_23", defaults.CustomerType)
            .Text("TAXABL_23", defaults.Taxable)
            .Text("TAXNUM_23", customer.TaxNumber)
            .Numbered("TXCDE", "_23", 3, defaults.TaxCodes)
            .Text("TERMS_23", customer.Terms ?? defaults.Terms)
            .Text("SHPVIA_23", customer.ShipVia ?? defaults.ShipVia)
            .Text("CURR_23", defaults.CurrencyCode ?? customer.Currency)
            .Text("SLSREP_23", defaults.SalesRep)
            .Date("NEWDTE_23", defaults.Opened)
            .Date("CHGDTE_23", defaults.Changed)
            .Text("UDFKEY_23", defaults.UdfKey)
            .Text("UDFREF_23", defaults.UdfReference)
            .ToXml();
    }

    /// <summary>Some values of an account that exists; all others stay as MAX has them.</summary>
    /// <param name="customer">The account as the caller wants it; values that are null are left out.</param>
    /// <param name="customerId">Account number.</param>
    /// <param name="values">Which values to write. The bill-to address is written column by column, so that nothing of a longer one stays.</param>
    /// <param name="changed">When the account was changed, <c>CHGDTE_23</c>.</param>
    /// <returns>The document's text.</returns>
    /// <exception cref="InvalidMaxValueException">A value cannot stand in the document.</exception>
    public static string Change(CustomerRequest customer, string customerId, IReadOnlyCollection<CustomerValue> values, DateOnly changed)
    {
        var record = new MaxRecord("Customer_Master").Text("CUSTID_23", customerId);
        if (values.Contains(CustomerValue.BillTo))
            record.Address("_23", Whole(customer.BillTo));
        return record
            .Text("PHONE_23", Named(CustomerValue.Phone, customer.Phone))
            .Text("CNTCT_23", Named(CustomerValue.Contact, customer.Contact))
            .Text("EMAIL1_23", Named(CustomerValue.Email, customer.Email))
            .Text("TAXNUM_23", Named(CustomerValue.TaxNumber, customer.TaxNumber))
            .Text("TERMS_23", Named(CustomerValue.Terms, customer.Terms))
            .Text("SHPVIA_23", Named(CustomerValue.ShipVia, customer.ShipVia))
            .Date("CHGDTE_23", changed)
            .ToXml();

        string? Named(CustomerValue value, string? text) => values.Contains(value) ? text : null;
    }

    /// <summary>An address in which every column is named, so that a shorter one leaves nothing of a longer one behind.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The address with six lines, state and postal code, blank ones where it has none.</returns>
    public static PostalAddress Whole(PostalAddress address) => address with
    {
        Lines = [.. address.Lines, .. Enumerable.Repeat("", Math.Max(0, 6 - address.Lines.Count))],
        State = address.State ?? "",
        PostalCode = address.PostalCode ?? "",
    };

    /// <summary>A ship-to address of an account.</summary>
    /// <param name="customerId">Account number.</param>
    /// <param name="code">Ship-to code, <c>SHPCDE_24</c>, up to 10 characters.</param>
    /// <param name="address">The address.</param>
    /// <param name="taxable">Taxable flag, Y or N; null leaves it out.</param>
    /// <param name="taxCodes">Tax codes, at most 3.</param>
    /// <returns>The document's text.</returns>
    /// <exception cref="InvalidMaxValueException">A value cannot stand in the document.</exception>
    public static string ShipTo(string customerId, string code, PostalAddress address, string? taxable = null, IReadOnlyList<string>? taxCodes = null) =>
        new MaxRecord("Shipping_Master")
            .Text("CUSTID_24", customerId)
            .Text("SHPCDE_24", code)
            .Address("_24", address)
            .Text("TAXABL_24", taxable)
            .Numbered("TXCDE", "_24", 3, taxCodes ?? [])
            .ToXml();
}

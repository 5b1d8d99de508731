namespace Connector.Mapping;

/// <summary>The codes of <see cref="Problem"/>; stable, since dead letters are grouped by them.</summary>
public static class ProblemCode
{
    /// <summary>No company for the order's store, currency and country.</summary>
    public const string UnmappedCompany = "UNMAPPED_COMPANY";

    /// <summary>No MAX tax code for a rate.</summary>
    public const string UnmappedTax = "UNMAPPED_TAX";

    /// <summary>No ship-via for a shipping method.</summary>
    public const string UnmappedShipping = "UNMAPPED_SHIPPING";

    /// <summary>No terms for a payment method.</summary>
    public const string UnmappedPayment = "UNMAPPED_PAYMENT";

    /// <summary>No MAX part for a SKU.</summary>
    public const string UnmappedItem = "UNMAPPED_ITEM";

    /// <summary>No MAX service part for a custom line item.</summary>
    public const string UnmappedCustomLineItem = "UNMAPPED_CUSTOM_LINE_ITEM";

    /// <summary>No stockroom for a supply channel.</summary>
    public const string UnmappedWarehouse = "UNMAPPED_WAREHOUSE";

    /// <summary>No MAX reason for a return reason.</summary>
    public const string UnmappedReason = "UNMAPPED_REASON";

    /// <summary>MAX holds no line for what comes back.</summary>
    public const string ReturnWithoutLine = "RETURN_WITHOUT_LINE";

    /// <summary>More is to come back than was shipped and has not come back already.</summary>
    public const string ReturnExceedsShipped = "RETURN_EXCEEDS_SHIPPED";

    /// <summary>MAX credited the order, but commercetools has no return that it belongs to.</summary>
    public const string CreditWithoutReturn = "CREDIT_WITHOUT_RETURN";

    /// <summary>A credit memo is in another currency than the order.</summary>
    public const string CreditCurrency = "CREDIT_CURRENCY";

    /// <summary>MAX credited more than the order's total.</summary>
    public const string CreditExceedsOrder = "CREDIT_EXCEEDS_ORDER";

    /// <summary>More is to be refunded than the payments of the order were charged.</summary>
    public const string RefundExceedsCharged = "REFUND_EXCEEDS_CHARGED";

    /// <summary>A field that MAX needs is missing.</summary>
    public const string Missing = "MISSING";

    /// <summary>A value is longer than MAX's field.</summary>
    public const string TooLong = "TOO_LONG";

    /// <summary>The order's amounts contradict each other.</summary>
    public const string DoesNotAddUp = "DOES_NOT_ADD_UP";

    /// <summary>The order has more lines or taxes than MAX can hold.</summary>
    public const string TooMany = "TOO_MANY";

    /// <summary>A shape of order that the mapping does not support.</summary>
    public const string Unsupported = "UNSUPPORTED";

    /// <summary>MAX no longer sells the part.</summary>
    public const string Discontinued = "DISCONTINUED";

    /// <summary>A number that is to be a GTIN is none.</summary>
    public const string InvalidGtin = "INVALID_GTIN";

    /// <summary>mapping.json itself is wrong: an unknown key, a value of the wrong kind, two rules that contradict each other.</summary>
    public const string InvalidMapping = "INVALID_MAPPING";

    /// <summary>Two values that must differ are the same.</summary>
    public const string Duplicate = "DUPLICATE";

    /// <summary>A value that stands there already would have to be overwritten.</summary>
    public const string AlreadySet = "ALREADY_SET";

    /// <summary>A character that XML or the code page of the MAX database cannot hold.</summary>
    public const string UnsupportedCharacter = "UNSUPPORTED_CHARACTER";

    /// <summary>A delivery date that cannot be kept, since it lies before the order.</summary>
    public const string DateInThePast = "DATE_IN_THE_PAST";

    /// <summary>MAX names a status that the mapping does not know.</summary>
    public const string UnmappedStatus = "UNMAPPED_STATUS";

    /// <summary>The mapping names a workflow state that commercetools does not have.</summary>
    public const string UnknownState = "UNKNOWN_STATE";

    /// <summary>More of a line would be delivered than was ordered.</summary>
    public const string ShippedMore = "SHIPPED_MORE";

    /// <summary>Goods were shipped for an order that has no shipping, so that no delivery can be added.</summary>
    public const string NoShipping = "NO_SHIPPING";

    /// <summary>An invoice is in another currency than the order.</summary>
    public const string InvoiceCurrency = "INVOICE_CURRENCY";

    /// <summary>An amount of an invoice has more decimals than the order's currency.</summary>
    public const string InvoiceAmount = "INVOICE_AMOUNT";
}

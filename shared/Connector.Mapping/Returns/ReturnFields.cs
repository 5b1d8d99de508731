namespace Connector.Mapping.Returns;

/// <summary>Custom fields of return items and of orders that show what became of returns.</summary>
internal static class ReturnFields
{
    public const string RmaNumber = "maxRmaNumber";
    public const string RmaLine = "maxRmaLine";
    public const string Received = "maxReceived";
    public const string Reason = "maxReason";
    public const string ReplacementOrder = "maxReplacementOrder";
    public const string CreditMemoNumber = "maxCreditMemoNumber";
    public const string CreditMemoNumbers = "maxCreditMemoNumbers";
    public const string CreditMemoNet = "maxCreditMemoNet";
    public const string CreditMemoTax = "maxCreditMemoTax";
}

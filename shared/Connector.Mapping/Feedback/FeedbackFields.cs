namespace Connector.Mapping.Feedback;

/// <summary>Custom fields in which the connector shows what MAX says; the setup creates them, feedback and returns fill them.</summary>
public static class FeedbackFields
{
    /// <summary>Fields of the order's type.</summary>
    public static class OrderFields
    {
        /// <summary>Status of the sales order in MAX, in the shop's words. String.</summary>
        public const string Status = "maxStatus";

        /// <summary>Numbers of the sales orders in MAX. Set of String.</summary>
        public const string OrderNumbers = "maxOrderNumbers";

        /// <summary>Numbers of the invoices. Set of String.</summary>
        public const string InvoiceNumbers = "maxInvoiceNumbers";

        /// <summary>Date of the latest invoice. Date.</summary>
        public const string InvoiceDate = "maxInvoiceDate";

        /// <summary>Due date of the latest invoice. Date.</summary>
        public const string InvoiceDueDate = "maxInvoiceDueDate";

        /// <summary>What has been invoiced, without tax. Money.</summary>
        public const string InvoiceNet = "maxInvoiceNet";

        /// <summary>Tax on what has been invoiced. Money.</summary>
        public const string InvoiceTax = "maxInvoiceTax";

        /// <summary>Addresses of the invoice documents. Set of String.</summary>
        public const string InvoiceLinks = "maxInvoiceLinks";

        /// <summary>Numbers of the credit memos. Set of String.</summary>
        public const string CreditMemoNumbers = "maxCreditMemoNumbers";

        /// <summary>What has been credited, without tax. Money.</summary>
        public const string CreditMemoNet = "maxCreditMemoNet";

        /// <summary>Tax on what has been credited. Money.</summary>
        public const string CreditMemoTax = "maxCreditMemoTax";

        /// <summary>When the last open line is expected to ship. Date.</summary>
        public const string ExpectedShipDate = "maxExpectedShipDate";
    }

    /// <summary>Fields of the line item's type.</summary>
    public static class LineFields
    {
        /// <summary>When the line is expected to ship. Date.</summary>
        public const string ExpectedShipDate = "maxExpectedShipDate";

        /// <summary>Quantity on back order. Number.</summary>
        public const string Backordered = "maxBackordered";
    }

    /// <summary>Fields of the return item's type.</summary>
    public static class ReturnItemFields
    {
        /// <summary>Number of the return (RMA) in MAX. String.</summary>
        public const string RmaNumber = "maxRmaNumber";

        /// <summary>Line of the return in MAX. Number.</summary>
        public const string RmaLine = "maxRmaLine";

        /// <summary>Quantity received back. Number.</summary>
        public const string Received = "maxReceived";

        /// <summary>Number of the credit memo. String.</summary>
        public const string CreditMemoNumber = "maxCreditMemoNumber";

        /// <summary>Number of the sales order that replaces the goods. String.</summary>
        public const string ReplacementOrder = "maxReplacementOrder";

        /// <summary>Reason of the return as MAX has it. String.</summary>
        public const string Reason = "maxReason";
    }
}

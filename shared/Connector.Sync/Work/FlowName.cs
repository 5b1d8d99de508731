namespace Connector.Sync.Work;

/// <summary>
/// The flows. A flow's function, folder, queue, table rows, metrics, alerts and documentation share its name.
/// </summary>
public static class FlowName
{
    /// <summary>Notifications from commercetools to work items.</summary>
    public const string CommercetoolsEvents = "commercetools-events";

    /// <summary>commercetools order to MAX sales order.</summary>
    public const string OrderExport = "order-export";

    /// <summary>commercetools customer to MAX customer account.</summary>
    public const string CustomerExport = "customer-export";

    /// <summary>MAX status, shipments, invoices, returns and credit memos to the commercetools order.</summary>
    public const string OrderFeedback = "order-feedback";

    /// <summary>commercetools return to MAX RMA or credit memo.</summary>
    public const string ReturnExport = "return-export";

    /// <summary>What operators asked for, slice by slice.</summary>
    public const string Operations = "operations";

    /// <summary>MAX stock to commercetools inventory.</summary>
    public const string Stock = "stock";

    /// <summary>MAX prices to commercetools standalone prices.</summary>
    public const string Prices = "prices";

    /// <summary>MAX parts to the cross-reference of identifiers.</summary>
    public const string Items = "items";
}

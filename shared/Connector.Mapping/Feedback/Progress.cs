namespace Connector.Mapping.Feedback;

/// <summary>How far an order is in MAX, over all its MAX orders. Several hold at once; in the order of the way an order goes.</summary>
internal enum Progress
{
    /// <summary>Something that is still to ship is on hold.</summary>
    Hold,

    /// <summary>Something is still to ship.</summary>
    Open,

    /// <summary>Nothing was shipped, and something should have been by now.</summary>
    Backorder,

    /// <summary>Something was shipped, and more is to follow.</summary>
    PartlyShipped,

    /// <summary>Everything that ships was shipped; lines that were closed short count as shipped when anything was.</summary>
    Shipped,

    /// <summary>There is an invoice, and more is to follow.</summary>
    PartlyInvoiced,

    /// <summary>All that was shipped is invoiced, and no more will ship.</summary>
    Invoiced,

    /// <summary>Shipped and invoiced.</summary>
    Completed,

    /// <summary>Invoiced, and every invoice is paid.</summary>
    Paid,

    /// <summary>Every line is closed, and the order was not cancelled.</summary>
    Closed,

    /// <summary>Every line is closed, nothing was shipped and nothing invoiced.</summary>
    Cancelled,
}

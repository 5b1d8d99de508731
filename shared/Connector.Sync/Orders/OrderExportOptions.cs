using System.ComponentModel.DataAnnotations;

namespace Connector.Sync.Orders;

/// <summary>Section <c>OrderExport</c>.</summary>
public sealed class OrderExportOptions
{
    /// <summary>
    /// Key of the commercetools channel (role <c>OrderExport</c>) under which <c>syncInfo</c> shows the MAX order number;
    /// default <c>exact-max</c>.
    /// </summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "OrderExport:SyncChannelKey must be the key of a commercetools channel with role OrderExport.")]
    [RegularExpression("^[A-Za-z0-9_-]{2,256}$", ErrorMessage = "OrderExport:SyncChannelKey must be 2 to 256 letters, digits, '_' or '-'.")]
    public string SyncChannelKey { get; set; } = "exact-max";

    /// <summary>How long to wait before asking again for an order that the gateway is still writing; default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "OrderExport:StillRunningDelay must be a time span between 00:00:01 and 01:00:00.")]
    public TimeSpan StillRunningDelay { get; set; } = TimeSpan.FromSeconds(10);
}

using System.ComponentModel.DataAnnotations;

namespace Connector.Sync.Customers;

/// <summary>Section <c>CustomerExport</c>.</summary>
public sealed class CustomerExportOptions
{
    /// <summary>How long to wait before asking again for an account that the gateway is still writing; default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "CustomerExport:StillRunningDelay must be a time span between 00:00:01 and 01:00:00.")]
    public TimeSpan StillRunningDelay { get; set; } = TimeSpan.FromSeconds(10);
}

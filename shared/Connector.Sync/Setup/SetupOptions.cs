using System.ComponentModel.DataAnnotations;

namespace Connector.Sync.Setup;

/// <summary>Section <c>Setup</c>.</summary>
public sealed class SetupOptions
{
    /// <summary>Key of the subscription that the setup creates and keeps up to date; default <c>exact-max-connector</c>.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{2,256}$", ErrorMessage = "Setup:SubscriptionKey must be 2 to 256 letters, digits, '_' or '-'.")]
    public string SubscriptionKey { get; set; } = "exact-max-connector";

    /// <summary>
    /// Connection string, with <c>EntityPath</c>, of a rule that may only send to the queue <c>commercetools-events</c>:
    /// commercetools gets it. A secret; only the setup needs it.
    /// </summary>
    public string EventsConnectionString { get; set; } = "";
}

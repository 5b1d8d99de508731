using Azure.Messaging.ServiceBus;
using Connector.Commercetools.Models;
using Connector.Sync.Work;

namespace Connector.Sync.Setup;

/// <summary>The queue that commercetools sends to, as a connection string says it.</summary>
internal static class EventsDestination
{
    /// <summary>What is wrong with <c>Setup:EventsConnectionString</c>, without quoting it; null when nothing is.</summary>
    public static string? Problem(string connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            return $"Setup:EventsConnectionString is missing. Set the connection string of a rule with the right Send on the queue {FlowName.CommercetoolsEvents}.";
        if (Read(connectionString) is not { } parts)
            return "Setup:EventsConnectionString is no Service Bus connection string. Copy the primary connection string of the queue's rule.";
        return parts.EntityPath == FlowName.CommercetoolsEvents
            ? null
            : $"Setup:EventsConnectionString must end with EntityPath={FlowName.CommercetoolsEvents}: take the connection string of a rule of the queue, not of the namespace.";
    }

    /// <summary>
    /// True when the subscription sends there already. commercetools hides the key, so that a new key of the same rule
    /// is not noticed; what it hides altogether counts as the same.
    /// </summary>
    public static bool IsSame(Destination? existing, string connectionString)
    {
        if (existing?.Type != "AzureServiceBus") return false;
        if (existing.ConnectionString is null || Read(existing.ConnectionString) is not { } there) return true;
        var here = Read(connectionString)!;
        return there.Endpoint == here.Endpoint && there.EntityPath == here.EntityPath && there.SharedAccessKeyName == here.SharedAccessKeyName;
    }

    private static ServiceBusConnectionStringProperties? Read(string connectionString)
    {
        try
        {
            return ServiceBusConnectionStringProperties.Parse(connectionString);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

namespace Connector.Sandbox.ServiceBus;

/// <summary>Application properties and reasons that Service Bus uses when it dead-letters a message.</summary>
public static class DeadLetterProperties
{
    public const string Reason = "DeadLetterReason";
    public const string Description = "DeadLetterErrorDescription";
    public const string MaxDeliveryCountExceeded = "MaxDeliveryCountExceeded";
    public const string Expired = "TTLExpiredException";
}

using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Runs a function for each message of a Service Bus queue or subscription. It has the name, the namespace and the
/// metadata of the attribute in <c>Microsoft.Azure.Functions.Worker.Extensions.ServiceBus</c>, so adopting that package
/// is the deletion of this file; the build property <c>ServiceBusHostExtension</c> makes the host load Service Bus.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceBusTriggerAttribute : TriggerBindingAttribute, ISupportCardinality
{
    /// <summary>Listens to a queue.</summary>
    /// <param name="queueName">Name of the queue, or <c>%Setting%</c>.</param>
    public ServiceBusTriggerAttribute(string queueName) => QueueName = queueName;

    /// <summary>Listens to a subscription of a topic.</summary>
    /// <param name="topicName">Name of the topic, or <c>%Setting%</c>.</param>
    /// <param name="subscriptionName">Name of the subscription, or <c>%Setting%</c>.</param>
    public ServiceBusTriggerAttribute(string topicName, string subscriptionName) =>
        (TopicName, SubscriptionName) = (topicName, subscriptionName);

    /// <summary>Name of the queue; null for a subscription.</summary>
    public string? QueueName { get; }

    /// <summary>Name of the topic; null for a queue.</summary>
    public string? TopicName { get; }

    /// <summary>Name of the subscription; null for a queue.</summary>
    public string? SubscriptionName { get; }

    /// <summary>Setting, or section of settings, that says how to connect.</summary>
    public string? Connection { get; set; }

    /// <summary>True when the queue or subscription requires sessions.</summary>
    public bool IsSessionsEnabled { get; set; }

    /// <summary>Whether a message is completed when the function succeeds; unset, <c>host.json</c> decides.</summary>
    public bool AutoCompleteMessages { get; set; }

    /// <summary>True for many messages in one invocation.</summary>
    [DefaultValue(false)]
    public bool IsBatched { get; set; }

    Cardinality ISupportCardinality.Cardinality
    {
        get => IsBatched ? Cardinality.Many : Cardinality.One;
        set => IsBatched = value == Cardinality.Many;
    }
}

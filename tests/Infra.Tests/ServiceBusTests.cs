using System.Text.Json.Nodes;
using System.Xml;
using Connector.Sandbox.ServiceBus;
using Connector.Sandbox.Stack;
using Connector.Sync.Work;

namespace Connector.Infra.Tests;

public sealed class ServiceBusTests
{
    [BicepTheory]
    [InlineData("test")]
    [InlineData("production")]
    public async Task The_queues_are_those_that_the_sandbox_runs_and_none_besides(string environment)
    {
        var declared = (await Deployment.OfAsync(environment)).OfType("Microsoft.ServiceBus/namespaces/queues").Select(Description);
        Assert.Equal(Queues.All.OrderBy(queue => queue.Name), declared.OrderBy(queue => queue.Name));
    }

    [BicepFact]
    public async Task Commercetools_may_send_to_its_queue_and_nothing_else()
    {
        var deployment = await Deployment.OfAsync("production");
        var rule = Assert.Single(deployment.Resources, resource => ((string)resource["type"]!).EndsWith("/authorizationRules", StringComparison.OrdinalIgnoreCase));
        Assert.Equal($"{Deployment.NameOf(deployment.Single("Microsoft.ServiceBus/namespaces"))}/{FlowName.CommercetoolsEvents}/commercetools-send", (string)rule["name"]!);
        Assert.Equal(["Send"], rule["properties"]!["rights"]!.AsArray().Select(right => (string)right!));
    }

    [BicepFact]
    public async Task The_namespace_takes_no_old_transport()
    {
        var properties = (await Deployment.OfAsync("production")).Single("Microsoft.ServiceBus/namespaces")["properties"]!;
        Assert.Contains((string)properties["minimumTlsVersion"]!, new[] { "1.2", "1.3" });
        // commercetools can only send with a connection string.
        Assert.False((bool)properties["disableLocalAuth"]!);
    }

    private static QueueDescription Description(JsonObject queue)
    {
        var properties = queue["properties"]!;
        return new QueueDescription(Deployment.NameOf(queue))
        {
            RequiresSession = (bool)properties["requiresSession"]!,
            MaxDeliveryCount = (int)properties["maxDeliveryCount"]!,
            LockDuration = XmlConvert.ToTimeSpan((string)properties["lockDuration"]!),
            DuplicateDetectionWindow = (bool)properties["requiresDuplicateDetection"]! ? XmlConvert.ToTimeSpan((string)properties["duplicateDetectionHistoryTimeWindow"]!) : null,
            DefaultMessageTimeToLive = (string?)properties["defaultMessageTimeToLive"] is { } span ? XmlConvert.ToTimeSpan(span) : null,
            DeadLetteringOnMessageExpiration = (bool?)properties["deadLetteringOnMessageExpiration"] ?? false,
        };
    }
}

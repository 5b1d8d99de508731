using Connector.Commercetools.Models;
using Connector.Sync.Setup;
using Connector.Sync.SubscriptionHealth;
using Connector.Sync.Tests.Setup;
using Connector.Sync.Tests.Support;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Tests.SubscriptionHealth;

public sealed class SubscriptionCheckTests
{
    private const string Secret = "SharedAccessKey=a-secret";

    [Theory]
    [InlineData(SubscriptionHealthStatus.Healthy, "Healthy", 0)]
    [InlineData(SubscriptionHealthStatus.ConfigurationErrorDeliveryStopped, "ConfigurationErrorDeliveryStopped", 1)]
    [InlineData(SubscriptionHealthStatus.ManuallySuspended, "ManuallySuspended", 1)]
    [InlineData(null, "Missing", 1)]
    public async Task A_subscription_that_does_not_deliver_is_a_warning_without_its_secret(string? status, string said, int warnings)
    {
        var project = new FakeProject
        {
            Subscription = status is null ? null : new() { Id = "s", Version = 1, Status = status, Destination = new() { Type = "AzureServiceBus", ConnectionString = Secret } },
        };
        var log = new TestLog();
        using var telemetry = Meters.Create();
        Assert.Equal(said, await new SubscriptionCheck(project, Options.Create(new SetupOptions()), telemetry, log.For<SubscriptionCheck>()).RunAsync(default));
        Assert.Equal(warnings, log.Lines.Count(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains(said, StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Secret, StringComparison.Ordinal));
    }
}

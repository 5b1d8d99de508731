using System.Net;
using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping.Feedback;
using Connector.Sync.Events;
using Connector.Sync.Flows;
using Connector.Sync.Orders;
using Connector.Sync.Setup;
using Connector.Sync.Tests.Support;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Tests.Setup;

public sealed class ShopSetupTests
{
    private const string Events = "Endpoint=sb://bus.example/;SharedAccessKeyName=commercetools-send;SharedAccessKey=secret;EntityPath=commercetools-events";

    private readonly FakeProject project = new();

    [Fact]
    public async Task An_empty_project_gets_everything_and_the_second_run_changes_nothing()
    {
        var first = await RunAsync();
        Assert.True(first.Ok);
        Assert.All(first.Steps, step => Assert.Equal(SetupOutcome.Created, step.Outcome));
        Assert.Contains(ChannelRole.OrderExport, project.Channels["exact-max"].Roles);
        Assert.Equal((12, 2, 6), (Fields("exact-max-order"), Fields("exact-max-line"), Fields("exact-max-return-item")));
        Assert.Equal(Events, project.ConnectionString);

        var writes = project.Writes;
        var second = await RunAsync();
        Assert.True(second.Ok);
        Assert.All(second.Steps, step => Assert.Equal(SetupOutcome.Unchanged, step.Outcome));
        Assert.Equal(writes, project.Writes);
    }

    [Fact]
    public async Task The_subscription_asks_for_exactly_what_the_routing_understands()
    {
        await RunAsync();
        Assert.Equal(EventRouting.Subscribed.Keys.Order(), project.Subscription!.Messages.Select(messages => messages.ResourceTypeId).Order());
        Assert.All(project.Subscription.Messages, messages => Assert.Equal(EventRouting.Subscribed[messages.ResourceTypeId].Order(), messages.Types.Order()));
        foreach (var messages in project.Subscription.Messages)
            foreach (var type in messages.Types)
                Assert.NotEmpty(EventRouting.Route(new SubscriptionNotification.Message { Resource = new() { TypeId = messages.ResourceTypeId, Id = "1" }, Type = type, Id = "m", Version = 1 }, expectsRefunds: false, default));
    }

    [Fact]
    public async Task What_somebody_took_away_comes_back_and_what_is_the_shops_own_stays()
    {
        await RunAsync();
        project.Channels["exact-max"] = project.Channels["exact-max"] with { Roles = ["OrderImport"] };
        var type = project.Types["exact-max-order"];
        var own = new FieldDefinition { Name = "own", Type = new() { Name = "Boolean" } };
        project.Types["exact-max-order"] = type with { FieldDefinitions = [own, .. type.FieldDefinitions.Where(field => field.Name != FeedbackFields.OrderFields.InvoiceNet)] };
        project.Subscription = project.Subscription! with { Messages = [.. project.Subscription.Messages.Skip(1)], Changes = [], Status = SubscriptionHealthStatus.ConfigurationErrorDeliveryStopped };

        var report = await RunAsync();

        Assert.True(report.Ok);
        Assert.Equal(["exact-max", "exact-max-order", "exact-max-connector"], report.Steps.Where(step => step.Outcome is SetupOutcome.Updated).Select(step => step.Key));
        Assert.Equal(["OrderImport", "OrderExport"], project.Channels["exact-max"].Roles);
        Assert.Equal(13, Fields("exact-max-order"));
        Assert.Equal("Set its messages, changes, destination.", report.Steps[^1].Detail);
        Assert.All((await RunAsync()).Steps, step => Assert.Equal(SetupOutcome.Unchanged, step.Outcome));
    }

    [Fact]
    public async Task A_field_of_another_type_is_refused_with_advice_and_the_others_are_added()
    {
        project.Types["exact-max-order"] = new()
        {
            Id = "exact-max-order", Version = 1, ResourceTypeIds = ["order"],
            FieldDefinitions = [new() { Name = FeedbackFields.OrderFields.OrderNumbers, Type = new() { Name = "String" } }],
        };
        var report = await RunAsync();
        var step = report.Steps.Single(step => step.Key == "exact-max-order");
        Assert.False(report.Ok);
        Assert.Equal(SetupOutcome.Refused, step.Outcome);
        Assert.Contains("maxOrderNumbers is String, and the connector writes Set of String", step.Detail, StringComparison.Ordinal);
        Assert.Equal(12, Fields("exact-max-order"));
    }

    [Theory]
    [InlineData("", "is missing")]
    [InlineData("nonsense", "is no Service Bus connection string")]
    [InlineData("Endpoint=sb://bus.example/;SharedAccessKeyName=root;SharedAccessKey=secret", "EntityPath=commercetools-events")]
    public async Task A_wrong_connection_string_is_refused_without_being_told(string events, string words)
    {
        var report = await RunAsync(events);
        var step = report.Steps[^1];
        Assert.Equal(("subscription", SetupOutcome.Refused), (step.Kind, step.Outcome));
        Assert.Contains(words, step.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(report), StringComparison.Ordinal);
        Assert.Null(project.Subscription);
    }

    [Fact]
    public async Task Missing_scopes_are_named_with_who_needs_them_and_a_refused_step_names_its_own()
    {
        project.Granted = new HashSet<string> { "manage_orders", "manage_payments", "manage_customers", "manage_products", "manage_standalone_prices", "manage_states", "view_states", "manage_subscriptions" };
        project.BeforeWrite = path =>
        {
            if (path == "types") throw new ForbiddenException(FakeProject.Refusal(HttpStatusCode.Forbidden, "insufficient_scope"));
        };
        var report = await RunAsync();
        var missing = Assert.Single(report.Steps, step => step.Kind == "scope");
        Assert.Equal(("manage_types", SetupOutcome.Missing), (missing.Key, missing.Outcome));
        Assert.Contains("setup", missing.Detail, StringComparison.Ordinal);
        Assert.All(report.Steps.Where(step => step.Kind == "type"), step => Assert.Contains("lacks the scope manage_types", step.Detail, StringComparison.Ordinal));
        Assert.Equal(SetupOutcome.Created, report.Steps[^1].Outcome);
    }

    [Fact]
    public async Task A_collision_or_a_lost_reply_is_read_again()
    {
        var first = true;
        project.BeforeWrite = path =>
        {
            if (path != "channels" || !first) return;
            first = false;
            throw new BadRequestException(FakeProject.Refusal(HttpStatusCode.BadRequest, "DuplicateField"));
        };
        Assert.True((await RunAsync()).Ok);
    }

    private int Fields(string type) => project.Types[type].FieldDefinitions.Count;

    private Task<SetupReport> RunAsync(string events = Events) => new ShopSetup(
        project, project, project, project, project, Repository.Mapping, new SetOptions(new() { Mode = FlowMode.Live }),
        Options.Create(new OrderExportOptions()), Options.Create(new SetupOptions { EventsConnectionString = events })).RunAsync(default);
}

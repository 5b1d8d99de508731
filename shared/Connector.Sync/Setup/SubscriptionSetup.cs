using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Sync.Events;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Setup;

/// <summary>Makes commercetools send exactly what <see cref="EventRouting"/> understands to the events queue.</summary>
internal sealed class SubscriptionSetup(ICommercetoolsSubscriptions subscriptions, IOptions<SetupOptions> options)
{
    private readonly SetupOptions options = options.Value;

    private static IReadOnlyList<MessageSubscription> Messages { get; } =
    [
        .. EventRouting.Subscribed.Select(pair => new MessageSubscription { ResourceTypeId = pair.Key, Types = [.. pair.Value.Order(StringComparer.Ordinal)] }),
    ];

    private static IReadOnlyList<ChangeSubscription> Changes { get; } = [.. EventRouting.SubscribedChanges.Select(kind => new ChangeSubscription { ResourceTypeId = kind })];

    private Destination Destination => new() { Type = "AzureServiceBus", ConnectionString = options.EventsConnectionString };

    public async Task<SetupStep> RunAsync(CancellationToken cancellationToken)
    {
        if (EventsDestination.Problem(options.EventsConnectionString) is { } problem) return Step(SetupOutcome.Refused, problem);
        if (await subscriptions.GetByKeyAsync(options.SubscriptionKey, cancellationToken) is not { } found)
        {
            var created = await subscriptions.CreateAsync(
                new() { Key = options.SubscriptionKey, Destination = Destination, Messages = Messages, Changes = Changes }, cancellationToken);
            return Told(created, SetupOutcome.Created, []);
        }

        List<(string Word, SubscriptionUpdateAction Action)> updates = [];
        if (!Same(found.Messages)) updates.Add(("messages", new SubscriptionSetMessagesAction { Messages = Messages }));
        if (!found.Changes.Select(change => change.ResourceTypeId).ToHashSet().SetEquals(EventRouting.SubscribedChanges))
            updates.Add(("changes", new SubscriptionSetChangesAction { Changes = Changes }));
        // Setting the destination again is also what starts a stopped subscription.
        if (!IsHealthy(found) || !EventsDestination.IsSame(found.Destination, options.EventsConnectionString))
            updates.Add(("destination", new SubscriptionChangeDestinationAction { Destination = Destination }));
        if (updates.Count == 0) return Told(found, SetupOutcome.Unchanged, []);
        var updated = await subscriptions.UpdateAsync(found.Id, new() { Version = found.Version, Actions = [.. updates.Select(update => update.Action)] }, cancellationToken);
        return Told(updated, SetupOutcome.Updated, [.. updates.Select(update => update.Word)]);
    }

    private SetupStep Told(Subscription subscription, SetupOutcome outcome, IReadOnlyList<string> set) => IsHealthy(subscription)
        ? Step(outcome, set.Count > 0 ? $"Set its {string.Join(", ", set)}." : null)
        : Step(SetupOutcome.Refused, $"Its status is {subscription.Status}: notifications do not arrive. Check that the rule of Setup:EventsConnectionString exists and may send, and run the setup again; a subscription that stays suspended is a case for commercetools' support.");

    private SetupStep Step(SetupOutcome outcome, string? detail) => new("subscription", options.SubscriptionKey, outcome, detail);

    // Other servers may not say.
    private static bool IsHealthy(Subscription subscription) => subscription.Status is null or SubscriptionHealthStatus.Healthy;

    private static bool Same(IReadOnlyList<MessageSubscription> existing)
    {
        var wanted = EventRouting.Subscribed;
        return existing.Count == wanted.Count
            && existing.All(messages => wanted.TryGetValue(messages.ResourceTypeId, out var types) && types.Count == messages.Types.Count && types.All(messages.Types.Contains));
    }
}

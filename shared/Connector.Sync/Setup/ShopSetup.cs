using Connector.Commercetools;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Orders;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Setup;

/// <summary>
/// Puts into commercetools what the connector needs there: channels, states, types and the subscription. Safe to repeat;
/// a second run changes nothing. It goes on after a step that is refused, so that one report names everything.
/// </summary>
public sealed class ShopSetup(
    IGrantedScopes scopes,
    ICommercetoolsChannels channels,
    ICommercetoolsStates states,
    ICommercetoolsTypes types,
    ICommercetoolsSubscriptions subscriptions,
    MappingDocument mapping,
    IOptionsMonitor<FlowOptions> flows,
    IOptions<OrderExportOptions> orders,
    IOptions<SetupOptions> options)
{
    private const int Tries = 3;

    /// <summary>Runs all steps.</summary>
    /// <exception cref="CommercetoolsException">commercetools does not answer, or does not know the API client.</exception>
    public async Task<SetupReport> RunAsync(CancellationToken cancellationToken)
    {
        var plan = SetupPlan.Of(mapping, orders.Value.SyncChannelKey);
        List<SetupStep> steps = [.. await ScopesAsync(cancellationToken)];
        var (channel, state, type) = (new ChannelSetup(channels), new StateSetup(states), new TypeSetup(types));
        foreach (var wanted in plan.Channels) steps.Add(await StepAsync("channel", wanted.Key, () => channel.RunAsync(wanted, cancellationToken)));
        foreach (var wanted in plan.States) steps.Add(await StepAsync("state", wanted.Key, () => state.RunAsync(wanted, cancellationToken)));
        foreach (var wanted in plan.Types) steps.Add(await StepAsync("type", wanted.Key, () => type.RunAsync(wanted, cancellationToken)));
        var subscription = new SubscriptionSetup(subscriptions, options);
        steps.Add(await StepAsync("subscription", options.Value.SubscriptionKey, () => subscription.RunAsync(cancellationToken)));
        return new(steps);
    }

    private async Task<IEnumerable<SetupStep>> ScopesAsync(CancellationToken cancellationToken)
    {
        // A server that does not say what it grants is asked by doing: a step that lacks a scope is refused.
        if (await scopes.GetAsync(cancellationToken) is not { } granted) return [];
        return NeededScopes.Missing(granted, flow => flows.Get(flow).Mode != FlowMode.Off).Select(lack => new SetupStep(
            "scope",
            lack.Scope,
            SetupOutcome.Missing,
            $"Needed by {string.Join(", ", lack.Users)}. Scopes of an API client cannot be changed: create one that has it, and set Commercetools:ClientId and ClientSecret."));
    }

    // Each step reads before it writes: after a collision or a lost reply it only has to run again.
    private static async Task<SetupStep> StepAsync(string kind, string key, Func<Task<SetupStep>> run)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await run();
            }
            catch (CommercetoolsException e) when (attempt < Tries && MayPass(e))
            {
            }
            catch (ForbiddenException e)
            {
                return new(kind, key, SetupOutcome.Refused, $"The API client lacks the scope {NeededScopes.OfStep(kind)} ({e.Method} {e.Path}). Create an API client that has it, and set Commercetools:ClientId and ClientSecret.");
            }
            catch (ApiHttpException e) when (e is not UnauthorizedException)
            {
                return new(kind, key, SetupOutcome.Refused, $"commercetools answered {(int)e.StatusCode} {string.Join(", ", e.Errors.Select(Words))} to {e.Method} {e.Path}. Correlation id {e.CorrelationId}.");
            }
        }
    }

    private static bool MayPass(CommercetoolsException e) =>
        e is ConcurrentModificationException or OutcomeUnknownException || (e is BadRequestException bad && bad.Errors.Any(error => error.Code == "DuplicateField"));

    private static string Words(ApiError error) => error.Field is null ? error.Code : $"{error.Code} ({error.Field})";
}

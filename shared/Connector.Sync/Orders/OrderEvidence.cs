using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Links;

namespace Connector.Sync.Orders;

/// <summary>
/// Shows in commercetools that MAX holds the order: <c>syncInfo</c> with the MAX number, and the order state that the
/// mapping wants. Sends one update with what is missing, and nothing when nothing is.
/// </summary>
public sealed class OrderEvidence(ICommercetoolsOrders orders, SyncChannel channel, MappingDocument mapping)
{
    private const int Tries = 5;

    /// <summary>Brings the order to where it should be.</summary>
    /// <returns>The order as it then is, or the problem that prevents it.</returns>
    /// <exception cref="ConcurrentModificationException">It changed during every try.</exception>
    public async Task<(Order Order, Problem? Problem)> WriteAsync(Order order, OrderLink link, CancellationToken cancellationToken)
    {
        if (await channel.FindIdAsync(cancellationToken) is not { } channelId) return (order, MissingChannel());
        for (var attempt = 1; ; attempt++)
        {
            var actions = Missing(order, link, channelId);
            if (actions.Count == 0) return (order, null);
            try
            {
                return (await orders.UpdateAsync(order.Id, new OrderUpdate { Version = order.Version, Actions = actions }, cancellationToken), null);
            }
            catch (Exception e) when (e is ConcurrentModificationException or OutcomeUnknownException && attempt < Tries)
            {
                // Somebody else changed it, or our own update may have arrived: look again and decide anew.
                order = await orders.GetByIdAsync(order.Id, cancellationToken) ?? order;
            }
        }
    }

    private List<OrderUpdateAction> Missing(Order order, OrderLink link, string channelId)
    {
        List<OrderUpdateAction> actions = [];
        var shown = order.SyncInfo.FirstOrDefault(info => info.Channel.Id == channelId);
        if (shown?.ExternalId != link.MaxOrderNumber)
        {
            actions.Add(new OrderUpdateSyncInfoAction
            {
                Channel = new ResourceIdentifier { TypeId = "channel", Id = channelId },
                ExternalId = link.MaxOrderNumber,
                SyncedAt = link.ExportedAt,
            });
        }

        // The state moves once, in the same update as the first number: what is set afterwards counts more.
        if (shown is null) AddStates(actions, OrderFeedbackMapping.Exported(order, mapping));
        return actions;
    }

    private static void AddStates(List<OrderUpdateAction> actions, OrderFeedback feedback)
    {
        if (feedback.OrderState is { } state) actions.Add(new OrderChangeOrderStateAction { OrderState = state });
        if (feedback.TransitionTo is { } key) actions.Add(new OrderTransitionStateAction { State = new ResourceIdentifier { TypeId = "state", Key = key } });
    }

    private Problem MissingChannel() => new(
        "SYNC_CHANNEL_MISSING",
        "OrderExport:SyncChannelKey",
        channel.Key,
        $"MAX holds the order, but commercetools has no channel with key \"{channel.Key}\" to show it. Create the channel with role OrderExport, or correct OrderExport:SyncChannelKey, and replay.");
}

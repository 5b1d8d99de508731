using Connector.Commercetools;

namespace Connector.Sync.Setup;

/// <summary>Creates a channel, or gives the one that is there the role that it lacks; its other roles stay.</summary>
internal sealed class ChannelSetup(ICommercetoolsChannels channels)
{
    public async Task<SetupStep> RunAsync(ChannelPlan plan, CancellationToken cancellationToken)
    {
        if (await channels.GetByKeyAsync(plan.Key, cancellationToken) is not { } found)
        {
            await channels.CreateAsync(new() { Key = plan.Key, Roles = [plan.Role] }, cancellationToken);
            return new("channel", plan.Key, SetupOutcome.Created, $"With the role {plan.Role}.");
        }

        if (found.Roles.Contains(plan.Role, StringComparer.Ordinal)) return new("channel", plan.Key, SetupOutcome.Unchanged);
        await channels.UpdateAsync(found.Id, new() { Version = found.Version, Actions = [new ChannelAddRolesAction { Roles = [plan.Role] }] }, cancellationToken);
        return new("channel", plan.Key, SetupOutcome.Updated, $"Got the role {plan.Role}.");
    }
}

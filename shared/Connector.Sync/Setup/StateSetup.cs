using Connector.Commercetools;

namespace Connector.Sync.Setup;

/// <summary>
/// Creates a workflow state that is missing, open to every transition. One that is there belongs to the shop's own
/// workflow and is left alone.
/// </summary>
internal sealed class StateSetup(ICommercetoolsStates states)
{
    public async Task<SetupStep> RunAsync(StatePlan plan, CancellationToken cancellationToken)
    {
        if (await states.GetByKeyAsync(plan.Key, cancellationToken) is not { } found)
        {
            await states.CreateAsync(
                new() { Key = plan.Key, Type = plan.Type, Initial = true, Name = new Dictionary<string, string> { ["en"] = plan.Key, ["de"] = plan.Key } },
                cancellationToken);
            return new("state", plan.Key, SetupOutcome.Created, $"As {plan.Type}, without limits to its transitions.");
        }

        return found.Type == plan.Type
            ? new("state", plan.Key, SetupOutcome.Unchanged)
            : new("state", plan.Key, SetupOutcome.Refused, $"The state is of type {found.Type}, and mapping.json uses it as {plan.Type}. Name another state in mapping.json (statuses).");
    }
}

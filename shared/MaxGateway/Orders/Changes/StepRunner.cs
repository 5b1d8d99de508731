using Connector.ExactMax.Contract;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>How the steps of an order went.</summary>
/// <param name="Moved">Somebody changed the order between reading and writing it: plan again.</param>
/// <param name="Refusal">What MAX refused; null when all is well.</param>
internal sealed record StepResult(bool Moved, GatewayProblem? Refusal)
{
    public static StepResult Done { get; } = new(false, null);
}

/// <summary>Writes steps one after the other. What MAX's answer means, its tables say.</summary>
internal sealed class StepRunner(MaxCompany company)
{
    /// <exception cref="MaxOutcomeUnknownException">A call was lost.</exception>
    public async Task<StepResult> RunAsync(string orderNumber, IReadOnlyList<OrderStep> steps, bool partly, CancellationToken cancellation)
    {
        foreach (var (index, step) in steps.Index())
        {
            try
            {
                await step.WriteAsync(company, cancellation);
            }
            catch (MaxRefusedException refusal)
            {
                var now = await company.Reader.OrderRecordAsync(orderNumber, cancellation);
                if (now is not null && step.Done(now))
                    continue;
                return now is not null && step.Due(now)
                    ? new StepResult(false, ChangeProblem.Refused(step.What, refusal.Message, partly || index > 0))
                    : new StepResult(true, null);
            }
        }
        return StepResult.Done;
    }
}

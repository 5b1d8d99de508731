using Connector.MaxGateway.Http;
using Connector.MaxGateway.Max;

namespace Connector.MaxGateway.Customers;

/// <summary>A load by ETL, which inserts or updates by key, so that repeating one is harmless; a lost verdict is settled by looking.</summary>
internal static class CustomerLoad
{
    /// <exception cref="MaxRefusedException">MAX refused the document.</exception>
    /// <exception cref="ProblemException">Nobody knows, and MAX does not show it (yet).</exception>
    public static async Task RunAsync(Task load, Func<Task<bool>> landed)
    {
        try
        {
            await load;
        }
        catch (MaxOutcomeUnknownException)
        {
            if (!await landed())
                throw new ProblemException(Problems.OutcomeUnknown("ETL ended without a verdict.", "Send the request again: loading twice is harmless.", retryable: true));
        }
    }
}

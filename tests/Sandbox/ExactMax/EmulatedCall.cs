using Connector.MaxGateway.Max;

namespace Connector.Sandbox.ExactMax;

/// <summary>One call into an emulation: one at a time, slow, with the planned faults, and with refusals written to the log.</summary>
internal sealed class EmulatedCall(MaxDatabase database, MaxFaults faults, SingleCall single)
{
    /// <param name="kind">See <see cref="MaxCall"/>.</param>
    /// <param name="document">What the caller sent.</param>
    /// <param name="apply">Applies it; throws <see cref="MaxRefusal"/>.</param>
    /// <param name="refused">What the caller learns of a refusal.</param>
    /// <param name="cancellationToken">Ends the caller's wait; the call goes on, as it does in MAX.</param>
    public Task<T> RunAsync<T>(string kind, string document, Func<T> apply, Func<string, string> refused, CancellationToken cancellationToken) =>
        RunToEndAsync(kind, document, apply, refused).WaitAsync(cancellationToken);

    private async Task<T> RunToEndAsync<T>(string kind, string document, Func<T> apply, Func<string, string> refused)
    {
        using var lease = single.Enter();
        var call = faults.Count();
        if (faults.Delay > TimeSpan.Zero)
            await Task.Delay(faults.Delay, database.Clock);
        await faults.Reached(MaxCallMoment.Before, kind, call);
        var fault = faults.Take(kind, document);
        if (fault == MaxFault.Unavailable)
            throw new MaxUnavailableException($"{kind}: MAX cannot be reached.");
        if (fault == MaxFault.LoseCall)
            throw new MaxOutcomeUnknownException($"{kind}: no answer.");
        T result;
        try
        {
            result = fault == MaxFault.Refuse ? throw new MaxRefusal("refused on request of a test.") : apply();
        }
        catch (MaxRefusal refusal)
        {
            database.Log.Write($"{kind}: {refusal.Message}");
            throw new MaxRefusedException(refused(refusal.Message));
        }

        await faults.Reached(MaxCallMoment.Applied, kind, call);
        return fault == MaxFault.LoseReply ? throw new MaxOutcomeUnknownException($"{kind}: no answer.") : result;
    }
}

using Connector.Sandbox.Stack;

namespace EndToEnd.Tests.FunctionsHost;

/// <summary>Waits for what another process does; there is nothing to await there.</summary>
internal static class WaitUntil
{
    public static Task TrueAsync(Func<bool> condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string what = "") =>
        Eventually.HoldsAsync(what, () => Task.FromResult(condition()), TimeSpan.FromSeconds(30));
}

namespace EndToEnd.Tests.FunctionsHost;

/// <summary>Waits for what another process does; there is nothing to await there.</summary>
internal static class WaitUntil
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
    }
}

namespace Connector.Commercetools.Token;

/// <summary>
/// Caches one token. Callers that need a new one share a single request, which no caller's cancellation ends. While an old
/// token still lives, a failed renewal is not an error: the old one is used, and renewal is tried again a little later.
/// </summary>
internal sealed class ClientCredentialsTokens(Func<Task<TokenReply>> request, TimeProvider time) : ITokenProvider
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private AccessToken? current;
    private Task<AccessToken>? renewal;

    public async Task<string> GetAsync(CancellationToken ct) => (await CurrentAsync(ct)).Value;

    public async Task<string?> GetScopeAsync(CancellationToken ct) => (await CurrentAsync(ct)).Scope;

    public void Forget(string token)
    {
        lock (gate)
        {
            if (current?.Value == token) current = null;
        }
    }

    private async ValueTask<AccessToken> CurrentAsync(CancellationToken ct)
    {
        Task<AccessToken> pending;
        lock (gate)
        {
            if (current is { } token && time.GetUtcNow() < token.RenewAt) return token;
            pending = renewal ??= Task.Run(RenewAsync, CancellationToken.None);
        }

        return await pending.WaitAsync(ct);
    }

    private async Task<AccessToken> RenewAsync()
    {
        try
        {
            var reply = await request();
            return Keep(AccessToken.Issued(reply.AccessToken, TimeSpan.FromSeconds(reply.ExpiresIn), time.GetUtcNow()) with { Scope = reply.Scope });
        }
        catch (CommercetoolsException) when (OldOne() is not null)
        {
            return Keep(OldOne()! with { RenewAt = time.GetUtcNow() + PauseAfterFailure });
        }
        finally
        {
            lock (gate) renewal = null;
        }
    }

    private AccessToken Keep(AccessToken token)
    {
        lock (gate) return current = token;
    }

    private AccessToken? OldOne()
    {
        lock (gate) return current is { } token && time.GetUtcNow() < token.ExpiresAt ? token : null;
    }
}

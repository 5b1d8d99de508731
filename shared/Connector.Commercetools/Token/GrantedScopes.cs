namespace Connector.Commercetools.Token;

internal sealed class GrantedScopes(ITokenProvider tokens, Func<string> projectKey) : IGrantedScopes
{
    public async Task<IReadOnlySet<string>?> GetAsync(CancellationToken ct)
    {
        if (await tokens.GetScopeAsync(ct) is not { } scope) return null;
        var ending = ":" + projectKey();
        return scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name)
            .ToHashSet(StringComparer.Ordinal);
    }
}

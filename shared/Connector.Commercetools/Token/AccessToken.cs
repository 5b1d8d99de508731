namespace Connector.Commercetools.Token;

/// <summary>A token and when it ends.</summary>
internal sealed record AccessToken(string Value, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt)
{
    /// <summary>What it allows, as the auth service says.</summary>
    public string? Scope { get; init; }

    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    /// <summary>Renewed 5 minutes before it expires; a token that lives shorter than 50 minutes, at 10 % of its life.</summary>
    public static AccessToken Issued(string value, TimeSpan lifetime, DateTimeOffset now)
    {
        var margin = TimeSpan.FromTicks(Math.Min(LongestMargin.Ticks, lifetime.Ticks / 10));
        return new(value, now + lifetime - margin, now + lifetime);
    }

    /// <summary>Keeps secrets out of logs.</summary>
    public override string ToString() => $"token until {ExpiresAt:O}";
}

using Connector.MaxGateway.Http;
using Connector.MaxGateway.Settings;
using Connector.MaxGateway.Work;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Feeds;

/// <summary>Begins reads: turns a caller's cursor into what MAX is asked.</summary>
internal sealed class FeedReads(MaxCompanies companies, IOptions<GatewayOptions> options, TimeProvider clock)
{
    /// <summary>A read of everything, or of what changed since a cursor, and the cursor for the next one.</summary>
    /// <exception cref="ProblemException">The cursor is not of this feed.</exception>
    public (FeedRead Read, FeedCursor Next) Begin(CompanyOptions company, string feed, string? cursor)
    {
        var next = new FeedCursor(company.Name, feed, clock.GetUtcNow());
        if (string.IsNullOrEmpty(cursor))
            return (Read(company, next.ReadAt, null), next);
        var last = FeedCursor.Parse(cursor, company.Name, feed) ?? throw new ProblemException(Problems.UnknownCursor(feed));
        return (Read(company, next.ReadAt, FeedWindow.Of(last, TimeSpan.FromMinutes(options.Value.Feeds.OverlapMinutes), company)), next);
    }

    /// <summary>A read of what happened since a cursor, or in the last days, and the cursor for the next one.</summary>
    /// <exception cref="ProblemException">The cursor is not of this feed.</exception>
    public (FeedRead Read, FeedCursor Next) BeginEvents(CompanyOptions company, string feed, string? cursor)
    {
        var (read, next) = Begin(company, feed, cursor);
        return (read.Window is null ? read with { Window = FeedWindow.Of(next, TimeSpan.FromDays(options.Value.Feeds.OrderEventDays), company) } : read, next);
    }

    /// <summary>A read of named parts.</summary>
    public FeedRead Begin(CompanyOptions company) => Read(company, clock.GetUtcNow(), null);

    private FeedRead Read(CompanyOptions company, DateTimeOffset readAt, FeedWindow? window) =>
        new(companies[company.Name], window, FeedWindow.Today(readAt, company), options.Value.Feeds.TimeoutSeconds);
}

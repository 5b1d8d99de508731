using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>
/// How far the feed <c>stock</c> of each company was read. Shadow has cursors of its own: what was only recorded is not
/// published, so going live begins with a full comparison.
/// </summary>
public sealed class StockFeeds(IFeedCursors cursors, IOptionsMonitor<FlowOptions> flows)
{
    /// <summary>The cursor of a company, or null before its first full comparison.</summary>
    public Task<string?> CursorAsync(string company, CancellationToken cancellationToken) => cursors.ReadAsync(Name(company), cancellationToken);

    /// <summary>Keeps a cursor once everything before it is on the queue.</summary>
    public Task SaveAsync(string company, string cursor, CancellationToken cancellationToken) => cursors.SaveAsync(Name(company), cursor, cancellationToken);

    /// <summary>True when the gateway does not know the cursor: it was installed anew, or its database is another.</summary>
    public static bool IsUnknownCursor(Exception exception) =>
        exception is GatewayException { Problem: { Code: GatewayProblemCode.Validation, Field: "cursor" } };

    /// <summary>Why a company could not be read, as a code; null when the exception is a defect.</summary>
    public static string? Failure(Exception exception) => RemoteFailure.Classify(exception, Snapshots.None) switch
    {
        FlowOutcome.Wait wait => wait.Code,
        FlowOutcome.Retry retry => retry.Code,
        FlowOutcome.Failed failed => failed.Problems[0].Code,
        _ => null,
    };

    private string Name(string company) => flows.Get(FlowName.Stock).Mode == FlowMode.Live ? $"{FlowName.Stock} {company}" : $"{FlowName.Stock} {company} shadow";
}

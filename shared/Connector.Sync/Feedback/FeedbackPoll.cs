using System.Collections.Concurrent;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Cursors;
using Connector.Sync.Flows;
using Connector.Sync.Runs;
using Connector.Sync.Stock;
using Connector.Sync.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Feedback;

/// <summary>
/// Reads what happened to orders in MAX and enqueues each commercetools order once. The cursor of a company moves only
/// after everything before it is on the queue. A company that cannot be read does not keep the others waiting.
/// </summary>
public sealed class FeedbackPoll(
    IMaxFeeds feeds,
    IFeedCursors cursors,
    IWorkQueue queue,
    RunLog runs,
    MappingDocument mapping,
    FlowStart start,
    IOptionsMonitor<FlowOptions> flows,
    TimeProvider time,
    ILogger<FeedbackPoll> logger)
{
    private const int OrdersAtOnce = 500;

    // Reads overlap by minutes: what this instance has enqueued already need not come again with every poll.
    private readonly ConcurrentDictionary<string, HashSet<string>> known = new(StringComparer.Ordinal);

    /// <summary>Reads what is new.</summary>
    /// <returns>How many orders were enqueued.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) => RunAsync("delta", cancellationToken);

    /// <summary>Reads the last days once more, for whatever a clock, a restored database or a defect made us miss.</summary>
    /// <returns>How many orders were enqueued.</returns>
    public Task<int> CompareAsync(CancellationToken cancellationToken) => RunAsync("full", cancellationToken);

    private async Task<int> RunAsync(string kind, CancellationToken cancellationToken)
    {
        if (flows.Get(FlowName.OrderFeedback).Mode == FlowMode.Off) return 0;
        // MAX dates to the minute, by a clock of its own.
        var began = await start.OfAsync(FlowName.OrderFeedback, cancellationToken) - flows.Get(FlowName.OrderFeedback).SweepOverlap;
        var run = new Run(kind, began, time.GetUtcNow());
        foreach (var company in mapping.Companies)
        {
            try
            {
                await FollowAsync(run, company, cancellationToken);
            }
            catch (Exception e) when (StockFeeds.Failure(e) is { } code)
            {
                run.Failed(company, code);
            }
        }

        await ReportAsync(run, cancellationToken);
        return run.Orders;
    }

    private async Task FollowAsync(Run run, string company, CancellationToken cancellationToken)
    {
        var cursor = run.Kind == "full" ? null : await cursors.ReadAsync(Feed(company), cancellationToken);
        try
        {
            await ReadAsync(run, company, cursor, cancellationToken);
        }
        catch (Exception e) when (StockFeeds.IsUnknownCursor(e))
        {
            run.Notes.Add($"The gateway of {company} does not know the cursor: the last days are read again.");
            await ReadAsync(run, company, null, cancellationToken);
        }
    }

    private async Task ReadAsync(Run run, string company, string? cursor, CancellationToken cancellationToken)
    {
        var waiting = new Dictionary<string, OrderEventKind>(StringComparer.Ordinal);
        var (before, ids) = (cursor is null ? null : known.GetValueOrDefault(Feed(company)), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var line in feeds.ReadOrderEventsAsync(company, cursor, cancellationToken))
        {
            if (line.Item is { } happened)
            {
                run.Events++;
                ids.Add(happened.Id);
                if (before?.Contains(happened.Id) == true || happened.At < run.Start || OrderOf(happened) is not { } order) continue;
                waiting[order] = happened.Kind;
                if (waiting.Count >= OrdersAtOnce) await EnqueueAsync(run, waiting, cancellationToken);
            }

            if (line.End is not { } end) continue;
            await EnqueueAsync(run, waiting, cancellationToken);
            await cursors.SaveAsync(Feed(company), end.Cursor, cancellationToken);
            if (cursor is not null) known[Feed(company)] = ids;
        }
    }

    private async Task EnqueueAsync(Run run, Dictionary<string, OrderEventKind> orders, CancellationToken cancellationToken)
    {
        if (orders.Count == 0) return;
        var now = time.GetUtcNow();
        await queue.EnqueueAsync([.. orders.Select(order => Item(order.Key, run.Kind == "full" ? "comparison" : order.Value.ToString(), now))], cancellationToken);
        run.Orders += orders.Count;
        orders.Clear();
    }

    private static WorkItem Item(string order, string reason, DateTimeOffset now) => new()
    {
        Flow = FlowName.OrderFeedback,
        Key = order,
        Reason = reason,
        FirstSeen = now,
        CorrelationId = Guid.NewGuid().ToString("N"),
    };

    // What people entered in MAX has no order in the shop. A split order's id has a suffix.
    private static string? OrderOf(OrderEvent happened) => happened.ExternalId is { Length: > 0 } id ? id.Split('/', 2)[0] : null;

    // Shadow has cursors of its own: what was only recorded is looked at again once the flow is live.
    private string Feed(string company) =>
        flows.Get(FlowName.OrderFeedback).Mode == FlowMode.Live ? $"{FlowName.OrderFeedback} {company}" : $"{FlowName.OrderFeedback} {company} shadow";

    private async Task ReportAsync(Run run, CancellationToken cancellationToken)
    {
        if (run is { Orders: 0, Failures: 0, Notes.Count: 0, Kind: "delta" }) return;
        var summary = run.Summary();
        await runs.WriteAsync(summary, cancellationToken);
        logger.Log(run.Failures == 0 ? LogLevel.Information : LogLevel.Warning, "{Summary}", summary.Sentence);
    }

    private sealed class Run(string kind, DateTimeOffset start, DateTimeOffset now)
    {
        public string Kind { get; } = kind;
        public DateTimeOffset Start { get; } = start;
        public long Events { get; set; }
        public int Orders { get; set; }
        public int Failures { get; private set; }
        public List<string> Notes { get; } = [];

        public void Failed(string company, string code)
        {
            Failures++;
            Notes.Add($"{company} could not be read ({code}).");
        }

        public RunSummary Summary() => new()
        {
            Flow = FlowName.OrderFeedback,
            Kind = Kind,
            StartedAt = now,
            Sentence = string.Join(' ', [FormattableString.Invariant($"MAX told of {Events} events; {Orders} orders are looked at."), .. Notes]),
            Figures = new Dictionary<string, long> { ["Events"] = Events, ["Orders"] = Orders, ["Failures"] = Failures },
        };
    }
}
